/** One look at a page: how long it waits for a snippet, and what it adds to what the page shows of itself. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InstallationFacts } from '../../src/causes/facts';
import { look } from '../../src/doctor/look';
import type { Asked, Traffic } from '../../src/doctor/traffic';
import { without } from '../inspector/support/installation';
import { type Server, startServer } from '../snippet/support/server';
import { pageWith, placeWith } from './support/place';
import { SNIPPET, WORKING } from './support/seen';

vi.mock('node:fs', async (original) => (await import('./support/place')).withProbe(original));

const FILE = 'https://relay.example.com/driftrock.js';
const LOADER = 'https://relay.example.com/driftrock.loader.js';
const state = {} as { server: Server };

beforeEach(async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  state.server = await startServer();
});
afterEach(async () => {
  vi.useRealTimers();
  await state.server.close();
});

const UNHEARD: InstallationFacts = without(WORKING, 'snippet');
const withTags = (...sources: string[]): InstallationFacts => ({ ...UNHEARD, tags: sources.map((src) => ({ src })) });

/** A file that the browser has got, or has asked for in vain. */
const came = (url: string, text = ''): Asked => ({ url, status: 200, contentType: '', text: async () => text });
const failed = (url: string): Asked => ({ url, failure: 'net::ERR_FAILED', text: async () => '' });
/** What the page has asked for; each of it has ended. */
const trafficOf = (...requests: Asked[]): Traffic => ({ requests, asked: requests.map(({ url }) => url), lines: [] });

/** A page that shows these facts, with these frames in it. */
const pageThatShows = (facts: () => InstallationFacts, ...frames: object[]) =>
  pageWith({ probe: { facts } }, { frames: () => [{}, ...frames] });

/** What is seen of a page that shows these facts from its beginning to its end. */
const lookAt = (facts: InstallationFacts, traffic = trafficOf(came(FILE)), html = '') =>
  look(
    pageThatShows(() => facts),
    html,
    traffic,
  );

describe('waiting for a snippet', () => {
  /** Whether a snippet was seen, and after how long. */
  async function waitOn(facts: () => InstallationFacts, traffic: Traffic) {
    const looked = look(pageThatShows(facts), '', traffic).then(({ snippet }) => [snippet !== undefined, Date.now()]);
    await vi.advanceTimersByTimeAsync(20_000);
    return looked;
  }

  test.each([
    [0, true, 0],
    [1, true, 500],
    [500, true, 500],
    [8_100, true, 8_500],
    [10_500, true, 10_500],
    [10_501, false, 10_500],
  ])('for one that comes after %i ms: found %s, after %i ms', async (comesAt, isFound, atMs) => {
    const facts = () => (Date.now() >= comesAt ? WORKING : withTags());
    expect(await waitOn(facts, trafficOf())).toEqual([isFound, atMs]);
  });

  test.each<[string, InstallationFacts, Traffic, number]>([
    ['came and does not run', withTags(FILE), trafficOf(came(FILE)), 0],
    ['came for a tag whose address has a hash', withTags(`${FILE}#x`), trafficOf(came(FILE)), 0],
    ['did not come', withTags(FILE), trafficOf(failed(FILE)), 0],
    ['did not come, next to a loader that did', withTags(LOADER), trafficOf(came(LOADER), failed(FILE)), 0],
    ['of the second tag came', withTags('https://other.example/driftrock.js', FILE), trafficOf(came(FILE)), 0],
    ['is still under way', withTags(FILE), { ...trafficOf(), asked: [FILE] }, 10_500],
    ['the loader has not asked for yet', withTags(LOADER), trafficOf(came(LOADER)), 10_500],
    ['is not the only one asked for', withTags(FILE), trafficOf(came('https://www.example.com/app.js')), 10_500],
  ])('where the file %s', async (_, facts, traffic, atMs) => {
    expect(await waitOn(() => facts, traffic)).toEqual([false, atMs]);
  });
});

describe('a relay', () => {
  const relayUrl = () => `${state.server.url}v2/event`;
  const heard = async (relay: Partial<NonNullable<InstallationFacts['relay']>>) =>
    (await lookAt({ ...WORKING, relay: { url: relayUrl(), state: 'silent', ...relay } })).relay;

  test.each(['ready', 'not ready', 'foreign', 'kept away'] as const)(
    'that the page has found %s is not asked again',
    async (found) => {
      expect(await heard({ state: found })).toEqual({ url: relayUrl(), state: found });
      expect(state.server.asked).toEqual([]);
    },
  );

  test.each([
    ['answers others is kept away from the page', 'kept away', 200, '{"data":"ok"}'],
    ['answers others with something else is none', 'foreign', 200, '<html>'],
    ['is not ready stays what it is to the page', 'silent', 503, '{"data":"ok"}'],
  ])('that is silent to the page and %s', async (_, told, status, body) => {
    state.server.answerWith((_request, response) => response.writeHead(status).end(body));
    expect(await heard({})).toEqual({ url: relayUrl(), state: told });
  });

  test('that is silent to the page is asked in its name, for its capture', async () => {
    await heard({});
    expect(state.server.asked).toEqual([
      expect.objectContaining({
        url: '/healthz?source_id=42',
        headers: expect.objectContaining({ origin: WORKING.origin }),
      }),
    ]);
  });

  test('that is silent to everybody stays so', async () => {
    const relay = { url: relayUrl() };
    await state.server.close();
    expect(await heard(relay)).toEqual({ ...relay, state: 'silent' });
  });

  test('that the page does not know is none', async () => {
    expect(await lookAt(without(WORKING, 'relay'))).not.toHaveProperty('relay');
  });
});

describe('the visit', () => {
  const visitOf = async (...looking: Parameters<typeof lookAt>) => (await lookAt(...looking)).visit;

  test.each<[string, string, Traffic]>([
    ['came', 'came', trafficOf(came(FILE))],
    ['did not come', 'did not come', trafficOf(failed(FILE))],
    ['was asked for', 'did not come', { ...trafficOf(), asked: [FILE] }],
    ['was not asked for', 'not asked for', trafficOf(came('https://www.example.com/app.js'))],
  ])('tells of a file that %s: %s', async (_, script, traffic) => {
    expect(await visitOf(WORKING, traffic)).toEqual({ script });
  });

  test('tells of the file of a tag whose address has a hash', async () => {
    expect(await visitOf(withTags(`${FILE}#x`), trafficOf(came(FILE)))).toEqual({ script: 'came' });
  });

  test('tells of no file where the page has no tag', async () => {
    expect(await visitOf({ ...WORKING, tags: [] })).toEqual({});
  });

  test('tells where the HTML names the file', async () => {
    expect(await visitOf(WORKING, trafficOf(), `<!-- ${FILE} -->`)).toMatchObject({ placeInHtml: 'comment' });
  });

  const versionOf = (version: string) => `/*! Driftrock ${version} | MIT */`;
  const withRelay = (): InstallationFacts => ({
    ...WORKING,
    snippet: { ...SNIPPET, relay: `${state.server.url}v2/event` },
  });

  test('tells the version that the page got, and the one that its relay has now', async () => {
    state.server.answerWith((_request, response) => response.end(versionOf('0.2.0')));
    expect(await visitOf(withRelay(), trafficOf(failed(FILE), came(FILE, versionOf('0.1.0'))))).toMatchObject({
      version: '0.1.0',
      currentVersion: '0.2.0',
    });
    expect(state.server.asked).toMatchObject([{ url: '/driftrock.js' }]);
  });

  test('tells the version of the page alone where the relay serves none', async () => {
    state.server.answerWith((_request, response) => response.writeHead(404).end());
    expect(await visitOf(withRelay(), trafficOf(came(FILE, versionOf('0.1.0'))))).toEqual({
      script: 'came',
      version: '0.1.0',
    });
  });

  test.each<[string, () => InstallationFacts, string]>([
    ['the file names none', withRelay, '(function () {})()'],
    ['no snippet runs', () => withTags(FILE), versionOf('0.1.0')],
  ])('tells no version, and asks for none, where %s', async (_, facts, text) => {
    expect(await visitOf(facts(), trafficOf(came(FILE, text)))).toEqual({ script: 'came' });
    expect(state.server.asked).toEqual([]);
  });
});

describe('the frames', () => {
  const FORMS = 'https://forms.example.net';
  const globals = { location: { origin: FORMS }, self: { origin: FORMS }, window: { driftrock: () => {} } };
  const frame = {
    url: () => `${FORMS}/contact`,
    ...placeWith({ ...globals, probe: { places: () => [{ isLead: true, width: 200 }] } }),
  };
  const seenWith = async (facts: InstallationFacts) => {
    const looked = look(
      pageThatShows(() => ({ ...facts, frames: [{ origin: FORMS, isLarge: true }] }), frame),
      '',
      trafficOf(came(FILE)),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    return looked;
  };

  test('are told with what is in them', async () => {
    expect((await seenWith(WORKING)).frames).toEqual([{ origin: FORMS, isLarge: true, leadForm: 'heard' }]);
  });

  test('are looked into for a tag where the page itself has none', async () => {
    expect((await seenWith({ ...withTags(), forms: [] })).visit).toEqual({
      frameWithTag: { url: `${FORMS}/contact`, hasAllLeadForms: true },
    });
  });

  test.each<[string, InstallationFacts]>([
    ['a tag', withTags(FILE)],
    ['a snippet', { ...WORKING, tags: [] }],
  ])('are looked into for none where the page has %s', async (_, facts) => {
    expect((await seenWith(facts)).visit).not.toHaveProperty('frameWithTag');
  });
});

test('what kept the files away is told by the network', async () => {
  const refused: Asked = { ...came(FILE), status: 404 };
  expect((await lookAt(withTags(FILE), trafficOf(refused))).failures).toEqual([
    { file: 'snippet', url: FILE, by: 'status', status: 404 },
  ]);
});

test('what the page shows of itself is told as it is', async () => {
  const { forms, snippet, clientId } = await lookAt(WORKING);
  expect({ forms, snippet, clientId }).toEqual({
    forms: WORKING.forms,
    snippet: WORKING.snippet,
    clientId: WORKING.clientId,
  });
});
