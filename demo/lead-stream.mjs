/**
 * The live page's feed: Server-Sent Events, first everything there is, then each change.
 *
 * A page that connects again after a break starts from the whole list, so it misses nothing and needs no bookkeeping.
 * Source: HTML standard, "Server-sent events".
 */

// Two seconds between a page's attempts to connect again: short enough to watch, long enough for a restart.
const RECONNECT_MS = 2000;

/**
 * One message of the stream. JSON keeps line ends inside strings escaped, so that a field's value cannot end the
 * message.
 *
 * @param {string} name
 * @param {unknown} data
 */
const message = (name, data) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Keeps any number of live pages up to date.
 *
 * @param {import('./leads.mjs').Leads} leads
 * @param {() => string | undefined} upstreamAnswer What the stand-in is told to answer; `undefined` without a stand-in.
 */
export function createLeadStream(leads, upstreamAnswer) {
  /** @type {Set<import('node:http').ServerResponse>} */
  const pages = new Set();
  /** @type {(text: string) => void} */
  const tell = (text) => pages.forEach((page) => page.write(text));
  leads.on((lead) => tell(message('lead', lead)));

  return {
    /** @param {import('node:http').ServerResponse} response */
    connect(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(
        `retry: ${RECONNECT_MS}\n${message('everything', { leads: leads.all(), upstream: upstreamAnswer() })}`,
      );
      pages.add(response);
      response.on('close', () => pages.delete(response));
    },
    /** Tells every page what the stand-in answers from now on. */
    upstreamChanged() {
      tell(message('upstream', upstreamAnswer()));
    },
  };
}
