/** The whole demo: stand-in, site and relay, wired together and ended together. */
import { startDemoRelay } from './demo-relay.mjs';
import { startDriftrockApi } from './driftrock-api.mjs';
import { leadLine } from './lead-line.mjs';
import { createLeads } from './leads.mjs';
import { startOnFreePort } from './ports.mjs';
import { relayLine } from './relay-line.mjs';
import { startSite } from './site.mjs';
import { createUpstreamSwitch } from './upstream-switch.mjs';
import { watchUpstream } from './upstream-watch.mjs';

/**
 * @typedef {import('./demo-relay.mjs').StartRelay} StartRelay
 *
 * @typedef {object} Demo
 * @property {string} siteUrl
 * @property {string} relayUrl
 * @property {string} opsUrl The relay's page for its operator.
 * @property {string} upstreamUrl
 * @property {() => Promise<void>} close Finishes what the relay has begun, then ends everything.
 */

const STAND_IN_KEY = 'a-key-of-the-demo';
/** @param {string} url The same site by its other name: visitors type both. */
const withLocalhost = (url) => [url, url.replace('127.0.0.1', 'localhost')];

/**
 * Takes the relay's log, and says what is for people.
 *
 * @param {(line: string) => void} say
 * @returns {(json: string) => void}
 */
const sayLines = (say) => (json) => {
  const line = relayLine(json);
  if (line !== undefined) say(line);
};

/**
 * The running demo.
 *
 * @param {import('./options.mjs').DemoOptions} options
 * @param {{ startRelay: StartRelay, snippet: URL }} built What the build has made.
 * @param {(line: string) => void} say
 * @returns {Promise<Demo>}
 */
export async function startDemo(options, { startRelay, snippet }, say) {
  const { sitePort, relayPort, opsPort, apiPort, sourceId, apiKey } = options;
  const leads = createLeads();
  leads.on((lead) => say(leadLine(lead)));

  const api = apiKey
    ? undefined
    : await startOnFreePort({ name: 'stand-in for Driftrock', port: apiPort, say }, (port) =>
        startDriftrockApi({ apiKey: STAND_IN_KEY, port }),
      );
  const upstreamUrl = api?.url ?? options.apiUrl;

  const relayPlace = { url: '', opsUrl: '' };
  const siteOptions = {
    relayUrl: () => relayPlace.url,
    opsUrl: () => relayPlace.opsUrl,
    sourceId,
    upstreamName: upstreamUrl,
    snippet,
    leads,
    ...(api && { upstreamSwitch: createUpstreamSwitch(api) }),
  };
  const site = await startOnFreePort({ name: 'demo site', port: sitePort, say }, (port) =>
    startSite({ ...siteOptions, port }),
  );

  const relay = await startDemoRelay(startRelay, {
    port: relayPort,
    opsPort,
    isPlay: api !== undefined,
    relay: {
      apiKey: apiKey ?? STAND_IN_KEY,
      origins: withLocalhost(site.url),
      sourceIds: [sourceId],
      upstreamUrl,
      opsLink: { text: 'Live leads of the demo', url: `${site.url}/leads` },
      fetch: watchUpstream(fetch, leads.record),
      writeLog: sayLines(say),
    },
    say,
  });
  Object.assign(relayPlace, { url: relay.url, opsUrl: relay.opsUrl });

  return {
    siteUrl: site.url,
    relayUrl: relay.url,
    opsUrl: relay.opsUrl,
    upstreamUrl,
    async close() {
      await relay.close();
      await Promise.all([site.close(), api?.close()]);
    },
  };
}
