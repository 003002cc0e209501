/** Fields -> event. The only place where an event is made. */
import type { LeadEvent } from '../event';

// The relay takes 128 KiB; longer texts are cut, so that one pasted novel does not cost the whole lead.
const MAX_BODY_BYTES = 120_000;
// UTF-16 -> UTF-8: what is shorter than a third need not be counted.
const MAX_BYTES_PER_UNIT = 3;

/** What an event is made of; its id and moment are made here where they are absent. */
export type EventParts = Pick<LeadEvent, 'event_type' | 'event_name' | 'fields'> & {
  [K in keyof LeadEvent]?: LeadEvent[K] | undefined;
};

/**
 * A complete event: an id and the present moment where the parts name none, absent parts left out, texts cut where the
 * whole would be more than a relay takes. Throws a TypeError for what JSON cannot hold: cycles, BigInt.
 */
export function newEvent(parts: EventParts): LeadEvent {
  parts.event_id = parts.event_id || newId();
  parts.created_at = parts.created_at || new Date().toISOString();
  let body: string;
  let maxLength = 2 * MAX_BODY_BYTES;
  do {
    // Most bodies are short: looking at each text only when they are not takes half the time.
    body = JSON.stringify(
      parts,
      maxLength > MAX_BODY_BYTES
        ? undefined
        : (_name, value) => (typeof value === 'string' ? value.slice(0, maxLength) : value),
    );
    maxLength /= 2;
  } while (body.length * MAX_BYTES_PER_UNIT > MAX_BODY_BYTES && byteLength(body) > MAX_BODY_BYTES && maxLength > 9);
  return JSON.parse(body);
}

/** Bytes of a text as UTF-8, which is how bodies travel. */
export const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** A random UUID, RFC 9562 §5.4; not from `crypto.randomUUID`, which plain http lacks. */
export const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(36));
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, (_x, at) => (bytes[at]! & 15).toString(16));
};
