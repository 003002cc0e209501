/** What a browser tells of requests -> what kept the product's files away. */
import { describe, expect, test } from 'vitest';
import type { InstallationFacts, SnippetFacts } from '../../src/causes/facts';
import { failuresOf, type Told } from '../../src/doctor/failures';

const SCRIPT = 'https://relay.example.com/driftrock.js';
const BUILDERS = 'https://relay.example.com/driftrock.builders.js';
const RELAY = 'https://relay.example.com/v2/event';
const JAVASCRIPT = 'text/javascript; charset=utf-8';

const factsWith = (more: Partial<InstallationFacts>): InstallationFacts => ({
  page: 'https://www.example.com/',
  origin: 'https://www.example.com',
  tags: [{ src: SCRIPT }],
  failures: [],
  clientId: 'none',
  frames: [],
  forms: [],
  rejected: [],
  ...more,
});

const SNIPPET: SnippetFacts = {
  isServed: true,
  unusable: [],
  misspelt: [],
  options: [],
  consent: 'granted',
  waiting: 0,
  isPersistent: true,
};
const told = (...requests: Told['requests']): Told => ({ requests, lines: [] });

describe('failuresOf', () => {
  test.each([
    ['policy', { failure: 'csp' }],
    ['browser', { failure: 'net::ERR_BLOCKED_BY_CLIENT' }],
    ['browser', { failure: 'net::ERR_BLOCKED_BY_ADMINISTRATOR' }],
    ['network', { failure: 'net::ERR_NAME_NOT_RESOLVED' }],
    ['network', { failure: 'net::ERR_CONNECTION_REFUSED' }],
    ['type', { status: 200, contentType: 'text/html' }],
    ['type', { status: 200, contentType: '' }],
  ])('a snippet that has not come, by %s: %j', (by, request) => {
    expect(failuresOf(factsWith({}), told({ url: SCRIPT, ...request }))).toEqual([
      { file: 'snippet', url: SCRIPT, by },
    ]);
  });

  test('an answer tells more than the end of what came with it', () => {
    const both = told(
      { url: SCRIPT, status: 404, contentType: 'text/html' },
      { url: SCRIPT, failure: 'net::ERR_ABORTED' },
    );
    expect(failuresOf(factsWith({}), both)).toEqual([{ file: 'snippet', url: SCRIPT, by: 'status', status: 404 }]);
  });

  test('the console tells of other bytes than the tag expects', () => {
    const lines = [`Failed to find a valid digest in the 'integrity' attribute for resource '${SCRIPT}'`];
    const came = { ...told({ url: SCRIPT, status: 200, contentType: JAVASCRIPT }), lines };
    expect(failuresOf(factsWith({}), came)).toEqual([{ file: 'snippet', url: SCRIPT, by: 'integrity' }]);
  });

  test.each([
    ['has come as a script', told({ url: SCRIPT, status: 200, contentType: JAVASCRIPT })],
    ['nobody has asked for', told({ url: `${SCRIPT}?other`, failure: 'csp' })],
  ])('none of a file that %s', (_, traffic) => {
    expect(failuresOf(factsWith({}), traffic)).toEqual([]);
  });

  test('the whole file that a loader has not got, next to it', () => {
    const facts = factsWith({ tags: [{ src: 'https://relay.example.com/driftrock.loader.js' }] });
    const came = { url: 'https://relay.example.com/driftrock.loader.js', status: 200, contentType: JAVASCRIPT };
    expect(failuresOf(facts, told(came, { url: SCRIPT, failure: 'csp' }))).toEqual([
      { file: 'snippet', url: SCRIPT, by: 'policy' },
    ]);
  });

  test('none of the snippet where one runs', () => {
    expect(failuresOf(factsWith({ snippet: SNIPPET }), told({ url: SCRIPT, failure: 'csp' }))).toEqual([]);
  });

  test("the network's reason goes before the page's guess for the form builders", () => {
    const guess = { file: 'form builders', url: BUILDERS, by: 'network' } as const;
    const facts = factsWith({ snippet: SNIPPET, failures: [guess] });
    expect(failuresOf(facts, told({ url: BUILDERS, failure: 'csp' }))).toEqual([{ ...guess, by: 'policy' }, guess]);
  });

  test.each([
    ['silent', [{ file: 'relay', url: RELAY, by: 'browser' }]],
    ['ready', []],
  ] as const)('a browser that blocks a relay which is %s', (state, failures) => {
    const facts = factsWith({ snippet: SNIPPET, relay: { url: RELAY, state } });
    const blocked = { url: 'https://relay.example.com/healthz?source_id=', failure: 'net::ERR_BLOCKED_BY_CLIENT' };
    expect(failuresOf(facts, told(blocked))).toEqual(failures);
  });
});
