/**
 * The relay's way to its upstream, overheard: how the demo sees each lead arrive, at the stand-in and at the real API
 * alike.
 */

// Enough for Driftrock's error sentence; the rest of a long answer is of no use in one line.
const WORDS_LIMIT = 200;

/** @typedef {Pick<import('./leads.mjs').Attempt, 'state' | 'answer'>} Verdict */

/** @type {(text: string) => { data?: unknown, error?: unknown }} */
function parseAnswer(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {}; // No JSON, such as a gateway's page: it speaks for itself, not for Driftrock.
  }
}

/**
 * What an answer means for the lead: only the two that Driftrock documents decide, everything else is tried again.
 *
 * @param {Response} response
 * @returns {Promise<Verdict>}
 */
async function judge(response) {
  const { status } = response;
  const text = await response.text().catch(() => ''); // Cut off in the middle: the status alone has to do.
  const { data, error } = parseAnswer(text);
  if (response.ok && data === 'ok') return { state: 'accepted', answer: String(status) };
  const words = (typeof error === 'string' ? error : text).slice(0, WORDS_LIMIT);
  const isRefusal = status === 400 && error != null;
  return { state: isRefusal ? 'refused' : 'waiting', answer: words ? `${status}: ${words}` : String(status) };
}

/**
 * A `fetch` that does what the given one does, and tells of each attempt once its answer is there.
 *
 * @param {typeof fetch} send
 * @param {(attempt: import('./leads.mjs').Attempt) => void} onAttempt
 * @returns {typeof fetch}
 */
export function watchUpstream(send, onAttempt) {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname: path } = new URL(request.url);
    const event = await request.clone().json();
    try {
      const response = await send(request);
      // Told next to the way, never in it: the relay waits for its answer alone.
      void judge(response.clone()).then((verdict) => onAttempt({ path, event, ...verdict }));
      return response;
    } catch (error) {
      const { message, cause = { message } } = /** @type {{ message: string, cause?: { message: string } }} */ (error);
      // fetch says no more than "fetch failed"; its cause says why.
      onAttempt({ path, event, state: 'waiting', answer: `no answer: ${cause.message || message}` });
      throw error;
    }
  };
}
