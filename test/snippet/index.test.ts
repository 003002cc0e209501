// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/contact" }
/** The classic script on a page that has a stub, an element of its name, or the script already. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Driftrock, Installed } from '../../src/snippet/commands';
import type { Options } from '../../src/snippet/options';
import { forgetPageListeners } from './support/page-listeners';

const RELAY = 'https://relay.example/v2/event';
const OPTIONS: Options = { relay: RELAY, sourceId: 's-1' };

const page = window as { driftrock?: unknown };
const warn = vi.spyOn(console, 'warn');
const warnings = () => warn.mock.calls.map(([sentence]) => String(sentence));

forgetPageListeners();

beforeEach(() => {
  vi.resetModules();
  warn.mockReset().mockImplementation(() => {});
  page.driftrock = undefined;
  document.body.replaceChildren();
});

/** A tag with these attributes is the one that runs. */
const runTag = (attributes: string) => {
  const template = document.createElement('template');
  template.innerHTML = `<script ${attributes}></script>`;
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(template.content.querySelector('script'));
};

/** What is under the name once the file has run on a page that had this there. */
async function run(before?: unknown): Promise<Driftrock & Pick<Installed, 'add'>> {
  page.driftrock = before;
  await import('../../src/snippet/index');
  return page.driftrock as Driftrock & Pick<Installed, 'add'>;
}

/** The options that are in force. */
function optionsOf(driftrock: Driftrock): Options {
  const taken: Options[] = [];
  driftrock('inspect', (options) => void taken.push({ ...options }));
  return taken[0]!;
}

test('takes the options of its tag', async () => {
  runTag(`data-relay="${RELAY}" data-source-id="s-1"`);
  expect(optionsOf(await run())).toMatchObject(OPTIONS);
  expect(warnings()).toEqual([]);
});

test('says what is missing once all is heard', async () => {
  runTag(`data-relay="${RELAY}"`);
  await run();
  expect(warnings()).toEqual(['Driftrock: sourceId is missing; set it to the id of your Driftrock capture']);
});

test('replays the calls of a stub in their order', async () => {
  runTag('');
  const calls = [['init', { ...OPTIONS, personId: 'p-1' }], { 0: 'identify', 1: 'p-2', length: 2 }];
  const driftrock = await run(Object.assign(() => {}, { q: calls }));
  expect(optionsOf(driftrock)).toMatchObject({ ...OPTIONS, personId: 'p-2' });
  expect(warnings()).toEqual([]);
});

test.each([
  ['a stub without calls', () => {}],
  ['an element with its id', document.createElement('div')],
  // A form has its controls by their names.
  ['a form with its id, and a control named add', Object.assign(document.createElement('form'), { add: {} })],
])('takes the place of %s', async (_, before) => {
  runTag(`data-relay="${RELAY}" data-source-id="s-1"`);
  const driftrock = await run(before);
  expect(driftrock).not.toBe(before);
  expect(optionsOf(driftrock)).toMatchObject(OPTIONS);
});

test('a second tag adds what the first one lacks, and starts nothing a second time', async () => {
  runTag(`data-relay="${RELAY}" data-source-id="s-1"`);
  const first = await run();
  vi.resetModules();
  runTag(`data-relay="${RELAY}" data-source-id="s-1" data-event-name="Asked us"`);
  expect(await run(first)).toBe(first);
  expect(optionsOf(first)).toMatchObject({ ...OPTIONS, eventName: 'Asked us' });
});

test('the first tag of the page goes before the one that runs', async () => {
  document.body.innerHTML = `<script type="text/plain" data-relay="${RELAY}" data-source-id="s-1"></script>`;
  runTag('data-relay="https://other.example/v2/event" data-source-id="s-2" data-event-name="Asked us"');
  expect(optionsOf(await run())).toMatchObject({ ...OPTIONS, eventName: 'Asked us' });
});
