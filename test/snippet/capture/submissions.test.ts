// @vitest-environment happy-dom
/** What a press of a button, without any submit, becomes by what the page sends after it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import './support/standard-dom';
import { type Lead, readLead } from '../../src/snippet/lead';
import { watchPage } from '../../src/snippet/page-signs';
import { createSubmissions } from '../../src/snippet/submissions';

const HTML = '<form><input name="name" value="Ada Hartley"><input type="email" name="email" value="ada.hartley7@example.org"></form>';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
  document.body.innerHTML = HTML;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** How many leads there are three seconds after a press, and a request with this body that is answered well. */
async function leadsAfter(body: unknown): Promise<number> {
  const accepted = vi.fn();
  const submissions = createSubmissions(accepted, () => {}, () => true);
  const lead = readLead(document.querySelector('form')!, { passwords: new Set(), visited: new WeakSet() }) as Lead;
  const now = Date.now();
  submissions.add({ lead, event: new Event('click'), isPress: true, openedAt: now, settlingAt: now, open: 0, ok: 0, refused: 0, readSigns: watchPage(lead, new Set()) });
  await fetch('/api', { method: 'POST', body: JSON.stringify(body) });
  await vi.advanceTimersByTimeAsync(3_000);
  return accepted.mock.calls.length;
}

test('a press that has sent all that was typed is a submission', async () => {
  expect(await leadsAfter({ name: 'Ada Hartley', email: 'ada.hartley7@example.org' })).toBe(1);
});

test('a press that has sent the address alone is none, though the address holds the name', async () => {
  expect(await leadsAfter({ email: 'ada.hartley7@example.org' })).toBe(0);
});

test('a press of a form that asks for an address alone is none', async () => {
  document.querySelector('[name=name]')!.remove();
  expect(await leadsAfter({ email: 'ada.hartley7@example.org' })).toBe(0);
});
