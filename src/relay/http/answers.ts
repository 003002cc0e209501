/** Every answer that the relay gives, each with its note for the log. */
import type { Context } from 'hono';
import type { InstallationAnswer } from '../../installation';
import type { TooMany } from '../limits/limiter';
import type { LogNotes, RelayEnv } from '../log';
import type { Outcome, Retry } from '../upstream/event-outcome';

/**
 * What the page and the log are told of a request that is turned down: the fault lies in it, and the same one would be
 * turned down again.
 */
export interface Refusal {
  /** 408 alone leaves hope: the request itself was never seen whole. */
  status: 400 | 403 | 408 | 413 | 415;
  /** For the page: what is wrong, and where. */
  error: string;
  /** For the log: the name of the wrong field or header, never its value. */
  field: string;
  /** For the log: what the operator is to do. */
  hint: string;
}

type RelayContext = Context<RelayEnv>;

const note = (c: RelayContext, notes: LogNotes) => Object.assign(c.var.notes, notes);

/** `200 {"data":"ok"}`, as Driftrock itself says it; with what a page has asked of its installation. */
export const sayOk = (c: RelayContext, installation?: InstallationAnswer): Response =>
  c.json({ data: 'ok', ...(installation && { installation }) });

/** The refusal's status with its `error`. */
export function refuse(c: RelayContext, { status, error, field, hint }: Refusal): Response {
  note(c, { reason: 'refused', field, hint });
  return c.json({ error }, status);
}

/** `503` with `Retry-After`. The page learns when, not why: the reason is the relay's own business. */
export function askForRetry(c: RelayContext, { retryAfterSeconds, reason, hint }: Omit<Retry, 'kind'>): Response {
  note(c, { reason, ...(hint !== undefined && { hint }) });
  c.header('Retry-After', String(retryAfterSeconds));
  return c.json({ error: 'the event cannot be taken now: keep it and try again later' }, 503);
}

const RATE_HINTS = {
  address:
    'behind a proxy, set RELAY_TRUSTED_PROXIES; where many visitors share an address, raise RELAY_RATE_PER_ADDRESS',
  source_id: 'if these are visitors and no flood, raise RELAY_RATE_PER_SOURCE',
};

/**
 * `429` with `Retry-After`: the page keeps the event. RFC 6585 §4.
 *
 * Of many in a row only the first gets its line in the log.
 */
export function slowDown(
  c: RelayContext,
  { retryAfterSeconds, isFirst }: TooMany,
  field: 'address' | 'source_id',
): Response {
  note(c, { reason: 'rate', field, hint: RATE_HINTS[field], ...(!isFirst && { isSilent: true }) });
  c.header('Retry-After', String(retryAfterSeconds));
  return c.json({ error: 'too many events in a minute: keep the event and try again later' }, 429);
}

/** `405` with `Allow`. RFC 9110 §15.5.6. */
export function refuseMethod(c: RelayContext, allow: string): Response {
  note(c, { reason: 'method', hint: `this address takes ${allow} alone: a page or a program sends in another way` });
  c.header('Allow', allow);
  return c.json({ error: `${c.req.method} is not allowed here, only ${allow}` }, 405);
}

/** `404`, in which `there` says what there is. */
export function refusePath(c: RelayContext, there: string): Response {
  note(c, { reason: 'path', hint: `if a page sends leads here, its relay has a wrong address: ${there}` });
  return c.json({ error: `there is nothing here: ${there}` }, 404);
}

const HINT_REJECTED =
  'Driftrock refuses this event, and the answer to the page says why: ' +
  'look whether the capture is there, and which fields it needs';

/** The answer that tells the page what became of its event. */
export function tellOutcome(c: RelayContext, outcome: Outcome): Response {
  switch (outcome.kind) {
    case 'acknowledged':
      return sayOk(c);
    case 'rejected':
      // Not Driftrock's words: they may quote what a visitor typed.
      note(c, { reason: 'upstream: 400', hint: HINT_REJECTED });
      return c.json({ error: outcome.error }, 400);
    case 'retry':
      return askForRetry(c, outcome);
  }
}
