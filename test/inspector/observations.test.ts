// @vitest-environment happy-dom
/** What the inspector keeps of what the snippet tells. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { LeadEvent } from '../../src/event';
import { evidenceInWords } from '../../src/inspector/evidence-words';
import { observe } from '../../src/inspector/observations';
import type { Evidence } from '../../src/snippet/capture/verdict';

const EVENT: LeadEvent = {
  event_type: 'lead',
  event_name: 'n',
  source_id: 's',
  fields: { email: 'ada@example.com' },
  event_id: 'e-1',
  created_at: '2026-11-20T10:00:00.000Z',
};
const evidence = (more: Partial<Evidence>): Evidence => ({
  ...{ isPress: false, isCollected: false, isNavigated: false, pending: 0, ok: 0, refused: 0, isSent: false },
  ...{ against: 0, isThanked: false, isGone: false, isStep: false },
  ...more,
});

/** A snippet that tells what the test says. */
function lookOn() {
  const listeners: Record<string, (...args: unknown[]) => void> = {};
  const onChange = vi.fn();
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const on = (_on: 'on', name: string, listener: (...told: unknown[]) => void) => void (listeners[name] = listener);
  const observations = observe(on, onChange, ending.signal);
  return {
    observations,
    onChange,
    end: () => ending.abort(),
    tell: (name: string, ...args: unknown[]) => listeners[name]!(...args),
  };
}

beforeEach(() => sessionStorage.clear());
afterEach(() => sessionStorage.clear());

test('a submission goes from its evidence to its rule, and the next one of the form is another', () => {
  const { observations, tell, onChange } = lookOn();
  const form = document.createElement('form');
  tell('evidence', form, evidence({ pending: 1 }));
  tell('evidence', form, evidence({ pending: 1 }));
  expect(onChange).toHaveBeenCalledTimes(1);
  tell('evidence', form, evidence({ ok: 1 }));
  tell('captured', EVENT, 'answered');
  tell('ignored', form, 'search');
  expect(observations.submissions).toMatchObject([
    { rule: 'answered', isLead: true, evidence: ["the page's server took the answers"], fields: EVENT.fields },
    { rule: 'search', isLead: false, evidence: [] },
  ]);
});

test('hears nothing more once the panel is closed, and leaves nothing for the next page', () => {
  const { observations, tell, onChange, end } = lookOn();
  tell('captured', EVENT, undefined);
  end();
  tell('captured', EVENT, undefined);
  tell('answer', EVENT, { outcome: 'acknowledged', status: 200, text: '' });
  dispatchEvent(new Event('pagehide'));
  expect(onChange).toHaveBeenCalledTimes(1);
  expect(observations).toMatchObject({ submissions: [{}], attempts: [] });
  expect(sessionStorage).toHaveLength(0);
});

test('what was tracked is no submission of a form', () => {
  const { observations, tell } = lookOn();
  tell('evidence', document.createElement('form'), evidence({}));
  tell('captured', EVENT, undefined);
  expect(observations.submissions.map(({ rule }) => rule)).toEqual([undefined, 'track']);
});

test.each([
  ['{"error":"not from here"}', 'not from here'],
  ['{"error":"Ada@example.com is invalid"}', '••• is invalid'],
  ['<html>', ''],
  ['{"data":"ok"}', ''],
])("the relay's answer %s is told by its error: %s", (text, error) => {
  const { observations, tell } = lookOn();
  tell('answer', EVENT, { outcome: 'retry', status: 403, text });
  expect(observations.attempts).toMatchObject([{ eventId: 'e-1', outcome: 'retry', status: 403, error }]);
});

test('the next page of the tab knows what was seen, without what was typed', () => {
  const { tell } = lookOn();
  tell('captured', EVENT, 'answered');
  dispatchEvent(new Event('pagehide'));
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('ada');
  expect(lookOn().observations.submissions).toMatchObject([{ rule: 'answered', fields: { email: '' } }]);
});

test("somebody else's under the key is nothing", () => {
  sessionStorage.setItem('driftrock:inspector', 'null');
  expect(lookOn().observations).toEqual({ submissions: [], attempts: [] });
});

test.each<[Partial<Evidence>, string[]]>([
  [{}, []],
  [{ isPress: true }, ['something was pressed; no form was submitted']],
  [{ isSent: true }, ['something was sent that may carry the answers']],
  [{ isSent: true, ok: 1 }, ["the page's server took the answers"]],
  [{ refused: 1, against: 2 }, ["the page's server refused the answers", 'the page shows an error']],
  [{ against: 1 }, ['something looks like an error']],
  [{ against: 3 }, ['the page shows a new error']],
  [
    { isThanked: true, isGone: true, isStep: true },
    ['the page says thanks', 'the answers are gone from the form', 'other questions are in their place'],
  ],
])('evidence %j is told as %j', (more, words) => {
  expect(evidenceInWords(evidence(more))).toEqual(words);
});
