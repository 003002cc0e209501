/** The script of jquery-validation.html. */
import $ from 'jquery';
import 'jquery-validation';

$('#lead-form').validate({
  rules: { full_name: { required: true, minlength: 2 }, email: { required: true, email: true }, message: 'required' },
  messages: { email: 'Please enter a valid email address', message: 'Tell us what you need' },
  submitHandler(form: HTMLFormElement) {
    $.ajax({ url: '/api', type: 'POST', data: $(form).serialize() }).done(() => {
      $('#lead-form').hide();
      $('#success').show();
    });
  },
});
