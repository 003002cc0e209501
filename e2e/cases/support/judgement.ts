/** What the snippet made of a case, held against what must come of it. Pure. */
import type { Case, ExpectedLead } from './case';

/** An event as Driftrock's API accepted it. */
export type SentEvent = Record<string, unknown> & { fields?: Record<string, unknown> };

export interface Judgement {
  /** Leads that must be there, and are not. */
  lost: number;
  /** Leads that nobody has given. */
  invented: number;
  /** Leads that are there once more. */
  doubled: number;
  /** Secrets in anything that was sent. */
  secrets: string[];
  /** Fields that are wrong, missing, or must not be there. */
  wrong: string[];
}

export const RIGHT: Judgement = { lost: 0, invented: 0, doubled: 0, secrets: [], wrong: [] };

type Wanted = Pick<Case, 'leads' | 'absent' | 'never' | 'absentIds' | 'ids' | 'secrets'>;

/** A secret of so few characters counts as a word of its own: three digits are found in any number. */
const SHORT_SECRET_LENGTH = 6;

const squash = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
const textOf = (value: unknown) => (Array.isArray(value) ? JSON.stringify([...value].sort()) : JSON.stringify(value));
const CONTACTS = ['email', 'phone_number'];

function holds(text: string, secret: string): boolean {
  if (secret.length < SHORT_SECRET_LENGTH) return text.split(/[^\p{L}\d]+/u).includes(secret);
  return squash(text).includes(squash(secret));
}

/** How many of the expected fields an event has. */
const likeness = (lead: ExpectedLead, { fields = {} }: SentEvent) =>
  Object.entries(lead).filter(([name, value]) => textOf(fields[name]) === textOf(value)).length;

/** The contact's value tells, under whatever name it has come. */
const isSamePerson = (lead: ExpectedLead, { fields = {} }: SentEvent) => {
  const values = Object.values(fields).map(textOf);
  return CONTACTS.some((name) => lead[name] !== undefined && values.includes(textOf(lead[name])));
};

/** The lead's own event: the one that is most like it, the later of two. There is none where the contact is missing. */
function eventOf(lead: ExpectedLead, events: SentEvent[]): SentEvent | undefined {
  const named = CONTACTS.some((name) => lead[name] !== undefined);
  const candidates = events.filter((event) => !named || isSamePerson(lead, event));
  const [last, ...earlier] = candidates.reverse();
  return earlier.reduce((best, event) => (best && likeness(lead, event) > likeness(lead, best) ? event : best), last);
}

function faultsOf(lead: ExpectedLead, event: SentEvent, wanted: Wanted): string[] {
  const { absent = [], never = {}, absentIds = [], ids = {} } = wanted;
  const { fields = {} } = event;
  const unlike = Object.entries(lead).filter(([name, value]) => textOf(fields[name]) !== textOf(value));
  const partial = Object.entries(never).filter(([name, values]) => values.includes(String(fields[name])));
  const wrongIds = Object.entries(ids).filter(([key, value]) => event[key] !== value);
  return [
    ...unlike.map(([name, value]) => `${name}: ${textOf(fields[name])} in place of ${textOf(value)}`),
    ...wrongIds.map(([key, value]) => `${key}: ${textOf(event[key])} in place of ${value}`),
    ...partial.map(([name]) => `${name}: ${textOf(fields[name])} must not be its value`),
    ...absent.filter((name) => name in fields).map((name) => `${name}: ${textOf(fields[name])} must not be there`),
    ...absentIds.filter((key) => key in event).map((key) => `${key}: ${textOf(event[key])} must not be there`),
  ];
}

/** The judgement on these events, and on the texts of all that was sent. */
export function judge(wanted: Wanted, events: SentEvent[], texts: string[]): Judgement {
  const left = [...events];
  const wrong: string[] = [];
  let lost = 0;
  for (const lead of wanted.leads) {
    const event = eventOf(lead, left);
    if (event) wrong.push(...faultsOf(lead, left.splice(left.indexOf(event), 1)[0]!, wanted));
    else lost += 1;
  }
  const doubled = left.filter((event) => wanted.leads.some((lead) => isSamePerson(lead, event))).length;
  const secrets = (wanted.secrets ?? []).filter((secret) => texts.some((text) => holds(text, secret)));
  return { lost, invented: left.length - doubled, doubled, secrets, wrong };
}
