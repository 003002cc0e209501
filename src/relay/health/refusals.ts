/** Why a lead was sent away, from the answer to its request. Pure. */
import { EVENT_PATHS } from '../upstream/upstream-url';
import type { RequestAnswer } from './request-answer';

/**
 * What stood in the way of a request:
 *
 * - `origin`: the page is not on the relay's list
 * - `capture`: the capture is not on the list, has no key, or is not named
 * - `path`: the relay takes no leads there
 * - `rate`: too many in a minute
 * - `event`: the body is no event
 * - `store`: the store takes nothing now
 * - `upstream`: Driftrock takes nothing now, and nothing is kept here
 * - `relay`: an error of the relay itself
 */
export type RefusalCause = 'origin' | 'capture' | 'path' | 'rate' | 'event' | 'store' | 'upstream' | 'relay';

/** One refused request: its cause, and the one detail by which the operator finds it. */
export interface RefusedRequest {
  cause: RefusalCause;
  /** The origin, the capture, the path, what was counted, or the wrong field; empty where the request names none. */
  detail: string;
}

/** What is wrong below `fields` is told by the name of the whole: the names below it are the page's own. */
const fieldOf = (field = ''): string => field.split(', ')[0]!.split('.')[0]!;

function findUnavailable({ reason = '', hint }: RequestAnswer['notes']): RefusedRequest | undefined {
  if (reason.startsWith('store')) return { cause: 'store', detail: '' };
  if (reason.startsWith('upstream') || reason.startsWith('no API key')) return { cause: 'upstream', detail: '' };
  // Without a hint it is being stopped, which is no fault.
  return hint === undefined ? undefined : { cause: 'relay', detail: '' };
}

function findForbidden({ origin = '', notes }: RequestAnswer): RefusedRequest {
  if (notes.field === 'origin') return { cause: 'origin', detail: origin };
  return { cause: 'capture', detail: notes.source_id ?? '' };
}

/** Whether the relay has acknowledged an event by this answer. */
export const isAcknowledged = ({ method, path, status }: RequestAnswer): boolean =>
  method === 'POST' && status === 200 && (EVENT_PATHS as readonly string[]).includes(path);

/** Why the request was refused; undefined when it was not, or when Driftrock's own answer tells more. */
export function findRefusal(answer: RequestAnswer): RefusedRequest | undefined {
  const { method, path, status, origin, notes } = answer;
  // Pages POST; people and robots look.
  if (method !== 'POST' || status < 400) return undefined;
  switch (status) {
    case 403:
      return findForbidden(answer);
    case 404:
      // Robots try paths all day long. What comes from a page says so.
      return origin === undefined ? undefined : { cause: 'path', detail: path };
    case 429:
      return { cause: 'rate', detail: fieldOf(notes.field) };
    case 503:
      return findUnavailable(notes);
    default:
      return notes.field === undefined ? undefined : { cause: 'event', detail: fieldOf(notes.field) };
  }
}
