/** The part of the panel about delivery: what waits in the outbox, and what the relay has answered. */
import type { Entry } from '../snippet/delivery/entry';
import { button, make } from './elements';
import type { ObservedAttempt } from './observations';
import type { Acts, Known, Part } from './parts';

const MS_PER_SECOND = 1000;
const SHORT_ID = 8;

const timeOf = (at: number): string => new Date(at).toLocaleTimeString();

function whenOf({ dueAt, failures, lease }: Entry, isHeld: boolean): string {
  if (isHeld) return 'waits for consent';
  const seconds = Math.ceil((dueAt - Date.now()) / MS_PER_SECOND);
  if (lease && seconds > 0) return 'is being sent';
  const next = seconds > 0 ? `next attempt in ${seconds} s` : 'is sent next';
  const failed = failures === 1 ? '1 attempt failed' : `${failures} attempts failed`;
  return failures > 0 ? `${failed}, ${next}` : seconds > 0 ? `is being decided, or ${next}` : next;
}

const entryLine = (entry: Entry, isHeld: boolean): HTMLElement =>
  make('li', {}, `${entry.event.event_name} ${entry.event.event_id.slice(0, SHORT_ID)}: ${whenOf(entry, isHeld)}`);

const OUTCOMES = { acknowledged: 'taken', rejected: 'refused for good', retry: 'will be tried again' };

const attemptLine = ({ at, eventId, outcome, status, error }: ObservedAttempt): HTMLElement =>
  make(
    'li',
    {},
    `${timeOf(at)} ${eventId.slice(0, SHORT_ID)}: ${OUTCOMES[outcome]} `,
    make('span', { class: 'faint' }, status === 0 ? '(no answer)' : `(HTTP ${status}${error ? `: ${error}` : ''})`),
  );

/** The part. */
export function deliveryPart({ inspected, observations }: Known, { sendNow }: Acts): Part {
  const entries = inspected?.entries() ?? [];
  const consent = inspected?.options.consent;
  const isHeld = consent !== undefined && consent !== 'granted';
  const attempts = observations.attempts.toReversed();
  return {
    title: 'Delivery',
    note: entries.length === 0 ? 'nothing waits' : `${entries.length} in the outbox`,
    content: [
      ...(entries.length > 0 ? [make('ul', {}, ...entries.map((entry) => entryLine(entry, isHeld)))] : []),
      make('div', { class: 'row' }, button('Send now', sendNow)),
      attempts.length > 0
        ? make('ul', {}, ...attempts.map(attemptLine))
        : make('p', { class: 'faint' }, 'Nothing was sent since this panel opened.'),
    ],
  };
}
