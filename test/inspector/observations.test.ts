// @vitest-environment happy-dom
/** What the inspector keeps of what the snippet tells. */
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { LeadEvent } from '../../src/event';
import { observe, TEST_LEAD } from '../../src/inspector/observations';
import { evidenceOf } from './support/evidence';

const EVENT: LeadEvent = {
  event_type: 'lead',
  event_name: 'n',
  source_id: 's',
  fields: { email: 'ada@example.com' },
  event_id: 'e-1',
  created_at: '2026-11-20T10:00:00.000Z',
};

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
  tell('evidence', form, evidenceOf({ pending: 1 }));
  tell('evidence', form, evidenceOf({ pending: 1 }));
  expect(onChange).toHaveBeenCalledTimes(1);
  tell('evidence', form, evidenceOf({ ok: 1 }));
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
  tell('evidence', document.createElement('form'), evidenceOf({}));
  tell('captured', EVENT, undefined);
  expect(observations.submissions.map(({ rule }) => rule)).toEqual([undefined, 'track']);
});

test('the panel\u2019s own test lead is called so', () => {
  const { observations, tell } = lookOn();
  tell('captured', { ...EVENT, event_name: TEST_LEAD }, undefined);
  expect(observations.submissions.map(({ rule }) => rule)).toEqual([TEST_LEAD]);
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
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('ada@');
  expect(lookOn().observations.submissions).toMatchObject([{ rule: 'answered', fields: { email: '' } }]);
});

test("somebody else's under the key is nothing", () => {
  sessionStorage.setItem('driftrock:inspector', 'null');
  expect(lookOn().observations).toEqual({ submissions: [], attempts: [] });
});
