/** Vue 3 with VeeValidate's components and rules of the page's own; the form gives way to the thanks. */
import { createApp, ref } from 'vue';
import { ErrorMessage, Field, Form } from 'vee-validate';
import { send } from './parts/send';

const isEmail = (value: string) => /^\S+@\S+\.\S+$/.test(value) || 'email must be a valid email';
const isPhone = (value: string) => /^[\d +]{9,}$/.test(value) || 'phone is too short';
const isGiven = (value: string) => !!value || 'this is a required field';

createApp({
  components: { ErrorMessage, Field, Form },
  setup() {
    const isSent = ref(false);
    const submit = async (answers: unknown) => {
      await send(answers);
      isSent.value = true;
    };
    return { isSent, submit, isEmail, isPhone, isGiven };
  },
  template: `
    <p v-if="isSent" id="success">Thanks!</p>
    <Form v-else @submit="submit">
      <label for="name">Name</label><Field id="name" name="name" :rules="isGiven" /><ErrorMessage name="name" />
      <label for="email">Email</label><Field id="email" name="email" type="email" :rules="isEmail" />
      <ErrorMessage name="email" />
      <label for="phone">Phone</label><Field id="phone" name="phone" type="tel" :rules="isPhone" />
      <ErrorMessage name="phone" id="error" />
      <button id="send">Sign up</button>
    </Form>`,
}).mount('#root');
