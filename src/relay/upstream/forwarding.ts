/** Upstream's answer -> what became of the event. Pure. */
import { KEY_REFUSALS } from './api-keys';
import type { Outcome, Retry } from './event-outcome';
import { DEFAULT_RETRY_SECONDS, parseRetryAfter } from '../http/retry-after';
import type { UpstreamAnswer } from './upstream';

// An explanation is a sentence or two; the rest would be a page.
const MAX_ERROR_LENGTH = 1000;

// Statuses that waiting does not fix: somebody must look at the relay's own variables. `key` is a name.
const HINTS: Record<number, (key: string) => string> = {
  401: (key) => `Driftrock does not know the API key: check ${key}`,
  403: (key) => `Driftrock does not let this API key send events: check ${key} and the capture`,
  404: () => 'there is no Events API at this address: check DRIFTROCK_API_URL',
};

const hintFor = (status: number, keyName = 'DRIFTROCK_API_KEY'): Pick<Retry, 'hint'> => {
  // What can be fixed is in the key's own file or variable; the name tells which entry.
  const key = keyName === 'DRIFTROCK_API_KEY' ? keyName : `the key of ${keyName} in DRIFTROCK_API_KEYS or its file`;
  const isRedirect = status >= 300 && status < 400;
  const hint = isRedirect ? 'upstream redirects, which is not followed: check DRIFTROCK_API_URL' : HINTS[status]?.(key);
  return hint === undefined ? {} : { hint };
};

const withoutKey = (name: string): Retry => ({
  kind: 'retry',
  retryAfterSeconds: DEFAULT_RETRY_SECONDS,
  reason: 'no API key for this event',
  isKeyRefused: true,
  hint: `add a key for ${name} to DRIFTROCK_API_KEYS or its file, or a default`,
});

function parseAnswer(body: string): { data?: unknown; error?: unknown } {
  try {
    return Object(JSON.parse(body));
  } catch {
    return {}; // A proxy's or a captive portal's page: it speaks for itself, not for Driftrock.
  }
}

const asText = (error: unknown): string =>
  (typeof error === 'string' ? error : JSON.stringify(error)).slice(0, MAX_ERROR_LENGTH);

/**
 * What became of the event, by the two answers that Driftrock documents: `200 {"data":"ok"}` and `400 {"error":"..."}`.
 *
 * Everything else is a retry. A wrong key above all: passed on as 401, it would make every browser drop its leads for
 * good.
 */
export function outcomeOf(answer: UpstreamAnswer, now: number): Outcome {
  if ('silence' in answer)
    return { kind: 'retry', retryAfterSeconds: DEFAULT_RETRY_SECONDS, reason: `upstream: ${answer.silence}` };
  if ('missingKey' in answer) return withoutKey(answer.missingKey);
  const { status, body, retryAfter, keyName } = answer;
  const { data, error } = parseAnswer(body);
  if (status >= 200 && status < 300 && data === 'ok') return { kind: 'acknowledged' };
  if (status === 400 && error != null) return { kind: 'rejected', error: asText(error) };
  const isDocumented = status !== 400 && (status < 200 || status >= 300);
  const reason = `upstream: ${status}${isDocumented ? '' : ' without the documented body'}`;
  const askedSeconds = parseRetryAfter(retryAfter, now);
  return {
    kind: 'retry',
    retryAfterSeconds: askedSeconds ?? DEFAULT_RETRY_SECONDS,
    reason,
    ...hintFor(status, keyName),
    ...(askedSeconds !== undefined && { askedSeconds }),
    ...(KEY_REFUSALS.includes(status) && { isKeyRefused: true }),
  };
}
