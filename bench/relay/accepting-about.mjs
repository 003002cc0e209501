/** What a reader must know of the rates at which events are accepted. */
import { NO_STORE, ON_DISK, TWO_RELAYS, WORKER } from './names.mjs';

/** @param {{ warmUpSeconds: number, seconds: number }} times */
const aboutAll = ({ warmUpSeconds, seconds }) =>
  `64 clients, each with its next event as soon as the last one is answered; ${seconds} s after a warm-up of ` +
  `${warmUpSeconds} s, each subject a fresh process each time. *${NO_STORE}* acknowledges at once: the same ` +
  `handler and server. *${ON_DISK}*: upstream takes connections and never answers, so only accepting is measured; ` +
  'so it is wherever nothing is forwarded. *Forwarding meanwhile* shares the process between both. The collectors ' +
  'check nothing, limit nothing, know no event twice and forward nothing. JetStream’s servers run on this machine, ' +
  'too, and write to its disk when they see fit (`sync_interval`), not before the answer: that is another promise. ' +
  'Load, relay and servers share the machine, so compare the ratios, not the rates.';

const ABOUT_SEVERAL =
  `*${TWO_RELAYS}*: each relay has half of the clients, both put their events into one stream of one cluster, and ` +
  'the slowest of a hundred is that of the slower relay. The load, two relays and three servers share the cores. So ' +
  'the rate says what this machine does, and not what a second relay on a machine of its own adds. What carries ' +
  'over is the processor time of one event, in the relays and in the servers of the store.';

const ABOUT_WORKER =
  `*${WORKER}*: the Worker by its own \`wrangler.jsonc\`, without its limits of requests, in workerd, the open part ` +
  'of Cloudflare’s runtime, as one process. Each event has a Durable Object with a database of its own; these and ' +
  'the Queue, which is miniflare’s, are in memory. That Queue hands nothing out while events keep coming, so only ' +
  'accepting is measured, of 400 events after 200: workerd has no memory left for the database of another object ' +
  'after some nine hundred. This is not Cloudflare’s network, which spreads requests and objects over many machines, ' +
  'with distances and limits of its own: the row says what the code costs here, and neither how many events a second ' +
  'Cloudflare takes nor how quickly.';

/**
 * Three paragraphs, in Markdown.
 * @param {{ warmUpSeconds: number, seconds: number }} times
 */
export const aboutAccepting = (times) => [aboutAll(times), ABOUT_SEVERAL, ABOUT_WORKER].join('\n\n');
