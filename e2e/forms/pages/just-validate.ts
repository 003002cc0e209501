/** The script of just-validate.html. */
import JustValidate from 'just-validate';

const form = document.querySelector('form')!;
const validator = new JustValidate(form, { errorLabelCssClass: 'role-label', validateBeforeSubmitting: false });

validator
  .addField('#email', [{ rule: 'required' }, { rule: 'email' }])
  .addField('#phone', [{ rule: 'minLength', value: 6 }])
  .addField('#role', [{ rule: 'required' }])
  .onSuccess(() => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api');
    request.onload = () => {
      form.reset();
      document.getElementById('success')!.hidden = false;
    };
    request.send(new FormData(form));
  });
