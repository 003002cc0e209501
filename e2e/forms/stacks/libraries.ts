/** Stacks whose page is HTML and whose library takes the submission over. */
import { html, sendOn } from '../support/page-answers';
import { escape, pageWith } from '../support/pages';
import type { Stack } from '../support/stack';

export const LIBRARY_STACKS: Stack[] = [
  {
    page: 'jquery-validation',
    title: 'jQuery Validation with AJAX',
    badAttempts: [{ fill: { full_name: 'Olivia Moreau', email: 'olivia@example.com' } }],
    error: '#message-error',
    correction: { fill: { message: 'A quote for twelve desks' } },
    send: '#send',
    success: '#success',
    lead: { name: 'Olivia Moreau', email: 'olivia@example.com', message: 'A quote for twelve desks' },
  },
  {
    page: 'just-validate',
    title: 'JustValidate with XMLHttpRequest',
    badAttempts: [{ fill: { contact_email: 'jonas@example.com', contact_phone: '030 901820' } }],
    error: '.role-label',
    correction: { choose: { role: ['ops'] } },
    send: '#send',
    success: '#success',
    lead: { contact_email: 'jonas@example.com', phone: '030 901820', role: 'ops' },
  },
  {
    page: 'htmx',
    title: 'htmx with a fragment from the server',
    answers({ name, email, city }) {
      if (city) return html('accepted', '<p id="success">Welcome!</p>');
      return html(
        'turned down',
        `
        <form hx-post="/join" hx-swap="outerHTML">
          <label>Name <input name="name" value="${escape(name)}"></label>
          <label>Email <input name="email" type="email" value="${escape(email)}"></label>
          <label>City <input name="city"></label>
          <div class="error-message" id="error">Your city is missing</div>
          <button id="send">Join</button>
        </form>`,
      );
    },
    badAttempts: [{ fill: { name: 'Priya Singh', email: 'priya@example.com' } }],
    error: '#error',
    correction: { fill: { city: 'Coimbra' } },
    send: '#send',
    success: '#success',
    lead: { name: 'Priya Singh', email: 'priya@example.com', city: 'Coimbra' },
  },
  {
    page: 'turbo',
    title: 'Turbo with 422 and a redirect',
    answers: (answers) =>
      answers['visitor[day]']
        ? sendOn()
        : html('turned down', pageWith('turbo', answers, 'Choose a day'), { status: 422 }),
    badAttempts: [
      {
        fill: { 'input[name="visitor[name]"]': 'Tomás Ferreira', 'input[name="visitor[email]"]': 'tomas@example.com' },
      },
    ],
    error: '#error',
    correction: { fill: { 'input[name="visitor[day]"]': '24 June' } },
    send: '#send',
    success: '#thanks',
    lead: { name: 'Tomás Ferreira', email: 'tomas@example.com', day: '24 June' },
  },
  {
    page: 'alpine',
    title: 'Alpine with x-model',
    badAttempts: [{ fill: { '#name': 'Ngozi Okafor', '#email': 'ngozi@example.com' } }],
    error: '#error',
    correction: { fill: { '#message': 'Do you deliver on Sundays?' } },
    send: '#send',
    success: '#success',
    lead: { name: 'Ngozi Okafor', email: 'ngozi@example.com', message: 'Do you deliver on Sundays?' },
    secrets: ['Vb7nQ2xTz9Lr4KsMw8Yd'],
  },
  {
    page: 'shoelace',
    title: 'Shoelace components',
    badAttempts: [
      {
        fill: { 'sl-input[name=name] input': 'Fatima Bauer', 'sl-input[name=email] input': 'fatima@example.com' },
        click: ['sl-checkbox'],
      },
    ],
    error: 'sl-textarea[data-user-invalid]',
    correction: { fill: { 'sl-textarea textarea': 'A comment of some length' } },
    send: '#send',
    success: '#success',
    lead: { name: 'Fatima Bauer', email: 'fatima@example.com', comment: 'A comment of some length', news: 'weekly' },
  },
  {
    page: 'surveyjs',
    title: 'SurveyJS',
    badAttempts: [
      {
        fill: { '[data-name=fullName] input': 'Léa Rossi', '[data-name=email] input': 'lea@example.com' },
        choose: { '[data-name=size] select': ['11-50'] },
      },
    ],
    error: '[data-name=note] .sd-error',
    correction: { fill: { '[data-name=note] textarea': 'Nothing, thank you' } },
    send: '.sd-navigation__complete-btn',
    success: '#success',
    lead: { name: 'Léa Rossi', email: 'lea@example.com', size: '11-50', note: 'Nothing, thank you' },
  },
];
