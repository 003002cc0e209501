// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/about" }
/** The loader on a page: what makes it load the whole file, from where, and what cannot keep it from that. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { forgetPageListeners } from '../support/page-listeners';
import { blockStorage } from '../support/storage';
import { reach } from '../support/visitor';

// Named here, not in the import: there the compiler would follow it to early-stub.js, which has no types.
const LOADER = '../../../src/snippet/loader/index.ts';
const SRC = 'https://relay.example/driftrock.loader.js';
const WHOLE = 'https://relay.example/driftrock.js';

type Stub = ((...words: unknown[]) => void) & { q: ArrayLike<unknown>[] };

const page = window as { driftrock?: unknown };
const warn = vi.spyOn(console, 'warn');
const append = vi.spyOn(document.head, 'append');
const observe = vi.spyOn(MutationObserver.prototype, 'observe');
const current = vi.spyOn(document, 'currentScript', 'get');

forgetPageListeners();

// A page that goes.
afterEach(() => {
  (observe.mock.contexts as MutationObserver[]).splice(0).forEach((observer) => observer.disconnect());
});

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllGlobals();
  vi.stubGlobal('indexedDB', { databases: async () => [] });
  warn.mockReset().mockImplementation(() => {});
  // Not put in, which would load it.
  append.mockReset().mockImplementation(() => {});
  current.mockReset().mockReturnValue(tagOf(`src="${SRC}"`));
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
  page.driftrock = undefined;
});

/** A tag with these attributes that is in no page, which would load it. */
function tagOf(attributes: string): HTMLScriptElement {
  const template = document.createElement('template');
  template.innerHTML = `<script ${attributes}></script>`;
  return template.content.querySelector('script')!;
}

/** A stub as pages paste it, with this as its list of calls. */
const stubWith = (q: unknown) => Object.assign(() => {}, { q });

/** Runs the loader on a page with this in its body; the stub that it leaves there. */
async function run(html = ''): Promise<Stub> {
  document.body.innerHTML = html;
  await import(LOADER);
  return page.driftrock as Stub;
}

const added = () => append.mock.calls.flat() as HTMLScriptElement[];
const addresses = () => added().map(({ src }) => src);

test('loads nothing on a page that gives it nothing to do, and takes commands', async () => {
  const stub = await run('<h1>About us</h1>');
  stub('identify', 'p-1');
  expect(stub.q.map((call) => Array.from(call))).toEqual([['identify', 'p-1']]);
  expect([addresses(), warn.mock.calls]).toEqual([[], []]);
});

describe('the whole file', () => {
  test.each<[string, () => unknown]>([
    ['has a control for a contact', () => run('<input type="email">')],
    ['has left something to send', () => ((localStorage['driftrock:o:1'] = '{}'), run())],
    ['has a call that waits', () => ((page.driftrock = stubWith([['track', {}]])), run())],
    ['calls for one', async () => (await run())('track', {})],
    ['has a tag with an option for it', () => (current.mockReturnValue(tagOf(`src="${SRC}" data-debug`)), run())],
    ['has a control that the visitor reaches', async () => (await run('<select></select>'), reach(select()))],
  ])('comes where the page %s', async (_, act) => {
    await act();
    expect(addresses()).toEqual([WHOLE]);
  });

  test('comes once, whatever there is to do', async () => {
    page.driftrock = stubWith([['track', {}]]);
    localStorage['driftrock:o:1'] = '{}';
    await run('<input type="email">');
    expect(addresses()).toEqual([WHOLE]);
  });

  test('hears of the control that the visitor has reached before it', async () => {
    await run('<select></select><input type="search">');
    reach(select());
    const heard = vi.fn();
    addEventListener('focusin', ({ target }) => heard(target), true);
    added()[0]!.dispatchEvent(new Event('load'));
    expect(heard.mock.calls).toEqual([[select()]]);
  });
});

const select = () => document.querySelector('select')!;

describe('the tag', () => {
  const inPage = (attributes: string) => {
    const tag = tagOf(attributes);
    vi.spyOn(document, 'querySelector').mockImplementation(function (this: Document, selector: string) {
      return tag.matches(selector) ? tag : Document.prototype.querySelector.call(this, selector);
    });
  };

  test('is found by its address where an optimiser runs the script later', async () => {
    current.mockReturnValue(null);
    inPage(`src="${SRC}?v=2" data-relay="/r"`);
    onTestFinished(() => vi.mocked(document.querySelector).mockRestore());
    await run('<input type="email">');
    expect(added()).toMatchObject([{ src: `${WHOLE}?v=2`, dataset: { relay: '/r' } }]);
  });

  test('that is nowhere is said, and nothing is thrown into the page', async () => {
    current.mockReturnValue(null);
    const stub = await run('<input type="email">');
    stub('identify', 'p-1');
    expect([addresses(), stub.q.length]).toEqual([[], 1]);
    expect(warn.mock.calls).toEqual([[expect.stringContaining('cannot load driftrock.js')]]);
  });
});

describe('one thing that fails keeps no other from being seen', () => {
  test.each(['localStorage', 'sessionStorage'] as const)('where %s is blocked', async (storage) => {
    onTestFinished(blockStorage(storage));
    await run('<input type="email">');
    expect(addresses()).toEqual([WHOLE]);
  });

  test('where the browser has no list of its databases', async () => {
    vi.stubGlobal('indexedDB', {});
    await run('<input type="email">');
    expect(addresses()).toEqual([WHOLE]);
  });

  test('where a page has put something else in place of the list of calls', async () => {
    page.driftrock = stubWith({ length: 1 });
    await run('<input type="email">');
    expect(addresses()).toEqual([WHOLE]);
  });
});
