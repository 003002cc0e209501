// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/about" }
/** The tag by which the whole file comes, and what is said where it cannot be had. */
import { beforeEach, expect, test, vi } from 'vitest';
import { createWholeFile } from '../../../src/snippet/loader/whole-file';

const warn = vi.spyOn(console, 'warn');
const append = vi.spyOn(document.head, 'append');
const arrived = vi.fn();

/** The loader's tag with these attributes; it is not put into the page. */
const tagOf = (attributes: Record<string, string>) => {
  const tag = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) tag.setAttribute(name, value);
  // happy-dom knows no such property.
  return Object.assign(tag, { nonce: attributes.nonce });
};

/** The tags that were put into the page for the loader's tag with these attributes, by one call or more. */
function added(attributes: Record<string, string>, calls = 1): HTMLScriptElement[] {
  const load = createWholeFile(tagOf(attributes), arrived);
  for (let call = 0; call < calls; call += 1) load();
  return append.mock.calls.flat() as HTMLScriptElement[];
}

beforeEach(() => {
  warn.mockReset().mockImplementation(() => {});
  append.mockReset().mockImplementation(() => {});
  arrived.mockReset();
  vi.unstubAllGlobals();
});

test.each([
  ['https://relay.example/driftrock.loader.js', 'https://relay.example/driftrock.js'],
  ['https://cdn.example/a/0.1.0/driftrock.loader.js', 'https://cdn.example/a/0.1.0/driftrock.js'],
  ['https://cdn.example/loader.3f2a.js?relay=/r&sourceId=s#x', 'https://cdn.example/driftrock.js?relay=/r&sourceId=s'],
])('next to %s it is %s', (src, url) => {
  expect(added({ src }).map((script) => script.src)).toEqual([url]);
});

test('has the options, the nonce and the CORS mode of the tag, and the digest that the tag names for it', () => {
  const [script] = added({
    ...{ src: 'https://relay.example/driftrock.loader.js', integrity: 'sha256-loader', crossorigin: 'anonymous' },
    ...{ nonce: 'abc', 'data-relay': '/r', 'data-source-id': 's', 'data-integrity': 'sha256-whole' },
  });
  expect(script).toMatchObject({ nonce: 'abc', crossOrigin: 'anonymous', integrity: 'sha256-whole' });
  expect({ ...script!.dataset }).toMatchObject({ relay: '/r', sourceId: 's' });
});

test("is pinned by no digest of the loader's", () => {
  const [script] = added({ src: 'https://relay.example/driftrock.loader.js', integrity: 'sha256-loader' });
  expect(script!.integrity).toBe('');
});

test('comes once, however often it is asked for', () => {
  expect(added({ src: 'https://relay.example/driftrock.loader.js' }, 3)).toHaveLength(1);
});

test('leaves the page as it was, and is told of what came before it', () => {
  const [script] = added({ src: 'https://relay.example/driftrock.loader.js' });
  const remove = vi.spyOn(script!, 'remove');
  script!.dispatchEvent(new Event('load'));
  expect([remove.mock.calls.length, arrived.mock.calls.length]).toEqual([1, 1]);
});

const SAID = 'Driftrock: cannot load driftrock.js for https://relay.example/driftrock.loader.js';

test('says in one line that it cannot be had', () => {
  const [script] = added({ src: 'https://relay.example/driftrock.loader.js' });
  script!.dispatchEvent(new Event('error'));
  expect(warn.mock.calls).toEqual([[SAID]]);
  expect(arrived).not.toHaveBeenCalled();
});

test('says so, too, where the page takes no such script', () => {
  append.mockImplementation(() => {
    throw new TypeError('This document requires TrustedScriptURL assignment.');
  });
  added({ src: 'https://relay.example/driftrock.loader.js' });
  expect(warn.mock.calls).toEqual([[SAID]]);
});

test('is not asked for by a loader without an address', () => {
  expect(added({ 'data-relay': '/r' }, 2)).toEqual([]);
  expect(warn.mock.calls).toEqual([['Driftrock: cannot load driftrock.js for the loader']]);
});

test("goes through the page's Trusted Types", () => {
  const createPolicy = vi.fn((_name: string, { createScriptURL }) => ({
    createScriptURL: (url: string) => `${createScriptURL(url)}?trusted`,
  }));
  vi.stubGlobal('trustedTypes', { createPolicy });
  const [script] = added({ src: 'https://relay.example/driftrock.loader.js' });
  expect(script!.src).toBe('https://relay.example/driftrock.js?trusted');
  expect(createPolicy).toHaveBeenCalledWith('driftrock-loader', expect.anything());
});
