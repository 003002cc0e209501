// @vitest-environment happy-dom
/** What a tag gives in vain. */
import { describe, expect, test } from 'vitest';
import { findMisspelt, findUnusable } from '../../src/inspector/tag-options';
import type { Options } from '../../src/snippet/options';

const RELAY = 'https://relay.example/v2/event';

describe('an option that cannot be used', () => {
  test.each<[Record<string, string>, Options, object[]]>([
    [
      { relay: '{{Relay}}' },
      {},
      [{ name: 'relay', problem: 'relay is {{Relay}}', expected: 'the https URL of your relay' }],
    ],
    [{ relay: ' ' }, {}, [{ name: 'relay', problem: 'relay is missing', expected: 'the https URL of your relay' }]],
    [{ relay: '{{Relay}}' }, { relay: RELAY }, []],
    [
      { consent: 'yes' },
      { consent: 'pending' },
      [{ name: 'consent', problem: 'consent is yes', expected: 'granted, pending or denied' }],
    ],
    [{ cookieconsent: 'ignore', toString: 'x' }, {}, []],
    [{ relay: RELAY }, {}, []],
  ])('of %j with %j: %j', (given, options, expected) => {
    expect(findUnusable(given, options)).toEqual(expected);
  });
});

describe('a misspelt option', () => {
  test.each([
    ['relayUrl', 'relay'],
    ['realy', 'relay'],
    ['rely', 'relay'],
    ['Relay', 'relay'],
    ['source', 'sourceId'],
    ['sourceid', 'sourceId'],
    ['source_id', 'sourceId'],
    ['sourceIdentifier', 'sourceId'],
    ['eventname', 'eventName'],
    ['concent', 'consent'],
    ['form', 'forms'],
    ['gaCookiePreffix', 'gaCookiePrefix'],
  ])('%s is meant to be %s', (text, name) => {
    expect(findMisspelt({ [text]: 'x' }, {}, {})).toEqual([{ name, given: text, meant: name }]);
  });

  test.each([
    'cfasync',
    'noOptimize',
    'pagespeedNoDefer',
    'cookieconsent',
    'consentCategory',
    'category',
    'r',
    'so',
    '',
  ])('%s is left to others', (text) => {
    expect(findMisspelt({ [text]: 'x' }, {}, {})).toEqual([]);
  });

  test('is written as the attribute that it is', () => {
    const given = { relayUrl: RELAY };
    expect(findMisspelt(given, {}, given)).toEqual([{ name: 'relay', given: 'data-relay-url', meant: 'data-relay' }]);
  });

  test.each<[Record<string, string>, Options]>([
    [{ relay: RELAY, relayUrl: RELAY }, {}],
    [{ relayUrl: RELAY }, { relay: RELAY }],
  ])('says nothing where the option is there: %j, %j', (given, options) => {
    expect(findMisspelt(given, options, given)).toEqual([]);
  });
});
