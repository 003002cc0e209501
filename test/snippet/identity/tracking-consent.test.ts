/** Whether ids may go with a lead. */
import { describe, expect, test } from 'vitest';
import { createTrackingConsent } from '../../../src/snippet/identity/tracking-consent';

const DENIED = { analytics_storage: 'denied' };
const GRANTED = { analytics_storage: 'granted' };

/** What Google's `gtag` function pushes: its own `arguments`, no array. */
const gtag = function () {
  // eslint-disable-next-line prefer-rest-params -- The very object that gtag pushes.
  return arguments;
} as (...args: unknown[]) => IArguments;

const allows = (dataLayer?: unknown, globalPrivacyControl?: boolean) =>
  createTrackingConsent({ dataLayer, navigator: globalPrivacyControl === undefined ? {} : { globalPrivacyControl } })();

describe('createTrackingConsent', () => {
  test.each<[string, unknown]>([
    ['no dataLayer', undefined],
    ['an empty dataLayer', []],
    ['a dataLayer that grants analytics', [gtag('consent', 'default', GRANTED)]],
    ['a denial that was taken back', [gtag('consent', 'default', DENIED), gtag('consent', 'update', GRANTED)]],
    ['a denial of ads alone', [gtag('consent', 'default', { ad_storage: 'denied', ad_user_data: 'denied' })]],
    ['a command that is no consent command', [gtag('config', 'G-1', DENIED), gtag('set', DENIED)]],
    ['the word consent in another place', [gtag('event', 'consent', DENIED)]],
    ['a state that is neither', [gtag('consent', 'default', { analytics_storage: 'unset' })]],
    ['a consent command without states', [gtag('consent', 'default'), gtag('consent'), gtag()]],
    ['a consent command with null for states', [gtag('consent', 'default', null)]],
    [
      'an update that grants, before a default that denies',
      [gtag('consent', 'update', GRANTED), gtag('consent', 'default', DENIED)],
    ],
    [
      'an update that grants after a denial for a region',
      [gtag('consent', 'default', { ...DENIED, region: ['ES'] }), gtag('consent', 'update', GRANTED)],
    ],
    [
      'an update that grants and names regions',
      [gtag('consent', 'default', DENIED), gtag('consent', 'update', { ...GRANTED, region: ['ES'] })],
    ],
    [
      'a denial for no region that a later default takes back',
      [gtag('consent', 'default', { ...DENIED, region: [] }), gtag('consent', 'default', GRANTED)],
    ],
    ['a grant for one region alone', [gtag('consent', 'default', { ...GRANTED, region: 'US' })]],
    [
      'a denial for a region that the same region takes back',
      [
        gtag('consent', 'default', { ...DENIED, region: 'ES' }),
        gtag('consent', 'default', { ...GRANTED, region: 'ES' }),
      ],
    ],
    ['events of Tag Manager', [{ 'gtm.start': 1, event: 'gtm.js' }, { analytics_storage: 'denied' }]],
  ])('allows them with %s', (_what, dataLayer) => {
    expect(allows(dataLayer)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a default of denied', [gtag('consent', 'default', DENIED)]],
    ['a denial pushed as an array', [['consent', 'default', DENIED]]],
    ['a grant that was withdrawn', [gtag('consent', 'default', GRANTED), gtag('consent', 'update', DENIED)]],
    [
      'a denial followed by commands about ads',
      [gtag('consent', 'default', DENIED), gtag('consent', 'update', { ad_storage: 'granted' }), gtag('config', 'G-1')],
    ],
    [
      'a denial between entries that are no commands',
      [null, undefined, 5, 'text', gtag('consent', 'default', DENIED), null, {}],
    ],
    [
      'a denial for a region, then a general grant',
      [gtag('consent', 'default', { ...DENIED, region: ['DE', 'FR'] }), gtag('consent', 'default', GRANTED)],
    ],
    [
      'a general grant, then a denial for a region',
      [gtag('consent', 'default', GRANTED), gtag('consent', 'default', { ...DENIED, region: 'DE' })],
    ],
    [
      'a general denial, then a grant for a region',
      [gtag('consent', 'default', DENIED), gtag('consent', 'default', { ...GRANTED, region: ['US'] })],
    ],
    [
      'an update that denies, before a default that grants',
      [gtag('consent', 'update', DENIED), gtag('consent', 'default', GRANTED)],
    ],
    ['a grant that a second update took back', [gtag('consent', 'update', GRANTED), gtag('consent', 'update', DENIED)]],
    [
      'a default with wait_for_update, and an update of advertising alone',
      [
        gtag('consent', 'default', { ...DENIED, wait_for_update: 500 }),
        gtag('consent', 'update', { ad_storage: 'granted' }),
      ],
    ],
    ['a denial for one region', [gtag('consent', 'default', { ...DENIED, region: ['ES'], wait_for_update: 500 })]],
  ])('refuses them after %s', (_what, dataLayer) => {
    expect(allows(dataLayer)).toBe(false);
  });

  test.each([
    ['no dataLayer', undefined],
    ['analytics granted', [gtag('consent', 'update', GRANTED)]],
    ['analytics denied', [gtag('consent', 'update', DENIED)]],
  ])('refuses them under Global Privacy Control, with %s', (_what, dataLayer) => {
    expect(allows(dataLayer, true)).toBe(false);
  });

  test('allows them when Global Privacy Control is off', () => {
    expect(allows([gtag('consent', 'default', GRANTED)], false)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['null', null],
    ['a number', 5],
    ['a text', 'dataLayer'],
    ['an object', {}],
    ['an array-like object', { length: 1, 0: 'x' }],
    ['a function', () => DENIED],
    ['true', true],
  ])('is not confused by a dataLayer that is %s', (_what, dataLayer) => {
    expect(allows(dataLayer)).toBe(true);
  });
});

/** The window of a page on which Google's scripts hold this of `analytics_storage`. */
const pageOfGoogle = (analytics_storage: unknown, dataLayer: unknown = []) => ({
  dataLayer,
  google_tag_data: { ics: { entries: { analytics_storage } } },
  navigator: {},
});

/** An object that throws as soon as somebody looks into it, as a window of another origin does. */
const unreadable = new Proxy(
  {},
  {
    get() {
      throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
    },
  },
);

describe("the state that Google's scripts hold", () => {
  test.each<[string, unknown]>([
    ['a denied default', { default: false }],
    ['a denied default, and an update that has not come', { default: false, update: undefined }],
    ['a denied update of a granted default', { default: true, update: false }],
    ['denials in words', { default: 'granted', update: 'denied' }],
    ['a denied declaration', { declare: false }],
    ['an implicit denial', { implicit: false }],
    ['an update of unknown shape, and a denied default', { update: { __proto__: null }, default: false }],
    ['a denied default of a region', { region: 'DE', default: false, quiet: false }],
  ])('refuses them by %s', (_what, state) => {
    expect(createTrackingConsent(pageOfGoogle(state))()).toBe(false);
  });

  test.each<[string, unknown]>([
    ['a granted update of a denied default', { default: false, update: true }],
    ['a granted default', { default: true }],
    ['a grant in words', { default: 'denied', update: 'granted' }],
    ['a granted default of a denied declaration', { declare: false, default: true }],
  ])('allows them by %s, whatever the dataLayer says', (_what, state) => {
    const dataLayer = [gtag('consent', 'default', { ...DENIED, region: ['ES'] })];
    expect(createTrackingConsent(pageOfGoogle(state, dataLayer))()).toBe(true);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['no entry', { ics: { entries: {} } }],
    ['an entry without a state', { ics: { entries: { analytics_storage: {} } } }],
    ['numbers', { ics: { entries: { analytics_storage: { default: 1, update: 2 } } } }],
    ['texts that are no states', { ics: { entries: { analytics_storage: { default: 'no' } } } }],
    [
      'objects in place of states',
      { ics: { entries: { analytics_storage: { update: { __proto__: null }, default: [] } } } },
    ],
    ['a text in place of the entry', { ics: { entries: { analytics_storage: 'denied' } } }],
    ['a list of entries', { ics: { entries: ['analytics_storage'] } }],
    ['an object that cannot be read', { ics: unreadable }],
  ])('of unknown shape leaves it to the dataLayer: %s', (_what, google_tag_data) => {
    const denied = { google_tag_data, dataLayer: [gtag('consent', 'default', DENIED)], navigator: {} };
    const granted = { google_tag_data, dataLayer: [gtag('consent', 'default', GRANTED)], navigator: {} };
    expect([createTrackingConsent(denied)(), createTrackingConsent(granted)()]).toEqual([false, true]);
  });

  test('gives way to Global Privacy Control', () => {
    expect(
      createTrackingConsent({ ...pageOfGoogle({ update: true }), navigator: { globalPrivacyControl: true } })(),
    ).toBe(false);
  });

  test('is read each time', () => {
    const state: Record<string, unknown> = { default: false };
    const allowsIdentifiers = createTrackingConsent(pageOfGoogle(state));
    const before = allowsIdentifiers();
    state['update'] = true;
    expect([before, allowsIdentifiers()]).toEqual([false, true]);
  });
});

describe('a dataLayer that the page keeps short', () => {
  test.each<[string, object, boolean]>([
    ['a denial', gtag('consent', 'default', DENIED), false],
    ['a denial for a region', gtag('consent', 'default', { ...DENIED, region: ['ES'] }), false],
    ['an update that denies', gtag('consent', 'update', DENIED), false],
    ['a grant', gtag('consent', 'default', GRANTED), true],
  ])('is still known to have held %s at the start', (_what, command, isAllowed) => {
    const page = { dataLayer: [command], navigator: {} };
    const allowsIdentifiers = createTrackingConsent(page);
    page.dataLayer.splice(0, 1, { event: 'scroll' });
    expect(allowsIdentifiers()).toBe(isAllowed);
  });

  test('is still known to have held what was there before, when the page has put another list in its place', () => {
    const page = { dataLayer: [] as object[], navigator: {} };
    const allowsIdentifiers = createTrackingConsent(page);
    page.dataLayer.push(gtag('consent', 'default', DENIED));
    allowsIdentifiers();
    page.dataLayer = [];
    expect(allowsIdentifiers()).toBe(false);
  });

  test('lets an update that grants undo the denial that has left it', () => {
    const page = { dataLayer: [gtag('consent', 'default', { ...DENIED, region: ['ES'] })] as object[], navigator: {} };
    const allowsIdentifiers = createTrackingConsent(page);
    page.dataLayer = [gtag('consent', 'update', GRANTED)];
    expect(allowsIdentifiers()).toBe(true);
  });

  test('may hold what cannot be read, and tells no less of what comes after', () => {
    const page = {
      dataLayer: [unreadable, gtag('consent', 'default', DENIED), ['consent', 'default', unreadable]],
      navigator: {},
    };
    expect(createTrackingConsent(page)()).toBe(false);
  });

  test('is no concern of another page', () => {
    createTrackingConsent({ dataLayer: [gtag('consent', 'default', DENIED)], navigator: {} });
    expect(allows([])).toBe(true);
  });
});
