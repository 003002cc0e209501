/** The switch on the live page: lets the stand-in play a Driftrock that is down, or one that refuses. */

// Shorter than the relay's own default, so that one can watch the outbox try again without leaving for coffee.
const RETRY_AFTER_SECONDS = '5';

/** @type {Record<string, [number?, unknown?, Record<string, string>?]>} */
const ANSWERS = {
  ok: [],
  down: [503, { error: 'Driftrock is down (a game of this demo)' }, { 'Retry-After': RETRY_AFTER_SECONDS }],
  refuses: [400, { error: 'Driftrock refuses the event (a game of this demo)' }],
};

/**
 * A switch for the stand-in, at `ok`.
 *
 * @param {import('./driftrock-api.mjs').DriftrockApi} api
 */
export function createUpstreamSwitch(api) {
  let current = 'ok';
  return {
    current: () => current,
    /**
     * Whether there is such an answer; if so, it is given from now on.
     *
     * @param {string} answer
     */
    set(answer) {
      const forced = Object.hasOwn(ANSWERS, answer) ? ANSWERS[answer] : undefined;
      if (!forced) return false;
      api.answerWith(...forced);
      current = answer;
      return true;
    },
  };
}
