/** Vue 3 with Vuelidate: nothing is shown before the submission, then every error at once. */
import { createApp, reactive, ref } from 'vue';
import { useVuelidate } from '@vuelidate/core';
import { email, minLength, required } from '@vuelidate/validators';
import { send } from './parts/send';

createApp({
  setup() {
    const answers = reactive({ company: '', email: '', seats: '' });
    const isSent = ref(false);
    const v$ = useVuelidate(
      { company: { required, minLength: minLength(3) }, email: { required, email }, seats: { required } },
      answers,
    );
    const submit = async () => {
      if (!(await v$.value.$validate())) return;
      await send(answers);
      isSent.value = true;
    };
    return { answers, isSent, submit, v$ };
  },
  template: `
    <form v-if="!isSent" @submit.prevent="submit">
      <label>Company <input v-model="answers.company" name="company"></label>
      <span v-for="error of v$.company.$errors" :key="error.$uid">{{ error.$message }}</span>
      <label>Work email <input v-model="answers.email" name="work_email" type="email"></label>
      <span v-for="error of v$.email.$errors" :key="error.$uid">{{ error.$message }}</span>
      <label>Seats <input v-model="answers.seats" name="seats" inputmode="numeric"></label>
      <span v-for="error of v$.seats.$errors" :key="error.$uid" id="error">{{ error.$message }}</span>
      <button id="send">Get a quote</button>
    </form>
    <p v-else id="success">Your quote is on its way.</p>`,
}).mount('#root');
