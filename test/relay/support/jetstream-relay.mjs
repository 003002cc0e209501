/**
 * A relay with the JetStream spool, as a process that a test can kill: `node jetstream-relay.mjs <modules> <options as JSON>`.
 * It writes one line with its URL, and then one for each thing that it reports.
 */
const [modules, text = ''] = process.argv.slice(2);
const { natsUrl, upstreamUrl, apiKey, concurrency } = JSON.parse(text);

const { openJetStreamSpool } = await import(`${modules}/jetstream.mjs`);
const { startRelay } = await import(`${modules}/server.mjs`);
const { createUpstream } = await import(`${modules}/upstream.mjs`);
const { NO_METER } = await import(`${modules}/meter.mjs`);

/** @param {object} line */
const write = (line) => console.log(JSON.stringify(line));

const DAY_MS = 86_400_000;
const options = { apiKey, upstreamUrl, origins: '*', sourceIds: '*' };
const doors = {
  upstream: createUpstream(options),
  meter: NO_METER,
  report: (/** @type {string} */ level, /** @type {string} */ message, /** @type {object} */ details) => write({ level, message, ...details }),
  now: Date.now,
  random: Math.random,
};
const spool = await openJetStreamSpool(natsUrl, doors, { maxAgeMs: 14 * DAY_MS, retentionMs: 30 * DAY_MS, concurrency });
const { url } = await startRelay({ ...options, spool, host: '127.0.0.1', port: 0, shutdownMs: 20_000, writeLog: () => undefined });
write({ url });
