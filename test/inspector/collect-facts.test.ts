// @vitest-environment happy-dom
// @vitest-environment-options {"url":"https://shop.example","settings":{"handleDisabledFileLoadingAsSuccess":true}}
/** What can be known of an installation in its page. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InstallationFacts } from '../../src/causes/facts';
import { collectFacts, inspect } from '../../src/inspector/collect-facts';
import type { Entry } from '../../src/snippet/delivery/entry';
import type { Options } from '../../src/snippet/options';
import { find, place, showEverything } from '../snippet/support/forms';
import { blockStorage } from '../snippet/support/storage';

const RELAY = 'https://relay.example/v2/event';
const FILE = 'https://relay.example/driftrock.js';

// The edge of the page: what the relay answers.
const fetched = vi.fn<typeof fetch>();

/** A snippet with these options and as many events in its outbox. */
function install(options: Options, waiting = 0, isServed = false): void {
  const entries = () => Array.from({ length: waiting }, () => ({}) as Entry);
  vi.stubGlobal('driftrock', (command: string, take: (...args: unknown[]) => void) => {
    if (command === 'inspect') take(options, entries, isServed);
  });
}

/** The facts of a page with this in its body. */
function factsOf(html: string, options?: Options): Promise<InstallationFacts> {
  place(html);
  if (options) install(options);
  return collectFacts();
}

const snippetOf = async (html: string, options: Options) => (await factsOf(html, options)).snippet!;

beforeEach(() => {
  showEverything();
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset().mockResolvedValue(Response.json({ data: 'ok' }));
  sessionStorage.clear();
  document.cookie = '_ga=; max-age=0';
  history.replaceState(null, '', '/landing?utm_source=x#top');
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe('of a page without anything', () => {
  test('the facts are its address without query and fragment, and nothing else', async () => {
    expect(await factsOf('')).toEqual({
      page: 'https://shop.example/landing',
      origin: 'https://shop.example',
      ...{ tags: [], failures: [], clientId: 'none', frames: [], forms: [], rejected: [] },
    });
    expect(fetched).not.toHaveBeenCalled();
  });

  test.each([
    ['nothing', undefined],
    ['an element with the id driftrock', document.createElement('div')],
    ['the early stub, which only takes calls', () => {}],
  ])('no snippet is inspected where its name is that of %s', (_, driftrock) => {
    vi.stubGlobal('driftrock', driftrock);
    expect(inspect()).toBeUndefined();
  });

  test('what was heard from outside is among the facts', async () => {
    const failures = [{ file: 'snippet', url: FILE, by: 'network' }] as const;
    expect(await collectFacts({ failures: [...failures], rejected: ['HTTP 400'] })).toMatchObject({
      failures,
      rejected: ['HTTP 400'],
    });
  });
});

describe('a tag', () => {
  test.each<[string, string, object]>([
    ['its address', `<script src="${FILE}"></script>`, { src: FILE }],
    [
      'its address against that of the page',
      '<script src="/driftrock.js"></script>',
      {
        src: 'https://shop.example/driftrock.js',
      },
    ],
    [
      'its options',
      `<script src="${FILE}" data-relay=" /v2/event " data-source-id=" s-1 "></script>`,
      {
        src: FILE,
        relay: 'https://shop.example/v2/event',
        sourceId: 's-1',
      },
    ],
    [
      'the options of its address',
      `<script src="${FILE}?relay=${RELAY}&sourceId=s-1#x"></script>`,
      {
        src: `${FILE}?relay=${RELAY}&sourceId=s-1#x`,
        relay: RELAY,
        sourceId: 's-1',
      },
    ],
    [
      'its options before those of its address',
      `<script src="${FILE}?sourceId=s-1" data-source-id="s-2"></script>`,
      {
        src: `${FILE}?sourceId=s-1`,
        sourceId: 's-2',
      },
    ],
    [
      'no address where the page has a copy',
      `<script type="module" data-relay="${RELAY}"></script>`,
      {
        src: '',
        relay: RELAY,
      },
    ],
    [
      'a relay that is no address as it is',
      `<script src="${FILE}" data-relay="https://"></script>`,
      {
        src: FILE,
        relay: 'https://',
      },
    ],
  ])('has %s', async (_, html, facts) => {
    expect((await factsOf(html)).tags).toEqual([facts]);
  });

  test.each([
    ['driftrock.js', true],
    ['driftrock.js?relay=/r', true],
    ['driftrock.min.js', true],
    ['driftrock.loader.js', true],
    ['driftrock.loader.min.js', true],
    ['driftrock.builders.js', false],
    ['driftrock.js.map', false],
    ['my-driftrocks.js', false],
    ['other.js', false],
  ])('goes by the file %s: %s', async (file, isTag) => {
    expect((await factsOf(`<script src="https://relay.example/${file}"></script>`)).tags).toHaveLength(Number(isTag));
  });

  test.each([
    ['its type is text/plain', `type="text/plain" src="${FILE}"`],
    ['it has the attribute nomodule', `nomodule src="${FILE}"`],
    ['its address is in data-src', `data-src="${FILE}"`],
    [undefined, `type="module" src="${FILE}"`],
    [undefined, `type="text/javascript" src="${FILE}"`],
    [undefined, `type="application/x-ecmascript" src="${FILE}"`],
  ])('is held back because %s: <script %s>', async (heldBackBy, attributes) => {
    const [tag] = (await factsOf(`<script ${attributes}></script>`)).tags;
    expect(tag).toEqual({ src: FILE, ...(heldBackBy && { heldBackBy }) });
  });
});

describe('the snippet', () => {
  test('is told with its defaults', async () => {
    install({}, 3, true);
    expect((await collectFacts()).snippet).toEqual({
      ...{
        isServed: true,
        unusable: [],
        misspelt: [],
        options: [],
        consent: 'granted',
        waiting: 3,
        isPersistent: true,
      },
    });
  });

  test('is told with what it was given', async () => {
    const options: Options = { relay: RELAY, sourceId: 's-1', consent: 'pending', forms: '#a', debug: false };
    expect(await snippetOf('', options)).toMatchObject({
      ...{ isServed: false, relay: RELAY, sourceId: 's-1', consent: 'pending', forms: '#a', waiting: 0 },
      options: Object.entries(options).map(([name, value]) => ({ name, value: String(value), from: 'init' })),
    });
  });

  test.each<[string, string, Options]>([
    ['tag', `<script src="${FILE}" data-source-id="s-1"></script>`, { sourceId: 's-1' }],
    ['address of the tag', `<script src="${FILE}?sourceId=s-1"></script>`, { sourceId: 's-1' }],
    ['tag', `<script src="${FILE}?relay=${RELAY}" data-relay="${RELAY}"></script>`, { relay: RELAY }],
    ['relay that serves the file', `<script src="${FILE}"></script>`, { relay: RELAY }],
    ['init', '<script src="https://cdn.example/driftrock.js"></script>', { relay: RELAY }],
    ['init', `<script src="${FILE}"></script>`, { sourceId: 's-1' }],
    ['init', `<script src="${FILE}"></script>`, { eventName: 'https://relay.example/thanks' }],
    ['init', '', { debug: true }],
  ])('knows that the %s has given an option: %s %j', async (from, html, options) => {
    expect((await snippetOf(html, options)).options).toMatchObject([{ from }]);
  });

  test("knows that the page's address asks for debug", async () => {
    history.replaceState(null, '', '/landing?driftrock_debug');
    expect((await snippetOf('', { debug: true })).options).toMatchObject([{ from: 'address of the page' }]);
  });

  test('leaves out an option that has ended', async () => {
    expect((await snippetOf('', { personId: undefined } as never)).options).toEqual([]);
  });

  test.each<[string, object]>([
    ['data-relay="{{Relay}}"', { unusable: [{ name: 'relay' }], misspelt: [] }],
    ['data-relay-url="/v2/event"', { unusable: [], misspelt: [{ given: 'data-relay-url', meant: 'data-relay' }] }],
    ['data-cookieconsent="ignore"', { unusable: [], misspelt: [] }],
  ])('knows what a tag with %s gives in vain: %j', async (attributes, expected) => {
    expect(await snippetOf(`<script src="${FILE}" ${attributes}></script>`, {})).toMatchObject(expected);
  });

  test.each([
    ['after', 2_500, 1_000, 1_500],
    ['before', 900, 1_000, undefined],
    ['with', 1_000, 1_000, undefined],
    ['while the page still loads, not', 900, 0, undefined],
  ])('was asked for %s the end of loading: at %i of %i ms', async (_, startTime, loadEventEnd, lateMs) => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ loadEventEnd }] as never);
    vi.spyOn(performance, 'getEntriesByName').mockImplementation((name) =>
      name === FILE ? ([{ startTime }] as never) : [],
    );
    expect((await snippetOf(`<script src="${FILE}"></script>`, {})).lateMs).toBe(lateMs);
  });

  test.each<[boolean, Options]>([
    [false, {}],
    [true, { persist: false }],
  ])('keeps its outbox as it should where storage is blocked: %s with %j', async (isPersistent, options) => {
    const unblock = blockStorage('localStorage');
    const snippet = await snippetOf('', options).finally(unblock);
    expect(snippet.isPersistent).toBe(isPersistent);
  });
});

describe('the relay', () => {
  test('is asked for its health, and for nothing else', async () => {
    expect((await factsOf('', { relay: RELAY, sourceId: 's-1' })).relay).toEqual({ url: RELAY, state: 'ready' });
    expect(fetched.mock.calls.map(([url]) => String(url))).toEqual(['https://relay.example/healthz?source_id=s-1']);
  });

  test('that the policy keeps away is among the failures', async () => {
    fetched.mockImplementation(async () => {
      const told = { effectiveDirective: 'connect-src', blockedURI: RELAY, disposition: 'enforce' };
      document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), told));
      throw new TypeError('Failed to fetch');
    });
    expect((await factsOf('', { relay: RELAY })).failures).toEqual([{ file: 'relay', url: RELAY, by: 'policy' }]);
  });
});

describe('the client id', () => {
  test.each([
    ['found', {}, () => void (document.cookie = '_ga=GA1.1.111.222')],
    ['found', { gaCookiePrefix: 'rs' }, () => void (document.cookie = 'rs_ga=GA1.1.111.222')],
    ['found', {}, () => void vi.stubGlobal('gaGlobal', { vid: '333.444' })],
    ['none', {}, () => {}],
    [
      'denied by Consent Mode',
      {},
      () => void vi.stubGlobal('dataLayer', [['consent', 'default', { analytics_storage: 'denied' }]]),
    ],
    ['denied by Global Privacy Control', {}, () => void vi.stubGlobal('navigator', { globalPrivacyControl: true })],
  ] as [string, Options, () => void][])('is %s with %j after %s', async (clientId, options, prepare) => {
    prepare();
    expect((await factsOf('', options)).clientId).toBe(clientId);
    document.cookie = 'rs_ga=; max-age=0';
  });
});

describe('a frame', () => {
  /** The frames of a page with one frame of this size, into which the page may look or not. */
  async function framesOf([width, height]: [number, number], src: string, isForeign = true) {
    place('<iframe></iframe>');
    const frame = find<HTMLIFrameElement>('iframe');
    Object.defineProperty(frame, 'src', { value: src });
    if (isForeign) Object.defineProperty(frame, 'contentDocument', { value: null });
    vi.spyOn(frame, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, width, height));
    return (await collectFacts()).frames;
  }

  test.each<[[number, number], boolean]>([
    [[180, 90], true],
    [[179, 90], false],
    [[180, 89], false],
  ])('of another site and of %j pixels may hold a form: %s', async (size, isLarge) => {
    expect(await framesOf(size, 'https://forms.example/a?b')).toEqual([{ origin: 'https://forms.example', isLarge }]);
  });

  test('without an address of its own is of another site all the same', async () => {
    expect(await framesOf([300, 300], '')).toEqual([{ origin: 'another site', isLarge: true }]);
  });

  test('that cannot be seen holds no form', async () => {
    showEverything(new DOMRect(0, 0, 300, 300));
    place('<iframe style="visibility: hidden"></iframe>');
    Object.defineProperty(find('iframe'), 'contentDocument', { value: null });
    expect((await collectFacts()).frames).toMatchObject([{ isLarge: false }]);
  });

  test('that the page can look into is none of these', async () => {
    expect(await framesOf([300, 300], 'https://shop.example/', false)).toEqual([]);
  });
});

describe('the file for form builders', () => {
  const BUILDERS = 'https://relay.example/driftrock.builders.js';

  test.each([
    ['has left no trace', [{ file: 'form builders', url: BUILDERS, by: 'network' }], undefined, 'complete'],
    ['runs', [], true, 'complete'],
    ['may still come', [], undefined, 'interactive'],
  ] as const)('%s: %j', async (_, failures, trace, readyState) => {
    vi.stubGlobal('driftrockBuilders', trace);
    vi.spyOn(document, 'readyState', 'get').mockReturnValue(readyState);
    expect((await factsOf(`<script src="${BUILDERS}"></script>`)).failures).toEqual(failures);
  });
});

test('the forms are told by the options of the snippet', async () => {
  const { forms } = await factsOf('<form id="a"><input name="x"></form><form id="b"><input type="email"></form>', {
    forms: '#a',
  });
  expect(forms.map(({ name, isLead }) => [name, isLead])).toEqual([
    ['#a', true],
    ['#b', false],
  ]);
});
