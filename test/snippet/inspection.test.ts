// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/about" }
/** The tag by which the inspector comes, and who asks for it. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { INSPECTOR_INTEGRITY } from '../../src/snippet/build';
import { createInspectorLoader, DEBUG_KEY, isAskedByAddress } from '../../src/snippet/inspection';
import type { Options } from '../../src/snippet/options';
import { blockStorage } from './support/storage';

const append = vi.spyOn(document.head, 'append');
const visit = (address: string) => history.replaceState(null, '', address);

beforeEach(() => {
  // The file is in no server.
  append.mockReset().mockImplementation(() => {});
  sessionStorage.clear();
  visit('/about');
});
afterEach(() => void vi.unstubAllGlobals());

/** The scripts that were put into the page by a snippet of this tag, at one start or more. */
function added(options: Options, tag?: { src: string; nonce?: string }, starts = 1): HTMLScriptElement[] {
  const currentScript = vi.spyOn(document, 'currentScript', 'get').mockReturnValue((tag ?? null) as HTMLScriptElement);
  const load = createInspectorLoader(options);
  currentScript.mockRestore();
  for (let start = 0; start < starts; start += 1) load();
  return append.mock.calls.flat() as HTMLScriptElement[];
}

const TAG = { src: 'https://cdn.example/a/driftrock.js?relay=/r' };

describe('isAskedByAddress', () => {
  test.each([
    ['/about?driftrock_debug', true],
    ['/about?utm_source=x&driftrock_debug=1', true],
    ['/about', false],
    ['/driftrock_debug', false],
    ['/about?my_driftrock_debug', false],
    ['/about#?driftrock_debug', false],
  ])('%s: %s', (address, isAsked) => {
    visit(address);
    expect(isAskedByAddress()).toBe(isAsked);
  });
});

describe('who asks', () => {
  test.each<[string, number, Options, string, string]>([
    ['nobody', 0, {}, '/about', ''],
    ['the option', 1, { debug: true }, '/about', ''],
    ['the address', 1, {}, '/about?driftrock_debug', ''],
    ['an earlier page of the tab', 1, {}, '/about', '1'],
    ['nobody, where the site owner forbids it', 0, { debug: false }, '/about?driftrock_debug', '1'],
  ])('%s: %i', (_, count, options, address, noted) => {
    visit(address);
    sessionStorage[DEBUG_KEY] = noted;
    expect(added({ ...options }, TAG)).toHaveLength(count);
  });

  test('switches the console on, too', () => {
    visit('/about?driftrock_debug');
    const options: Options = {};
    added(options, TAG);
    expect(options.debug).toBe(true);
  });

  test('may ask later, and gets it once', () => {
    const options: Options = {};
    const load = createInspectorLoader(Object.assign(options, { relay: 'https://relay.example/v2/event' }));
    load();
    expect(append).not.toHaveBeenCalled();
    options.debug = true;
    load();
    load();
    expect(append).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['the address', 1, '/about?driftrock_debug'],
    ['nobody', 0, '/about'],
  ])('is heard where storage is blocked: %s: %i', (_, count, address) => {
    onTestFinished(blockStorage('sessionStorage'));
    visit(address);
    expect(added({}, TAG)).toHaveLength(count);
  });
});

describe('the file', () => {
  test.each<[string, string, Options, typeof TAG | undefined]>([
    ['the snippet', 'https://cdn.example/a/driftrock.inspector.js', {}, TAG],
    ['the snippet', 'https://cdn.example/a/driftrock.inspector.js', { relay: 'https://relay.example/v2/event' }, TAG],
    [
      'the relay, for the module',
      'https://relay.example/driftrock.inspector.js',
      { relay: 'https://relay.example/v2/event' },
      undefined,
    ],
    [
      'the relay, for a copy in the page',
      'https://relay.example/proxy/driftrock.inspector.js',
      { relay: 'https://relay.example/proxy/v2/event' },
      { src: '' },
    ],
  ])('comes from next to %s: %s', (_, url, options, tag) => {
    expect(added({ ...options, debug: true }, tag).map(({ src }) => src)).toEqual([url]);
  });

  test('cannot come where neither is known, and nothing is thrown', () => {
    expect(added({ debug: true })).toEqual([]);
  });

  test('may be no other than that of this build, and has the nonce of the tag', () => {
    const [script] = added({ debug: true }, { ...TAG, nonce: 'abc' });
    expect(script).toMatchObject({ integrity: INSPECTOR_INTEGRITY, nonce: 'abc' });
    // Without CORS a digest is not compared.
    expect(script!.getAttribute('crossorigin')).toBe('');
  });

  test("goes through the page's Trusted Types", () => {
    const createPolicy = vi.fn((_name: string, { createScriptURL }) => ({
      createScriptURL: (url: string) => `${createScriptURL(url)}?trusted`,
    }));
    vi.stubGlobal('trustedTypes', { createPolicy });
    expect(added({ debug: true }, TAG).map(({ src }) => src)).toEqual([
      'https://cdn.example/a/driftrock.inspector.js?trusted',
    ]);
    expect(createPolicy).toHaveBeenCalledExactlyOnceWith('driftrock', expect.anything());
  });

  test('harms nothing where the policy refuses it', () => {
    vi.stubGlobal('trustedTypes', {
      createPolicy() {
        throw new TypeError('Policy "driftrock" disallowed.');
      },
    });
    expect(added({ debug: true }, TAG, 2)).toEqual([]);
  });
});
