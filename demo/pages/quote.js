/** The AJAX form: validates in the page, then on the server, and stays where it is. */
import { find, showError } from './dom.js';

const form = find(document, '#quote', HTMLFormElement);
const done = find(document, '#done', HTMLElement);
const again = find(document, '#again', HTMLElement);
const SEATS_AT_LEAST = 5;

/**
 * What is wrong with the values, by the input's id; in the order in which the last one shown gets the focus: from the
 * bottom up.
 *
 * @param {FormData} values
 */
function errorsOf(values) {
  const seats = Number(values.get('seats'));
  return {
    seats: seats >= SEATS_AT_LEAST ? '' : `Please give a number from ${SEATS_AT_LEAST} on.`,
    email: /^\S+@\S+\.\S+$/.test(String(values.get('email')))
      ? ''
      : 'Please give an e-mail address, such as ada@example.com.',
  };
}

/** @param {Record<string, string>} errors */
function show(errors) {
  for (const [id, error] of Object.entries(errors)) showError(form, id, error);
  return Object.values(errors).every((error) => error === '');
}

/** @param {boolean} isDone */
function turn(isDone) {
  form.hidden = isDone;
  done.hidden = again.hidden = !isDone;
  (isDone ? done : find(form, '#name', HTMLInputElement)).focus();
}

/** @param {FormData} values */
async function send(values) {
  try {
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch('/quote', {
      method: 'POST',
      headers,
      body: JSON.stringify(Object.fromEntries(values)),
    });
    if (response.ok) turn(true);
    else show((await response.json()).errors);
  } catch {
    show({ email: 'The demo does not answer. Is npm start still running?' }); // Nothing else on this page could tell.
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const values = new FormData(form);
  if (show(errorsOf(values))) void send(values);
});

again.addEventListener('click', () => {
  form.reset();
  turn(false);
});
