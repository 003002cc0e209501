/**
 * A relay of the build as a process of its own: said by its parent which store, and says where it listens. Its log goes
 * to standard output.
 */
import { profileOnDemand } from './profiler.mjs';

// No literal, so that types can be checked before there is a build.
const { startRelay } = await import(new URL('../../dist/relay-cli.mjs', import.meta.url).href);

/** Keeps nothing and waits for nothing: what is left is the handler, the server, and the log. */
const instantStore = {
  accept: async () => ({ outcome: { kind: 'acknowledged' }, isRepeat: false }),
  isReady: () => true,
  close: async () => {},
};

process.once('message', async (/** @type {{ store: string, upstreamUrl: string }} */ { store, upstreamUrl }) => {
  const { url } = await startRelay({
    apiKey: 'key-of-the-bench',
    origins: '*',
    sourceIds: '*',
    host: '127.0.0.1',
    port: 0,
    shutdownMs: 0,
    upstreamUrl,
    ...(store === 'instant' ? { spool: instantStore } : { storePlace: store }),
  });
  profileOnDemand();
  process.send?.({ url });
});
