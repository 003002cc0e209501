/** How a page is opened and waited for: what its server answers, what the browser says, and how long it takes. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPage } from '../../src/doctor/open-page';
import { pageWith } from './support/place';

const URL = 'https://www.example.com/landing';
const MAIN = { name: 'the page itself' };
const HTML = '<!doctype html>Welcome';

/** The states that were waited for, with their limits. */
type Waited = [state: string, limitMs: number][];

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  text?: () => Promise<string>;
  isNavigation?: boolean;
  frame?: object;
}

/** An answer as Playwright tells of it; HTML for the page itself unless it says otherwise. */
const answerOf = (html: string, { status = 200, isNavigation = true, frame = MAIN, ...more }: Answer = {}) => ({
  status: () => status,
  headers: () => more.headers ?? { 'content-type': 'text/html' },
  text: more.text ?? (async () => html),
  request: () => ({ isNavigationRequest: () => isNavigation }),
  frame: () => frame,
});

interface Course {
  answers?: object[];
  /** The words by which the browser refuses. */
  error?: string;
  /** How long the first answer takes. */
  takesMs?: number;
  /** The state that is never reached. */
  never?: 'load' | 'networkidle';
  waited?: Waited;
}

/** Opens a page that goes like this. */
async function open(course: Course, timeoutMs = 30_000) {
  const { answers = [answerOf(HTML)], error, takesMs = 0, never, waited = [] } = course;
  const goto = vi.fn<(url: string, options: object) => Promise<void>>(async () => {
    vi.setSystemTime(Date.now() + takesMs);
    for (const answer of answers) page.emit('response', answer);
    if (error !== undefined) throw new Error(error);
  });
  const waitForLoadState = async (state: string, { timeout }: { timeout: number }) => {
    waited.push([state, timeout]);
    if (state === never) throw new Error(`Timeout ${timeout}ms exceeded.`);
  };
  const page = pageWith({}, { goto, waitForLoadState, mainFrame: () => MAIN });
  return { opened: await openPage(page, URL, timeoutMs), waited, goto };
}

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('openPage', () => {
  test('gives the HTML that the server sent for the address, once the page has come to rest', async () => {
    const { opened, goto } = await open({});
    expect(opened).toEqual({ html: HTML, isResting: true });
    expect(goto).toHaveBeenCalledExactlyOnceWith(URL, { waitUntil: 'commit', timeout: 30_000 });
  });

  test('takes the last answer for the page: what it has led on to', async () => {
    const led = answerOf('', { status: 302 });
    expect((await open({ answers: [led, answerOf(HTML)] })).opened).toMatchObject({ html: HTML });
  });

  test.each([
    ['a frame in it', { frame: { name: 'a frame' } }],
    ['a file of the page', { isNavigation: false }],
  ])('takes the answer for %s for none of its own', async (_, other) => {
    const answers = [answerOf(HTML), answerOf('Not found', { status: 404, ...other })];
    expect((await open({ answers })).opened).toEqual({ html: HTML, isResting: true });
  });

  test.each([
    ['has not kept it', [answerOf('', { text: () => Promise.reject(new Error('No resource')) })]],
    ['has told of no answer', []],
  ])('gives no HTML where the browser %s', async (_, answers) => {
    expect((await open({ answers })).opened).toEqual({ html: '', isResting: true });
  });
});

describe('a page that does not open', () => {
  test.each<[string, string, Course]>([
    ["the server's refusal", 'HTTP 404', { answers: [answerOf('', { status: 404 })] }],
    [
      'the type of what is none',
      'it is no page, but image/png',
      { answers: [answerOf('', { headers: { 'content-type': 'image/png' } })] },
    ],
    ["the browser's error", 'nothing answers there', { answers: [], error: 'net::ERR_CONNECTION_REFUSED at /' }],
    ['the end of the time', 'nothing has come within 2 s', { answers: [], error: 'Timeout 2000ms exceeded.' }],
    // Chromium shows no page for it, and says ERR_HTTP_RESPONSE_CODE_FAILURE.
    [
      'the refusal before the error that comes of it',
      'HTTP 401: it asks for a login',
      { answers: [answerOf('', { status: 401 })], error: 'net::ERR_HTTP_RESPONSE_CODE_FAILURE at /' },
    ],
    [
      'the error of an answer that was no refusal',
      'it is a file to keep, not a page',
      { error: 'page.goto: Download is starting' },
    ],
  ])('is told by %s: %s', async (_, reason, course) => {
    const { opened, waited } = await open(course, 2_000);
    expect(opened).toEqual({ reason });
    expect(waited).toEqual([]);
  });
});

describe('coming to rest', () => {
  test.each([
    [0, 30_000],
    [29_000, 1_000],
    [29_999, 1],
    // Playwright takes 0 for no limit.
    [30_000, 1],
    [31_000, 1],
  ])('after %i of 30000 ms until the first answer it may load for %i ms', async (takesMs, limitMs) => {
    const { waited } = await open({ takesMs });
    expect(waited).toEqual([
      ['load', limitMs],
      ['networkidle', 10_000],
    ]);
  });

  test('ends without rest where it goes on asking for things', async () => {
    expect((await open({ never: 'networkidle' })).opened).toEqual({ html: HTML, isResting: false });
  });

  test('is not waited for where the page never loads', async () => {
    const { opened, waited } = await open({ never: 'load' });
    expect(opened).toEqual({ html: HTML, isResting: false });
    expect(waited).toEqual([['load', 30_000]]);
  });

  test('begins after the HTML was asked for: a page whose scripts go on and on gives it no more', async () => {
    const waited: Waited = [];
    const waitedFor: number[] = [];
    const text = async () => {
      waitedFor.push(waited.length);
      return HTML;
    };
    const { opened } = await open({ answers: [answerOf('', { text })], waited });
    expect([opened, waitedFor, waited.length]).toEqual([{ html: HTML, isResting: true }, [0], 2]);
  });
});
