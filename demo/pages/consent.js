/** The consent banner: asks once a session, and tells the snippet the answer. */
import { driftrock, find } from './dom.js';

const ANSWER_KEY = 'demo-consent';
const banner = find(document, '#banner', HTMLElement);
const answered = find(document, '#answer', HTMLElement);
const form = find(document, '#callback', HTMLFormElement);
const done = find(document, '#done', HTMLElement);

const show = () => {
  const answer = sessionStorage.getItem(ANSWER_KEY);
  banner.hidden = answer !== null;
  answered.hidden = answer === null;
  find(document, '#answer-text', HTMLElement).textContent = answer === 'granted' ? 'accepted.' : 'declined.';
  if (answer !== null) driftrock('consent', answer);
};

banner.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  sessionStorage.setItem(ANSWER_KEY, target.value);
  show();
});

find(document, '#ask-again', HTMLButtonElement).addEventListener('click', () => {
  sessionStorage.removeItem(ANSWER_KEY);
  // A new page is the honest way back to "not answered yet": the snippet has no such command.
  location.reload();
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  fetch('/callback', {
    method: 'POST',
    body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
  }).then(
    ({ ok }) => {
      done.textContent = ok ? 'Thank you. We will call you.' : 'That did not work. Please try again.';
      if (ok) form.reset();
    },
    () => (done.textContent = 'The demo does not answer. Is npm start still running?'),
  );
});

show();
