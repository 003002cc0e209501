/** Whether ids may go with a lead. */
import { describe, expect, test } from 'vitest';
import { allowsIdentifiers } from '../../src/snippet/tracking-consent';

const DENIED = { analytics_storage: 'denied' };
const GRANTED = { analytics_storage: 'granted' };

/** What Google's `gtag` function pushes: its own `arguments`, no array. */
const gtag = function () {
  // eslint-disable-next-line prefer-rest-params -- The very object that gtag pushes.
  return arguments;
} as (...args: unknown[]) => IArguments;

const allows = (dataLayer?: unknown, globalPrivacyControl?: boolean) =>
  allowsIdentifiers({ dataLayer, navigator: globalPrivacyControl === undefined ? {} : { globalPrivacyControl } });

describe('allowsIdentifiers', () => {
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
    ['events of Tag Manager', [{ 'gtm.start': 1, event: 'gtm.js' }, { analytics_storage: 'denied' }]],
  ])('allows them with %s', (_what, dataLayer) => {
    expect(allows(dataLayer)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a default of denied', [gtag('consent', 'default', DENIED)]],
    ['a denial pushed as an array', [['consent', 'default', DENIED]]],
    ['a grant that was withdrawn', [gtag('consent', 'default', GRANTED), gtag('consent', 'update', DENIED)]],
    ['a denial followed by commands about ads', [gtag('consent', 'default', DENIED), gtag('consent', 'update', { ad_storage: 'granted' }), gtag('config', 'G-1')]],
    ['a denial between entries that are no commands', [null, undefined, 5, 'text', gtag('consent', 'default', DENIED), null, {}]],
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
