/** A page with the built snippet on it, and a relay behind it: what happens when somebody follows the documents. */
import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { expect, onTestFinished } from 'vitest';
import { createRelay, type RelayOptions } from '../../../src/relay/index';
import { ROOT } from './markdown';

/** Where the documents' pages, file and relay are. */
export const PAGE = 'https://www.example.com';
export const FILE = 'https://cdn.example.com/driftrock.js';
export const RELAY = 'https://relay.example.com';

/** The files of pages at their addresses: hosted by the site owner, and served by the relay. */
const FILES: Record<string, string> = { [FILE]: 'driftrock.js', [`${RELAY}/driftrock.js`]: 'served/driftrock.js' };

/** An open page, and what came of it. */
export interface Page {
  /** What the script returns, as the page's own script. */
  run(script: string): unknown;
  /** Once the outbox is empty: each event has been acknowledged or rejected. */
  settled(): Promise<void>;
  /** The page's console at the level of warnings. */
  warnings: string[];
  /** The events that reached Driftrock. */
  events: Record<string, unknown>[];
}

/** The built snippet, or another built file; throws with the way to build it. */
export function readBuiltFile(name = 'driftrock.js'): Buffer {
  try {
    return readFileSync(`${ROOT}dist/${name}`);
  } catch {
    throw new Error(`dist/${name} is missing: npm run build`);
  }
}

// HTML standard §4.10.5.4: files are null but for type=file. happy-dom gives every input a list, as if it had chosen
// none.
const CORRECT_FILES = "Object.defineProperty(HTMLInputElement.prototype, 'files', { value: null })";

/** A relay with these options in front of a Driftrock that takes everything. */
export function createDocumentedRelay(options: Partial<RelayOptions> = {}) {
  const events: Record<string, unknown>[] = [];
  const lines: Record<string, unknown>[] = [];
  const relay = createRelay({
    apiKey: 'key',
    origins: [PAGE],
    sourceIds: '*',
    writeLog: (line) => lines.push(JSON.parse(line)),
    async fetch(_url, init) {
      events.push(JSON.parse(String(init?.body)));
      return Response.json({ data: 'ok' });
    },
    ...options,
  });
  const post = (url: string, body: string) =>
    relay.fetch(
      new Request(url, { method: 'POST', headers: { Origin: PAGE, 'Content-Type': 'text/plain;charset=UTF-8' }, body }),
    );
  return { events, lines, post };
}

/** A page with this HTML, once its scripts have loaded; it is closed when the test ends. */
export async function openPage(html: string, relayOptions?: Partial<RelayOptions>): Promise<Page> {
  const { events, post } = createDocumentedRelay(relayOptions);
  const warnings: string[] = [];
  const window: Window = new Window({
    url: `${PAGE}/`,
    console: Object.assign(Object.create(console), {
      warn: (...words: unknown[]) => warnings.push(words.join(' ')),
      info() {},
      log() {},
    }),
    settings: {
      enableJavaScriptEvaluation: true,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      fetch: {
        interceptor: {
          async beforeAsyncRequest({ request }) {
            const name = FILES[request.url.replace(/\?.*/, '')];
            const answer = name
              ? new Response(readBuiltFile(name).toString())
              : await post(request.url, await request.text());
            // Fetch standard, "CORS check": to the page it is a network error.
            if (!name && !answer.headers.has('Access-Control-Allow-Origin')) return window.Response.error();
            return new window.Response(await answer.text(), { status: answer.status, headers: [...answer.headers] });
          },
        },
      },
    },
  });
  onTestFinished(() => window.happyDOM.close());
  window.eval(CORRECT_FILES);
  window.document.write(html);
  await window.happyDOM.waitUntilComplete();
  const settled = () => expect.poll(() => Object.keys(window.localStorage)).toEqual([]);
  return { run: (script) => window.eval(script), settled, warnings, events };
}
