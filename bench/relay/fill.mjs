/**
 * A store on disk with as many waiting events as its parent says, filled without HTTP; then the process waits for its
 * kill -9.
 */

// No literal, so that types can be checked before there is a build.
const { openLocalStore } = await import(new URL('../../dist/relay-store-local.mjs', import.meta.url).href);

/** Events that are written at once, as busy clients would. */
const AT_ONCE = 500;
const DAY_MS = 86_400_000;
const nothing = () => {};

/** @param {number} number */
const forwardedWith = (number) => ({
  path: '/v2/event',
  event: {
    event_type: 'lead',
    event_name: 'Form submitted',
    source_id: '034feb07-0cd7-4d44-bbdb-ae18a8a4132f',
    fields: {
      email: `${number}@example.com`,
      first_name: 'Ada',
      last_name: 'Lovelace',
      phone_number: '+44 20 7946 0000',
      message: 'Please call me about the demo on Tuesday.',
    },
    event_id: `waiting-${number}`,
    created_at: '2026-11-23T10:00:00.000Z',
  },
});

process.once('message', async (/** @type {{ folder: string, count: number }} */ { folder, count }) => {
  const dependencies = {
    // Never answers: an attempt that fails would put its event off.
    upstream: { send: () => new Promise(nothing), keyNameOf: () => 'DRIFTROCK_API_KEY' },
    meter: { accepted: nothing, repeated: nothing, forwarded: nothing, retried: nothing, died: nothing },
    report: nothing,
    now: Date.now,
    random: Math.random,
  };
  const store = await openLocalStore(folder, dependencies, {
    maxAgeMs: 14 * DAY_MS,
    retentionMs: 30 * DAY_MS,
    concurrency: 8,
  });
  for (let first = 0; first < count; first += AT_ONCE) {
    const acceptances = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => store.accept(forwardedWith(first + index))),
    );
    if (acceptances.some(({ outcome }) => outcome.kind !== 'acknowledged'))
      throw new Error('the store did not take an event');
  }
  process.send?.({ url: '' });
});
