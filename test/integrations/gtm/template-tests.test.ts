/** The tests that the Tag Manager template brings in its own format, and its code under its own permissions. */
import { describe, expect, test } from 'vitest';
import { createPermissions } from './support/permissions';
import { createRequire, runSandboxed } from './support/sandbox';
import { readTemplate } from './support/template';
import { assertThat, createTestApis } from './support/test-apis';
import { createWebApis, type Host } from './support/web-apis';

const template = readTemplate();
const RELAY = 'https://relay.example.com';

/** A page that remembers what is done to it; its files arrive unless it is told otherwise. */
function createPage(isReachable = true) {
  const injected: string[] = [];
  const lines: unknown[][] = [];
  const host: Host = {
    globals: {},
    inject(url, onLoad, onError) {
      injected.push(url);
      if (isReachable) onLoad();
      else onError();
    },
    log: (words) => lines.push(words),
    consent: {},
    consentListeners: [],
  };
  const apis = createWebApis(host, createPermissions(template.permissions));
  const results: string[] = [];
  /** The tag fires. */
  const fire = (fields: Record<string, unknown>) =>
    runSandboxed(template.code, {
      require: createRequire(apis),
      data: {
        ...fields,
        gtmOnSuccess: () => results.push('success'),
        gtmOnFailure: () => results.push('failure'),
      },
    });
  /** The commands that wait for the file, as it will read them. */
  const queue = () =>
    ((host.globals['driftrock'] as { q?: ArrayLike<unknown>[] }).q ?? []).map((args) => Array.from(args));
  return { host, injected, lines, results, fire, queue };
}

/** One of the template's own tests, as Tag Manager's editor runs it. */
function runScenario(code: string): void {
  const { host } = createPage();
  const none = () => {};
  const { apis, mock, assertApi } = createTestApis({
    ...createWebApis(host, createPermissions(template.permissions)),
    gtmOnSuccess: none,
    gtmOnFailure: none,
  });
  const require = createRequire(apis);
  const runCode = (data: object) =>
    runSandboxed(template.code, {
      require,
      data: { ...data, gtmOnSuccess: apis['gtmOnSuccess'], gtmOnFailure: apis['gtmOnFailure'] },
    });
  runSandboxed(`${template.setup}\n${code}`, { require, mock, assertApi, assertThat, runCode });
}

describe("the template's own tests", () => {
  test.each(template.scenarios)('$name', ({ code }) => runScenario(code));
});

describe('the code, with nothing mocked and its permissions alone', () => {
  test('queues init for the file, and injects that', () => {
    const page = createPage();
    page.fire({ relay: RELAY, sourceId: 'capture-1', consent: 'granted' });
    expect(page.queue()).toEqual([['init', { sourceId: 'capture-1', consent: 'granted', relay: `${RELAY}/v2/event` }]]);
    expect(page.injected).toEqual([`${RELAY}/driftrock.js`]);
    expect(page.results).toEqual(['success']);
  });

  test('loads the file once, however often the tag fires', () => {
    const page = createPage();
    page.fire({ relay: RELAY });
    page.fire({ relay: RELAY, personId: 'ada' });
    expect(page.injected).toHaveLength(1);
    expect(page.queue()).toHaveLength(2);
    expect(page.results).toEqual(['success', 'success']);
  });

  test('gives its commands to a script that runs already', () => {
    const page = createPage();
    const calls: unknown[][] = [];
    page.host.globals['driftrock'] = (...args: unknown[]) => void calls.push(args);
    page.fire({ relay: RELAY });
    expect(calls).toEqual([['init', { relay: `${RELAY}/v2/event` }]]);
  });

  test("follows Tag Manager's consent, in both directions", () => {
    const page = createPage();
    page.host.consent = { ad_storage: false };
    page.fire({ relay: RELAY, consent: 'consentMode', consentType: 'ad_storage' });
    for (const isGranted of [true, false])
      for (const type of ['analytics_storage', 'ad_storage'])
        page.host.consentListeners.forEach((tell) => tell(type, isGranted));
    expect(page.queue()).toEqual([
      ['init', { consent: 'pending', relay: `${RELAY}/v2/event` }],
      ['consent', 'granted'],
      ['consent', 'denied'],
    ]);
  });

  test('says so and fails where the file does not come', () => {
    const page = createPage(false);
    page.fire({ relay: RELAY });
    expect(page.results).toEqual(['failure']);
    expect(page.lines.join()).toContain(`${RELAY}/driftrock.js cannot be loaded`);
  });

  test.each(['', undefined, 'relay.example.com', 'http://relay.example.com', 'javascript:alert(1)'])(
    'does nothing with %j as its relay',
    (relay) => {
      const page = createPage();
      page.fire({ relay });
      expect(page.results).toEqual(['failure']);
      expect(page.injected).toEqual([]);
      expect(page.host.globals).toEqual({});
    },
  );
});
