// @vitest-environment happy-dom
/** The part of the panel that sends a test lead. */
import { expect, test } from 'vitest';
import { testLeadPart } from '../../src/inspector/test-lead-part';
import { pressKey } from '../snippet/support/visitor';
import { createActs, draw } from './support/parts';

/** The part on the page with this in its control. */
function drawWith(typed: string) {
  const acts = createActs();
  const page = draw(testLeadPart(acts));
  const email = page.querySelector('input')!;
  const [send, copy] = [...page.querySelectorAll('button')] as [HTMLButtonElement, HTMLButtonElement];
  email.value = typed;
  return { acts, email, send, copy };
}

test('sends a lead with the address, by the button or the Enter key', () => {
  const { acts, email, send } = drawWith('ada@example.com');
  send.click();
  pressKey(email, 'Enter');
  expect(acts.sendTestLead.mock.calls).toEqual([['ada@example.com'], ['ada@example.com']]);
});

test.each(['', 'ada'])('sends nothing for "%s", and asks for an address', (typed) => {
  const { acts, email, send } = drawWith(typed);
  send.click();
  expect(acts.sendTestLead).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(email);
});

test('sends nothing while somebody types', () => {
  const { acts, email } = drawWith('ada@example.com');
  pressKey(email, 'm');
  expect(acts.sendTestLead).not.toHaveBeenCalled();
});

test('has a label for its control', () => {
  const { email } = drawWith('');
  expect(document.querySelector('label')!.getAttribute('for')).toBe(email.id);
});

test('copies the report', () => {
  const { acts, copy } = drawWith('');
  copy.click();
  expect([acts.copyReport.mock.calls.length, acts.sendTestLead.mock.calls.length]).toEqual([1, 0]);
});
