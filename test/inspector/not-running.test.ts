// @vitest-environment happy-dom
// @vitest-environment-options {"url":"https://shop.example/","settings":{"handleDisabledFileLoadingAsSuccess":true}}
/** What a page finds out of why no snippet runs in it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { InstallationFacts, SnippetFacts, TagFacts } from '../../src/causes/facts';
import { findCauses } from '../../src/causes/find-causes';
import { withWhyNothingRuns } from '../../src/inspector/not-running';

const FILE = 'https://relay.example/driftrock.js';

// The edge of the page: what the servers answer, and what the browser has kept of its requests.
const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
const requests = vi.fn<() => object[]>();

const script = (type = 'text/javascript; charset=utf-8', status = 200) =>
  new Response('', { status, headers: { 'content-type': type } });

const factsOf = (tags: TagFacts[], more: Partial<InstallationFacts> = {}): InstallationFacts => ({
  ...{ page: 'https://shop.example/', origin: 'https://shop.example', tags, failures: [] },
  ...{ clientId: 'none', frames: [], forms: [], rejected: [], ...more },
});

/** The first cause, by its name and its sentence. */
async function causeOf(tags: TagFacts[], more?: Partial<InstallationFacts>): Promise<string> {
  const [first] = findCauses(await withWhyNothingRuns(factsOf(tags, more)));
  return `${first!.cause}: ${first!.sentence}`;
}

beforeEach(() => {
  vi.stubGlobal('fetch', fetched.mockReset());
  vi.spyOn(performance, 'getEntriesByType').mockImplementation(requests.mockReset().mockReturnValue([]) as never);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test('asks nobody where a snippet runs, or something holds the tag back', async () => {
  const running = factsOf([{ src: FILE }], { snippet: {} as SnippetFacts });
  expect(await withWhyNothingRuns(running)).toBe(running);
  const heldBack = factsOf([{ src: FILE, heldBackBy: 'its type is text/plain' }]);
  expect(await withWhyNothingRuns(heldBack)).toBe(heldBack);
  const pasted = factsOf([{ src: '' }]);
  expect(await withWhyNothingRuns(pasted)).toBe(pasted);
  expect(fetched).not.toHaveBeenCalled();
});

test.each([
  ['HTTP 404', script('text/html', 404), 'script-refused: %FILE% is no script: the server answers HTTP 404'],
  ['a page', script('text/html'), 'script-refused: %FILE% is no script: the server sends something else'],
  [
    'something without a type',
    new Response(null),
    'script-refused: %FILE% is no script: the server sends something else',
  ],
])('names what the server answers: %s', async (_, answer, words) => {
  fetched.mockResolvedValue(answer);
  expect(await causeOf([{ src: FILE }])).toBe(words.replace('%FILE%', FILE));
  const [url, { mode, credentials, cache }] = fetched.mock.lastCall!;
  expect([url, mode, credentials, cache]).toEqual([FILE, 'cors', 'omit', 'no-store']);
});

test('the file is blocked where its server answers all else', async () => {
  fetched.mockImplementation(async (url) => {
    if (url === FILE) throw new TypeError('Failed to fetch');
    return script();
  });
  expect(await causeOf([{ src: FILE }])).toBe(`script-blocked: The browser, or an extension in it, blocks ${FILE}`);
  const [url, { mode }] = fetched.mock.lastCall!;
  expect([url, mode]).toEqual(['https://relay.example/healthz', 'no-cors']);
});

test('the file cannot be loaded where nothing answers', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  expect(await causeOf([{ src: FILE }])).toBe(`script-unreachable: ${FILE} cannot be loaded`);
});

test.each([
  ['has come, and does not run', [{ name: FILE, initiatorType: 'script' }], 'script-not-run'],
  ['was never asked for', [{ name: 'https://shop.example/app.js', initiatorType: 'script' }], 'tag-inert'],
  ['was asked for by this very question', [{ name: FILE, initiatorType: 'fetch' }], 'tag-inert'],
  [
    'may have been forgotten',
    Array.from({ length: 250 }, () => ({ name: '', initiatorType: 'img' })),
    'script-not-run',
  ],
])('the file %s', async (_, kept, cause) => {
  fetched.mockResolvedValue(script());
  requests.mockReturnValue(kept);
  expect(await causeOf([{ src: FILE }])).toMatch(new RegExp(`^${cause}: `));
});

test.each([
  ['', 'tag-missing'],
  [`<!-- <script src="${FILE}"></script> -->`, 'tag-inert'],
  [`<template><script src="${FILE}"></script></template>`, 'tag-inert'],
  [`<p>&lt;script src="${FILE}"&gt;&lt;/script&gt;</p>`, 'tag-inert'],
])('without a tag, the page is looked through: %s', async (html, cause) => {
  document.body.innerHTML = html;
  expect(await causeOf([])).toMatch(new RegExp(`^${cause}: `));
  expect(fetched).not.toHaveBeenCalled();
});

test.each([
  [true, 'form-in-frame'],
  [false, 'tag-in-frame'],
])('a frame of the site has the snippet; all lead forms are there: %s', async (areThere, cause) => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  Object.assign(frame.contentWindow!, { driftrock() {} });
  const form = { name: '#contact', isLead: true, rule: '', isShown: true, controls: [] };
  expect(await causeOf([], { forms: areThere ? [] : [form] })).toMatch(new RegExp(`^${cause}: `));
});
