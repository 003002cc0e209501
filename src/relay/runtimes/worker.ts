/** The relay as a Cloudflare Worker: pages' requests into a Queue, the Queue's messages to upstream. */
import { createRelay, type Relay, type RelayOptions } from '../handler';
import { readOptions } from '../options';
import type { Batch, KeyValues, ObjectNamespace, ObjectStorage, Queue } from '../spool/queues/platform';
import { answerFor, createEventRecord, type EventRecord as Record } from '../spool/queues/event-record';
import { createQueuesSpool } from '../spool/queues';
import { buryBatch, forwardBatch, putBack } from '../spool/queues/consumer';
import { createUpstream } from '../upstream';

const DAY_MS = 86_400_000;
/** How long a repeat is recognised. */
const RETENTION_MS = 30 * DAY_MS;
/** How long an event is tried. */
const MAX_AGE_MS = 14 * DAY_MS;
/** How long everything rests while variables are missing, in seconds. */
const UNSET_REST_SECONDS = 300;
/** What `wrangler.jsonc` calls the Queue for messages that Cloudflare has given up. */
const GIVEN_UP_QUEUE = /-given-up$/;

/** The Worker's bindings; beside them are the variables of the command `driftrock-relay`. */
interface Bindings {
  EVENTS: Queue;
  EVENT_RECORDS: ObjectNamespace;
  DEAD_LETTERS: KeyValues;
}
type Env = Bindings & { [variable: string]: unknown };
type Report = (level: 'info' | 'warn' | 'error', message: string, details?: object) => void;

const report: Report = (level, message, details = {}) =>
  console.log(JSON.stringify({ time: new Date().toISOString(), level, message, ...details }));

const variablesOf = (env: Env): { [name: string]: string | undefined } =>
  Object.fromEntries(Object.entries(env).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]));

/** The relay's options, or `undefined` once the log says which variables are wrong. */
function optionsOf(env: Env): RelayOptions | undefined {
  const read = readOptions(variablesOf(env));
  if ('options' in read) return read.options;
  for (const problem of read.problems) report('error', 'not set up', { mend: problem });
  return undefined;
}

// Pages keep their leads while somebody mends the variables; with CORS, they can also read that they are to.
const askForPatience = (request: Request): Response =>
  Response.json({ error: 'the relay is not set up yet: its log says which variables are wrong' }, {
    status: 503,
    headers: { 'Retry-After': String(UNSET_REST_SECONDS), 'Access-Control-Allow-Origin': request.headers.get('origin') ?? '*', 'Access-Control-Expose-Headers': 'Retry-After', 'Cache-Control': 'no-store' },
  });

// A Worker lives through many requests with one and the same env.
const relays = new WeakMap<Env, Relay>();

function relayFor(env: Env): Relay | undefined {
  const known = relays.get(env);
  if (known) return known;
  const options = optionsOf(env);
  if (!options) return undefined;
  const relay = createRelay({ ...options, spool: createQueuesSpool({ records: env.EVENT_RECORDS, now: Date.now }) });
  relays.set(env, relay);
  return relay;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    return (await relayFor(env)?.fetch(request)) ?? askForPatience(request);
  },

  async queue(batch: Batch, env: Env): Promise<void> {
    const options = optionsOf(env);
    if (!options) {
      for (const message of batch.messages) await putBack(message, UNSET_REST_SECONDS, env.EVENTS);
      return;
    }
    const consume = GIVEN_UP_QUEUE.test(batch.queue) ? buryBatch : forwardBatch;
    await consume(batch, {
      upstream: createUpstream(options),
      records: env.EVENT_RECORDS,
      queue: env.EVENTS,
      deadLetters: env.DEAD_LETTERS,
      maxAgeMs: MAX_AGE_MS,
      now: Date.now,
      random: Math.random,
      report,
    });
  },
};

/** The Durable Object of one event. A class because the platform makes its objects with `new`; all it does is in `event-record.ts`. */
export class EventRecord {
  readonly #storage: ObjectStorage;
  readonly #record: Record;

  constructor({ storage }: { storage: ObjectStorage }, { EVENTS: queue }: Env) {
    this.#storage = storage;
    this.#record = createEventRecord({ storage, queue, retentionMs: RETENTION_MS, now: Date.now });
  }

  fetch(request: Request): Promise<Response> {
    return answerFor(this.#record, request);
  }

  /** The retention is over. */
  async alarm(): Promise<void> {
    await this.#storage.deleteAll();
  }
}
