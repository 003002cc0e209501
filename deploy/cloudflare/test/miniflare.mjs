/** The built Worker in real workerd, set up by `wrangler.jsonc` itself: miniflare's options, and its start. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const FOLDER = fileURLToPath(new URL('../', import.meta.url));
const WORKER = fileURLToPath(new URL('../../../dist/relay-worker.mjs', import.meta.url));

const { config } = ts.readConfigFile(`${FOLDER}wrangler.jsonc`, (path) => readFileSync(path, 'utf8'));

/**
 * @typedef {{ queue: string, max_batch_size: number, max_retries: number, dead_letter_queue?: string }} Consumer
 * @typedef {{ name: string, simple: { limit: number, period: number } }} RateLimit
 * @typedef {{ name: string, class_name: string }} ObjectBinding
 */

// A batch is handed out when it is full or the second is over: nobody here need wait for that.
/** @param {Consumer} consumer */
const consumerOf = ({
  queue,
  max_batch_size: maxBatchSize,
  max_retries: maxRetries,
  dead_letter_queue: deadLetterQueue,
}) => [queue, { maxBatchSize, maxBatchTimeout: 0.1, maxRetries, ...(deadLetterQueue && { deadLetterQueue }) }];

/** @param {Record<string, string>[]} list @param {string} from @param {string} to */
const bindings = (list, from, to) => Object.fromEntries(list.map((item) => [item[from], item[to]]));

/** @param {ObjectBinding} binding */
const objectOf = ({ name, class_name: className }) => [
  name,
  { className, useSQLite: config.migrations[0].new_sqlite_classes.includes(className) },
];

/** What the Worker's variables are in `wrangler.jsonc`. @type {Record<string, string>} */
export const VARIABLES = config.vars;

/**
 * The Worker, once it has begun; `limits` are requests a period by the binding's name, in place of those of the file.
 *
 * Throws where the build is missing.
 * @template Worker
 * @param {{ vars: Record<string, string>, limits?: Record<string, number>, more?: object }} options
 * @returns {Worker}
 */
export function createWorker({ vars, limits = {}, more = {} }) {
  if (!existsSync(WORKER)) throw new Error('dist/relay-worker.mjs is missing: npm run build');
  const { Miniflare, Log, LogLevel } = createRequire(`${FOLDER}package.json`)('miniflare');
  const limitOf = (/** @type {RateLimit} */ { name, simple }) => [
    name,
    { simple: { ...simple, limit: limits[name] ?? simple.limit } },
  ];
  return new Miniflare({
    modules: [{ type: 'ESModule', path: WORKER }],
    modulesRoot: dirname(WORKER),
    compatibilityDate: config.compatibility_date,
    bindings: vars,
    // The second one is Cloudflare's own way into that Queue.
    queueProducers: {
      ...bindings(config.queues.producers, 'binding', 'queue'),
      GIVEN_UP: config.queues.consumers[1].queue,
    },
    queueConsumers: Object.fromEntries(config.queues.consumers.map(consumerOf)),
    durableObjects: Object.fromEntries(config.durable_objects.bindings.map(objectOf)),
    kvNamespaces: bindings(config.kv_namespaces, 'binding', 'id'),
    ratelimits: Object.fromEntries(config.ratelimits.map(limitOf)),
    log: new Log(LogLevel.NONE),
    ...more,
  });
}
