/** The part of the panel that sends a test lead through snippet, outbox and relay, and copies a report. */
import { button, make } from './elements';
import type { Acts, Part } from './parts';

/** The part; drawn once, since somebody may be typing in it. */
export function testLeadPart({ sendTestLead, copyReport }: Acts): Part {
  const email = make('input', {
    attributes: { type: 'email', id: 'driftrock-email', autocomplete: 'email', placeholder: 'you@example.com' },
  });
  const send = () => {
    if (email.value && email.checkValidity()) sendTestLead(email.value);
    else email.focus();
  };
  email.addEventListener('keydown', ({ key }) => key === 'Enter' && send());
  return {
    title: 'Test',
    content: [
      make('label', { attributes: { for: 'driftrock-email' } }, 'Your e-mail address, for a lead marked as a test'),
      make('div', { class: 'row' }, email, button('Send a test lead', send)),
      make('div', { class: 'row' }, button('Copy a report without personal data', copyReport)),
    ],
  };
}
