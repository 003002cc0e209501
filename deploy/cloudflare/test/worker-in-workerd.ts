/**
 * The built Worker in real workerd, set up by `wrangler.jsonc` itself, with the stand-in for the Driftrock Events API
 * behind it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, onTestFinished } from 'vitest';
import { startDriftrockApi } from '../../../demo/driftrock-api.mjs';
import type { ObjectNamespace } from '../../../src/relay/store/cloudflare/platform';
import { lead } from '../../../test/relay/support/events';
import { API_KEY, PAGE } from '../../../test/relay/support/relay';

const FOLDER = fileURLToPath(new URL('../', import.meta.url));
const WORKER = fileURLToPath(new URL('../../../dist/relay-worker.mjs', import.meta.url));

/** What these tests use of miniflare; its own types are there only where its packages are. */
interface Miniflare {
  ready: Promise<URL>;
  getKVNamespace(binding: string): Promise<{
    list(): Promise<{ keys: { name: string; metadata: object }[] }>;
    get(key: string, as: 'json'): Promise<unknown>;
  }>;
  getQueueProducer(
    binding: string,
  ): Promise<{ send(body: unknown): Promise<void>; sendBatch(messages: { body: unknown }[]): Promise<void> }>;
  getDurableObjectNamespace(binding: string): Promise<ObjectNamespace>;
  dispose(): Promise<void>;
}

interface Consumer {
  queue: string;
  max_batch_size: number;
  max_retries: number;
  dead_letter_queue?: string;
}

const { config } = ts.readConfigFile(`${FOLDER}wrangler.jsonc`, (path) => readFileSync(path, 'utf8'));

// A batch is handed out when it is full or the second is over: the tests need not wait for that.
const consumerOf = ({
  queue,
  max_batch_size: maxBatchSize,
  max_retries: maxRetries,
  dead_letter_queue: deadLetterQueue,
}: Consumer) =>
  [queue, { maxBatchSize, maxBatchTimeout: 0.1, maxRetries, ...(deadLetterQueue && { deadLetterQueue }) }] as const;

const bindings = <Name extends string>(list: Record<Name, string>[], from: Name, to: Name) =>
  Object.fromEntries(list.map((item) => [item[from], item[to]]));

/** Requests a period, by the binding's name. */
type Limits = Record<string, number>;

/** The options of miniflare that say what `wrangler.jsonc` says; `limits` replace those of the file. */
const optionsFor = (vars: object, limits: Limits) => ({
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
  durableObjects: Object.fromEntries(
    config.durable_objects.bindings.map(({ name, class_name: className }: { name: string; class_name: string }) => [
      name,
      { className, useSQLite: config.migrations[0].new_sqlite_classes.includes(className) },
    ]),
  ),
  kvNamespaces: bindings(config.kv_namespaces, 'binding', 'id'),
  ratelimits: Object.fromEntries(
    config.ratelimits.map(({ name, simple }: { name: string; simple: { limit: number; period: number } }) => [
      name,
      { simple: { ...simple, limit: limits[name] ?? simple.limit } },
    ]),
  ),
});

/**
 * The Worker with its upstream; both end with the test. `vars` replace those of the file; `undefined` takes one away.
 */
export async function startWorker(vars: Record<string, string | undefined> = {}, limits: Limits = {}) {
  if (!existsSync(WORKER)) throw new Error('dist/relay-worker.mjs is missing: npm run build');
  const { Miniflare, Log, LogLevel } = createRequire(`${FOLDER}package.json`)('miniflare');
  const upstream = await startDriftrockApi({ apiKey: API_KEY });
  const all = {
    ...config.vars,
    RELAY_ORIGINS: PAGE,
    DRIFTROCK_API_KEY: API_KEY,
    DRIFTROCK_API_URL: upstream.url,
    ...vars,
  };
  const set = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const lines: Record<string, unknown>[] = [];
  const takeLine = (line: string) => line.startsWith('{') && lines.push(JSON.parse(line));
  const handleRuntimeStdio = (stdout: NodeJS.ReadableStream, stderr: NodeJS.ReadableStream) => {
    let rest = '';
    stdout.on('data', (chunk) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      parts.forEach(takeLine);
    });
    stderr.on('data', (chunk) => console.error(String(chunk)));
  };
  const worker: Miniflare = new Miniflare({
    ...optionsFor(set, limits),
    log: new Log(LogLevel.NONE),
    handleRuntimeStdio,
  });
  onTestFinished(async () => {
    await worker.dispose();
    await upstream.close();
  });
  const url = await worker.ready;

  return {
    upstream,
    worker,
    url,
    /** What the Worker has logged so far. */
    lines,
    post: (body: unknown, headers: Record<string, string> = {}) =>
      fetch(new URL('/v2/event', url), {
        method: 'POST',
        headers: { Origin: PAGE, 'Content-Type': 'text/plain;charset=UTF-8', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    /** Once upstream has as many events: their ids, in order. */
    async received(count: number) {
      await expect.poll(() => upstream.events.length, { timeout: 20_000 }).toBe(count);
      return upstream.events.map(({ event }) => event['event_id']);
    },
    /** Once the log has a line with this message. */
    logged: (message: string) =>
      expect.poll(() => lines, { timeout: 20_000 }).toContainEqual(expect.objectContaining({ message })),
    async deadLetters() {
      const store = await worker.getKVNamespace('DEAD_LETTERS');
      const { keys } = await store.list();
      return Promise.all(
        keys.map(async ({ name, metadata }) => ({
          metadata,
          letter: (await store.get(name, 'json')) as { error: string; waiting: object },
        })),
      );
    },
  };
}

/** The lead with another id. */
export const leadWith = (event_id: string) => ({ ...lead, event_id });

/** A message of the Queue with this lead, accepted so many milliseconds ago. */
export const waiting = (event = lead, { ageMs = 0, attempts = 0 } = {}) => ({
  path: '/v2/event',
  event,
  acceptedAt: Date.now() - ageMs,
  attempts,
});
