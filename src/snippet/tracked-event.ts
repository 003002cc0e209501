/** An event by hand -> the parts of an event. Pure. */
import type { EventType, FieldValue } from '../event';
import type { EventParts } from './new-event';

/** An id as pages have it. A database's number becomes text. Null or an empty text is none: the option applies. */
type Id = string | number | null | undefined;

/** An event by hand, as `driftrock('track', event)` takes it. */
export interface TrackedEvent {
  /** What happened. */
  event_type: EventType;
  /** The label that the marketer reads. */
  event_name: string;
  /** Several values of one name become a list. Of a file only the name is sent. */
  fields: Record<string, FieldValue> | FormData | URLSearchParams | ReadonlyMap<string, FieldValue | File>;
  /** The idempotency key. Default: a new one. */
  event_id?: Id;
  /** Which capture takes it. Default: that of the options. */
  source_id?: Id;
  /** Your own id of the person. Default: that of the options. */
  person_id?: Id;
  /** Default: that of the options. */
  affiliate_id?: Id;
  /** Google Analytics client id. Default: that of the cookie, where consent allows it. */
  ga_client_id?: Id;
  /** When it happened: a moment that Date can read. Default: now. */
  created_at?: string | number | Date | null | undefined;
}

/** Whether this is more than nothing: not null, not an empty text. */
export const isGiven = (value: unknown): boolean => value != null && value !== '';

/**
 * What the page has given, as the parts of an event; the page's own object is left alone.
 *
 * Throws what the console is to say where the event cannot be read.
 */
export function readTracked(event: TrackedEvent): EventParts {
  const { event_type, event_name, created_at } = event;
  const parts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(event)) {
    // A database's number: upstream takes text. A blank one is none.
    const given = isGiven(value) && (typeof value === 'object' ? value : String(value).trim());
    if (given) parts[name] = given;
  }
  parts.fields = readFields(event.fields);
  const isNamed = ['lead', 'conversion', 'action'].includes(event_type) && event_name && typeof event_name === 'string';
  if (!isNamed || !parts.fields) throw 'event_type, event_name or fields is missing or wrong';
  if (parts.created_at) parts.created_at = new Date(created_at!).toISOString();
  return parts as unknown as EventParts;
}

/**
 * The fields as an object; undefined for what JSON would make nothing of without a word: a list, an element, a Date.
 */
function readFields(given: TrackedEvent['fields']): object | undefined {
  const kind = kindOf(given);
  if (/Object]/.test(kind)) return given;
  if (!/(FormData|URLSearchParams|Map)]/.test(kind)) return undefined;
  // `__proto__` is a name like any other.
  const fields: Record<string, unknown> = { __proto__: null };
  (given as FormData).forEach((value, name) => {
    // An empty file control gives a file without a name.
    const text = /File]/.test(kindOf(value)) ? (value as File).name || null : value;
    if (text != null) fields[name] = name in fields ? [fields[name], text].flat() : text;
  });
  return fields;
}

// A page's frame has classes of its own, so that `instanceof` would know none of its objects.
const kindOf = (value: unknown): string => Object.prototype.toString.call(value);
