/** What the snippet made of a visit, held against what the visitor did. Pure. */
import type { Attempt } from '../../support/relay-switch';

export interface Outcome {
  /** How many attempts the page accepted. */
  expected: number;
  /** Leads of the attempt that the page accepted. */
  accepted: number;
  /** Leads of attempts that the page turned down, or that were no attempts at all. */
  turnedDown: number;
  /** Answers that the lead lacks. */
  missing: string[];
  /** Values in the lead that nobody gave as an answer. */
  surplus: string[];
  /** Secrets in anything that was sent. */
  leaks: string[];
}

export const NO_LEAD: Outcome = { expected: 0, accepted: 0, turnedDown: 0, missing: [], surplus: [], leaks: [] };
export const ONE_LEAD: Outcome = { ...NO_LEAD, expected: 1, accepted: 1 };

export interface Expected {
  /** When the attempt began that the page accepted; undefined when there was none. */
  acceptedAt: number | undefined;
  lead: Record<string, string | string[]>;
  secrets: string[];
}

/** Secrets shorter than this count as a word of their own: three digits are found in any number. */
const SHORT_SECRET_LENGTH = 6;

const squash = (text: string) => text.toLowerCase().replace(/[^a-z\d]/g, '');

/** Whether the text holds a secret, in whatever groups it is written. */
function holds(text: string, secret: string): boolean {
  if (secret.length < SHORT_SECRET_LENGTH) return text.split(/[^a-z\d/]+/i).includes(secret);
  return squash(text).includes(squash(secret));
}

/** One value's text: a list is one value, in whatever order. */
const textOf = (value: unknown) => (Array.isArray(value) ? JSON.stringify([...value].sort()) : String(value));

/** `from` without one of each of `taken`. */
function without(from: string[], taken: string[]): string[] {
  const left = [...taken];
  return from.filter((value) => !left.includes(value) || left.splice(left.indexOf(value), 1).length === 0);
}

/** The first attempt of each event. */
function firstAttempts(attempts: Attempt[]): Attempt[] {
  const ids = attempts.map(({ body }) => body.event_id);
  return attempts.filter(({ body }, index) => ids.indexOf(body.event_id) === index);
}

export function outcomeOf(attempts: Attempt[], { acceptedAt = Infinity, lead, secrets }: Expected): Outcome {
  const events = firstAttempts(attempts);
  const accepted = events.filter(({ at }) => at >= acceptedAt);
  const fields = accepted.at(-1)?.body.fields;
  const expected = Object.values(lead).map(textOf);
  const sent = fields ? Object.values(fields).map(textOf) : expected;
  const lacksEmail =
    fields && lead['email'] && fields['email'] !== lead['email'] ? [`email: ${textOf(lead['email'])}`] : [];
  const texts = attempts.map(({ body }) => JSON.stringify({ ...body, event_id: '', source_id: '' }));
  return {
    expected: acceptedAt < Infinity ? 1 : 0,
    accepted: accepted.length,
    turnedDown: events.length - accepted.length,
    missing: [...without(expected, sent), ...lacksEmail],
    surplus: without(sent, expected),
    leaks: secrets.filter((secret) => texts.some((text) => holds(text, secret))),
  };
}
