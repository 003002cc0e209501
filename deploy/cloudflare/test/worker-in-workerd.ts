/** The built Worker in real workerd, with the stand-in for the Driftrock Events API behind it. */
import { expect, onTestFinished } from 'vitest';
import { startDriftrockApi } from '../../../demo/driftrock-api.mjs';
import type { ObjectNamespace } from '../../../src/relay/store/cloudflare/platform';
import { lead } from '../../../test/relay/support/events';
import { API_KEY, PAGE } from '../../../test/relay/support/relay';
import { createWorker, VARIABLES } from './miniflare.mjs';

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

/** Requests a period, by the binding's name. */
type Limits = Record<string, number>;

/**
 * The Worker with its upstream; both end with the test. `vars` replace those of the file; `undefined` takes one away.
 */
export async function startWorker(vars: Record<string, string | undefined> = {}, limits: Limits = {}) {
  const upstream = await startDriftrockApi({ apiKey: API_KEY });
  const all = {
    ...VARIABLES,
    RELAY_ORIGINS: PAGE,
    DRIFTROCK_API_KEY: API_KEY,
    DRIFTROCK_API_URL: upstream.url,
    ...vars,
  };
  const set = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
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
  const worker: Miniflare = createWorker({ vars: Object.fromEntries(set), limits, more: { handleRuntimeStdio } });
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
