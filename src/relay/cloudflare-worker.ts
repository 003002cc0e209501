/** The relay as a Cloudflare Worker: pages' requests into a Queue, the Queue's messages to upstream. */
import { readPackedFiles } from './cloudflare-files';
import { keepAnswersPlain, letPagesRead } from './http/cors';
import { createRoutes } from './http/routes';
import { createRelay, type Relay } from './index';
import { MAX_AGE_DAYS, readOptions, type RelayProcessOptions, RETENTION_DAYS } from './environment';
import { logRequests } from './log';
import { createPlatformLimits } from './limits/platform-limits';
import type { Batch, KeyValues, ObjectNamespace, ObjectStorage, Queue, RateLimit } from './store/cloudflare/platform';
import { answerFor, createEventRecord, type EventRecord as Record } from './store/cloudflare/event-record';
import { createCloudflareStore } from './store/cloudflare/index';
import { keepAsDeadLetters, forwardBatch, putBack } from './store/cloudflare/consumer';
import { createUpstream } from './upstream/upstream';
import { createKeyring } from './upstream/api-keys';
import { createReport, type Report } from './report-line';
import { startDetailsOf } from './start-details';
import { logForwarded } from './metrics/forwarded-log';
import { NO_METER } from './metrics/meter';

const DAY_MS = 86_400_000;
/** How long everything rests while variables are missing, in seconds. */
const UNSET_REST_SECONDS = 300;
/** What `wrangler.jsonc` calls the Queue for messages that Cloudflare has given up. */
const GIVEN_UP_QUEUE = /-given-up$/;

/** The Worker's bindings; next to them are the variables of the command `driftrock-relay`. */
interface Bindings {
  EVENTS: Queue;
  EVENT_RECORDS: ObjectNamespace;
  DEAD_LETTERS: KeyValues;
  RATE_PER_ADDRESS?: RateLimit;
  RATE_PER_SOURCE?: RateLimit;
}
type Env = Bindings & { [variable: string]: unknown };

const reportWithout = (redact: (text: string) => string): Report =>
  createReport({ writeLog: console.log, now: Date.now, redact });

const variablesOf = (env: Env): { [name: string]: string | undefined } =>
  Object.fromEntries(Object.entries(env).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]));

/** The relay's options, or `undefined` once the log says which variables are wrong. */
function optionsOf(env: Env): RelayProcessOptions | undefined {
  const read = readOptions(variablesOf(env));
  if ('options' in read) return read.options;
  const report = reportWithout((text) => text); // Which keys there are is not known, and no problem quotes one.
  for (const problem of read.problems) report('error', 'not set up', { hint: problem });
  return undefined;
}

const files = readPackedFiles();

// They cannot read why: which pages may is not known.
const askForPatience = (): Response =>
  Response.json(
    { error: 'the relay is not set up yet: its log says which variables are wrong' },
    {
      status: 503,
      headers: { 'Retry-After': String(UNSET_REST_SECONDS), 'Cache-Control': 'no-store' },
    },
  );

/**
 * What answers while somebody fixes the variables. Pages get their script all the same, and keep the leads that it
 * captures. The log names the variables, and nothing else.
 */
const unsetRelay = createRoutes({
  everyRequest: [
    logRequests({ writeLog: () => {}, now: Date.now, redact: (text) => text }),
    letPagesRead(() => false, files),
    ...keepAnswersPlain(),
  ],
  takeEvent: async () => askForPatience(),
  files,
  isReady: () => false,
  whyNotReady: () => 'not set up',
});

// A Worker lives through many requests with one and the same env.
const relays = new WeakMap<Env, Relay>();

function relayFor(env: Env): Relay | undefined {
  const known = relays.get(env);
  if (known) return known;
  const options = optionsOf(env);
  if (!options) return undefined;
  const limiter = createPlatformLimits({ perAddress: env.RATE_PER_ADDRESS, perSource: env.RATE_PER_SOURCE }, Date.now);
  const relay = createRelay({
    ...options,
    files,
    limiter,
    spool: createCloudflareStore({ records: env.EVENT_RECORDS, now: Date.now }),
  });
  relays.set(env, relay);
  const begun = { version: files.version, store: 'Cloudflare Queues', servesSnippet: true };
  reportWithout(createKeyring(options).redact)('info', 'ready', startDetailsOf(options, begun));
  return relay;
}

/**
 * The same answer for a runtime that would compress a body once more, because its header says that it is compressed.
 * Cloudflare, "Response": `encodeBody: 'manual'` leaves the body as it is.
 */
const asItIs = (response: Response): Response =>
  response.headers.has('Content-Encoding')
    ? new Response(response.body, {
        status: response.status,
        headers: response.headers,
        ...{ encodeBody: 'manual' },
      })
    : response;

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    // Written by Cloudflare itself, over whatever the client has sent.
    const address = request.headers.get('cf-connecting-ip');
    const relay = relayFor(env);
    if (!relay) return asItIs(await unsetRelay.fetch(request, {}));
    return asItIs(await relay.fetch(request, address === null ? {} : { address }));
  },

  async queue(batch: Batch, env: Env): Promise<void> {
    const options = optionsOf(env);
    if (!options) {
      for (const message of batch.messages) await putBack(message, UNSET_REST_SECONDS, env.EVENTS);
      return;
    }
    const report = reportWithout(createKeyring(options).redact);
    const consume = GIVEN_UP_QUEUE.test(batch.queue) ? keepAsDeadLetters : forwardBatch;
    await consume(batch, {
      upstream: createUpstream(options),
      records: env.EVENT_RECORDS,
      queue: env.EVENTS,
      deadLetters: env.DEAD_LETTERS,
      maxAgeMs: (options.maxAgeDays ?? MAX_AGE_DAYS) * DAY_MS,
      now: Date.now,
      random: Math.random,
      report,
      meter: logForwarded(NO_METER, report),
    });
  },
};

/**
 * The Durable Object of one event. A class because the platform makes its objects with `new`; all it does is in
 * `event-record.ts`.
 */
export class EventRecord {
  readonly #storage: ObjectStorage;
  readonly #record: Record;

  constructor({ storage }: { storage: ObjectStorage }, env: Env) {
    const retentionMs = (optionsOf(env)?.retentionDays ?? RETENTION_DAYS) * DAY_MS;
    this.#storage = storage;
    this.#record = createEventRecord({ storage, queue: env.EVENTS, retentionMs, now: Date.now });
  }

  fetch(request: Request): Promise<Response> {
    return answerFor(this.#record, request);
  }

  /** The retention is over. */
  async alarm(): Promise<void> {
    await this.#storage.deleteAll();
  }
}
