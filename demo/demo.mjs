/** The whole demo: stand-in, site and relay, wired together and ended together. */
import { startDriftrockApi } from './driftrock-api.mjs';
import { leadLine } from './lead-line.mjs';
import { createLeads } from './leads.mjs';
import { startOnFreePort } from './ports.mjs';
import { relayLine } from './relay-line.mjs';
import { startSite } from './site.mjs';
import { createUpstreamSwitch } from './upstream-switch.mjs';
import { watchUpstream } from './upstream-watch.mjs';

/**
 * @typedef {(options: object) => Promise<{ url: string, stop: () => Promise<boolean> }>} StartRelay The built relay's
 *   own start.
 *
 * @typedef {object} Demo
 * @property {string} siteUrl
 * @property {string} relayUrl
 * @property {string} upstreamUrl
 * @property {() => Promise<void>} close Finishes what the relay has begun, then ends everything.
 */

const STAND_IN_KEY = 'a-key-of-the-demo';
// As long as the relay's own default: one whole attempt at the real API, and a little more.
const SHUTDOWN_MS = 15_000;

/** @param {string} url The same site by its other name: visitors type both. */
const withLocalhost = (url) => [url, url.replace('127.0.0.1', 'localhost')];

/**
 * The running demo.
 *
 * @param {import('./options.mjs').DemoOptions} options
 * @param {{ startRelay: StartRelay, snippet: URL }} built What the build has made.
 * @param {(line: string) => void} say
 * @returns {Promise<Demo>}
 */
export async function startDemo(options, { startRelay, snippet }, say) {
  const { sitePort, relayPort, apiPort, sourceId, apiKey } = options;
  const leads = createLeads();
  leads.on((lead) => say(leadLine(lead)));

  const api = apiKey
    ? undefined
    : await startOnFreePort({ name: 'stand-in for Driftrock', port: apiPort, say }, (port) =>
        startDriftrockApi({ apiKey: STAND_IN_KEY, port }),
      );
  const upstreamUrl = api?.url ?? options.apiUrl;

  const relayPlace = { url: '' };
  const siteOptions = {
    relayUrl: () => relayPlace.url,
    sourceId,
    upstreamName: upstreamUrl,
    snippet,
    leads,
    ...(api && { upstreamSwitch: createUpstreamSwitch(api) }),
  };
  const site = await startOnFreePort({ name: 'demo site', port: sitePort, say }, (port) =>
    startSite({ ...siteOptions, port }),
  );

  const relayOptions = {
    apiKey: apiKey ?? STAND_IN_KEY,
    origins: withLocalhost(site.url),
    sourceIds: [sourceId],
    host: '127.0.0.1',
    upstreamUrl,
    shutdownMs: SHUTDOWN_MS,
    fetch: watchUpstream(fetch, leads.record),
    writeLog: (/** @type {string} */ json) => {
      const line = relayLine(json);
      if (line !== undefined) say(line);
    },
  };
  const relay = await startOnFreePort({ name: 'relay', port: relayPort, say }, (port) =>
    startRelay({ ...relayOptions, port }),
  );
  relayPlace.url = relay.url;

  return {
    siteUrl: site.url,
    relayUrl: relay.url,
    upstreamUrl,
    async close() {
      await relay.stop();
      await Promise.all([site.close(), api?.close()]);
    },
  };
}
