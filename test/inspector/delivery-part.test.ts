// @vitest-environment happy-dom
/** What the panel says of delivery. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deliveryPart } from '../../src/inspector/delivery-part';
import type { ObservedAttempt } from '../../src/inspector/observations';
import type { Entry } from '../../src/snippet/delivery/entry';
import type { Options } from '../../src/snippet/options';
import { knownOf } from './support/installation';
import { createActs, draw, textsIn } from './support/parts';

const NOW = new Date('2026-11-20T10:00:00Z').getTime();
const EVENT: Entry['event'] = {
  event_type: 'lead',
  event_name: 'Form submitted',
  source_id: 's-1',
  fields: { email: 'ada@example.com' },
  event_id: '034feb07-0cd7-4d44-bbdb-ae18a8a4132f',
  created_at: '2026-11-20T10:00:00.000Z',
};

const entryOf = (more: Partial<Entry>): Entry => ({ event: EVENT, addedAt: NOW, failures: 0, dueAt: NOW, ...more });
const attemptOf = (more: Partial<ObservedAttempt>): ObservedAttempt => ({
  ...{ eventId: EVENT.event_id, at: NOW, outcome: 'acknowledged', status: 200, error: '' },
  ...more,
});
const partOf = (entries: Entry[], attempts: ObservedAttempt[] = [], options: Options = {}) =>
  deliveryPart(
    knownOf({
      inspected: { options, entries: () => entries, isServed: false },
      observations: { submissions: [], attempts },
    }),
    createActs(),
  );

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test.each([
  ['nothing waits', []],
  ['1 in the outbox', [entryOf({})]],
  ['2 in the outbox', [entryOf({}), entryOf({})]],
])('%s', (note, entries) => {
  expect(partOf(entries)).toMatchObject({ title: 'Delivery', note });
});

test('is empty where no snippet runs', () => {
  const part = deliveryPart(knownOf(), createActs());
  expect(part.note).toBe('nothing waits');
  expect(textsIn(part, 'li')).toEqual([]);
});

test.each<[string, Partial<Entry>]>([
  ['is sent next', {}],
  ['is being decided, or next attempt in 35 s', { dueAt: NOW + 34_001 }],
  ['is being sent', { dueAt: NOW + 1, lease: 'tab' }],
  ['is sent next', { dueAt: NOW, lease: 'tab' }],
  ['3 attempts failed, next attempt in 8 s', { dueAt: NOW + 8_000, failures: 3 }],
  ['2 attempts failed, is sent next', { failures: 2 }],
  ['1 attempt failed, is sent next', { failures: 1 }],
])('an entry %s: %j', (said, more) => {
  expect(textsIn(partOf([entryOf(more)]), 'li')).toEqual([`Form submitted 034feb07: ${said}`]);
});

test.each<[string, Options['consent']]>([
  ['is sent next', undefined],
  ['is sent next', 'granted'],
  ['waits for consent', 'pending'],
  ['waits for consent', 'denied'],
])('an entry %s while consent is %s', (said, consent) => {
  expect(textsIn(partOf([entryOf({})], [], { ...(consent && { consent }) }), 'li')).toEqual([
    `Form submitted 034feb07: ${said}`,
  ]);
});

test.each<[string, Partial<ObservedAttempt>]>([
  ['taken (HTTP 200)', {}],
  ['refused for good (HTTP 400: fields is empty)', { outcome: 'rejected', status: 400, error: 'fields is empty' }],
  ['will be tried again (HTTP 503)', { outcome: 'retry', status: 503 }],
  ['will be tried again (no answer)', { outcome: 'retry', status: 0 }],
])('an attempt was %s: %j', (said, more) => {
  expect(textsIn(partOf([], [attemptOf(more)]), 'li')).toEqual([
    `${new Date(NOW).toLocaleTimeString()} 034feb07: ${said}`,
  ]);
});

test('has the newest attempt first', () => {
  const attempts = [attemptOf({ eventId: 'first' }), attemptOf({ eventId: 'second' })];
  expect(textsIn(partOf([], attempts), 'li')).toEqual([
    expect.stringContaining('second'),
    expect.stringContaining('first'),
  ]);
});

test('says that nothing was sent yet', () => {
  expect(textsIn(partOf([]), 'p')).toEqual(['Nothing was sent since this panel opened.']);
});

test('shows nothing that was typed', () => {
  expect(draw(partOf([entryOf({})], [attemptOf({})])).innerHTML).not.toContain('ada@');
});

test('sends what waits when it is asked', () => {
  const acts = createActs();
  draw(deliveryPart(knownOf(), acts)).querySelector('button')!.click();
  expect(acts.sendNow).toHaveBeenCalledTimes(1);
});
