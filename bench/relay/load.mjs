/** Pages that send events as fast as they are answered, each event with an id of its own. */
import autocannon from 'autocannon';

const CLIENTS = 64;

const PREFIX = `bench-${process.pid}`;

/** @param {string} id */
const eventWith = (id) => ({
  event_type: 'lead',
  event_name: 'Form submitted',
  source_id: '034feb07-0cd7-4d44-bbdb-ae18a8a4132f',
  fields: {
    email: `${id}@example.com`,
    first_name: 'Ada',
    last_name: 'Lovelace',
    phone_number: '+44 20 7946 0000',
    message: 'Please call me about the demo on Tuesday.',
  },
  event_id: id,
  created_at: '2026-11-23T10:00:00.000Z',
});

/**
 * What the answers were. Throws when one of them was no 200: then the figures are those of something else.
 * @param {string} url @param {import('autocannon').Result} result
 */
function rateOf(url, { non2xx, errors, duration, latency, '2xx': count }) {
  if (non2xx + errors > 0 || count === 0)
    throw new Error(`${url}: ${count} answers were 200, ${non2xx} were not, ${errors} requests had none`);
  return { perSecond: count / duration, p99Ms: latency.p99, count };
}

/** How many files a second the relay can send, to browsers that take them as fast as they come. @param {string} url */
export const loadFiles = async (url, seconds = 2) =>
  rateOf(
    url,
    await autocannon({
      url: `${url}/driftrock.js`,
      headers: { 'accept-encoding': 'gzip, deflate, br' },
      connections: CLIENTS,
      duration: seconds,
    }),
  );

/**
 * What the answers to this load were. Throws when one of them was no 200: then the figures are those of something else.
 * @param {string} url @param {{ seconds: number } | { amount: number }} size @param {number} [clients]
 */
export async function load(url, size, clients = CLIENTS) {
  const run = `${PREFIX}-${new URL(url).port}-${performance.now()}`;
  let number = 0;
  const result = await autocannon({
    url: `${url}/v2/event`,
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', origin: 'https://www.example.com' },
    requests: [
      { setupRequest: (request) => ({ ...request, body: JSON.stringify(eventWith(`${run}-${(number += 1)}`)) }) },
    ],
    connections: clients,
    timeout: 30,
    ...('seconds' in size ? { duration: size.seconds } : { amount: size.amount }),
  });
  return rateOf(url, result);
}

/**
 * What the answers of all these servers together were, each with its share of the clients; `p99Ms` is that of the
 * slowest server.
 * @param {string[]} urls @param {{ seconds: number } | { amount: number }} size the amount is that of each server
 */
export async function loadAll(urls, size) {
  const rates = await Promise.all(urls.map((url) => load(url, size, CLIENTS / urls.length)));
  return {
    perSecond: rates.reduce((sum, { perSecond }) => sum + perSecond, 0),
    p99Ms: Math.max(...rates.map(({ p99Ms }) => p99Ms)),
    count: rates.reduce((sum, { count }) => sum + count, 0),
  };
}
