/** The command from its words to its report and its exit code, on pages without a browser around them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { FormFacts, InstallationFacts } from '../../src/causes/facts';
import { type Browser, startBrowser } from '../../src/doctor/browser';
import { checkPage, type DoctorParts } from '../../src/doctor/doctor';
import type { Report } from '../../src/doctor/report';
import { startServer } from '../snippet/support/server';
import { pageWith } from './support/place';
import { DENIED, PAGE, WORKING } from './support/seen';

vi.mock('node:fs', async (original) => (await import('./support/place')).withProbe(original));
// What a browser makes of a real page is in e2e/doctor.spec.ts.
vi.mock('../../src/doctor/browser');

const start = vi.mocked(startBrowser);
const [TAG] = WORKING.tags;

interface Visit {
  facts?: Partial<InstallationFacts>;
  status?: number;
  /** What the page is to do instead of showing its facts. */
  fail?: () => never;
  /** What becomes of a picture. */
  picture?: () => void;
  isResting?: boolean;
}

/** An answer as Playwright tells of it. */
const answerOf = (url: string, status: number, isNavigation: boolean) => ({
  status: () => status,
  headers: () => ({ 'content-type': 'text/html' }),
  text: async () => (isNavigation ? `<script src="${TAG!.src}"></script>` : ''),
  request: () => ({ url: () => url, redirectedFrom: () => null, isNavigationRequest: () => isNavigation }),
  frame: () => 'the page',
});

/** The page of this visit. */
function pageOf({ facts, status = 200, fail, picture = () => {}, isResting = true }: Visit) {
  const console = { type: () => 'warning', text: () => 'Driftrock: sourceId is missing' };
  const goto = async (url: string) => {
    page.emit('response', answerOf(url, status, true));
    page.emit('request', { url: () => TAG!.src, method: () => 'GET' });
    page.emit('response', answerOf(TAG!.src, 200, false));
    page.emit('console', console);
  };
  const waitForLoadState = async (state: string) => {
    if (state === 'networkidle' && !isResting) throw new Error('Timeout 10000ms exceeded.');
  };
  const probe = { facts: fail ?? (() => ({ ...WORKING, ...facts })) };
  const page = pageWith(
    { probe, window: {}, driftrock: () => {} },
    {
      ...{ goto, waitForLoadState, mainFrame: () => 'the page', frames: () => [{}], url: () => PAGE },
      exposeBinding: async () => {},
      // The frames around the forms, which a picture draws, or the form that can be filled in: there is none.
      evaluateHandle: async () => ({ evaluate: async () => {}, jsonValue: async () => undefined }),
      screenshot: async () => picture(),
    },
  );
  return page;
}

/** What the command does with these words, when the page is as in this visit. */
async function check(visit: Visit, words: string[] = [], env: DoctorParts['env'] = {}) {
  const close = vi.fn(async () => {});
  const page = pageOf(visit);
  start.mockResolvedValue({ context: { pages: () => [page] }, name: 'Chrome 156', close } as never as Browser);
  return { ...(await run([PAGE, ...words], env)), close };
}

/** What the command writes, and its exit code. */
async function run(words: string[], env: DoctorParts['env'] = {}) {
  const written = { lines: [] as Report[], said: [] as string[], texts: [] as string[] };
  const output = {
    line: (line: object) => void written.lines.push(line as Report),
    say: (sentence: string) => void written.said.push(sentence),
    explain: (text: string) => void written.texts.push(text),
  };
  const code = await checkPage(words, { env, output, followInStore: async () => undefined });
  return { code, ...written };
}

const reportOn = async (visit: Visit, words: string[] = [], env: DoctorParts['env'] = {}) => {
  const { lines, ...rest } = await check(visit, ['--json', ...words], env);
  expect(lines).toHaveLength(1);
  return { report: lines[0]!, ...rest };
};

beforeEach(() => void start.mockReset());

describe('without a look', () => {
  test('ends with 2, and says what is wrong with its words, and starts no browser', async () => {
    expect(await run(['--json'])).toMatchObject({
      code: 2,
      said: [expect.stringMatching(/^Name the page/)],
      lines: [],
    });
    expect(start).not.toHaveBeenCalled();
  });

  test('ends with 2, and says why no browser starts', async () => {
    start.mockResolvedValue({ problem: 'there is none' });
    expect(await run([PAGE, '--json'])).toEqual({ code: 2, said: ['there is none'], lines: [], texts: [] });
  });

  test.each<[string, string | undefined, string[], DoctorParts['env']]>([
    ['the one that is named', '/opt/edge', ['--browser', '/opt/edge'], { CHROME_PATH: '/opt/chrome' }],
    ['the one of the environment', '/opt/chrome', [], { CHROME_PATH: '/opt/chrome' }],
    ['any', undefined, [], {}],
  ])('starts %s: %s', async (_, program, words, env) => {
    await check({}, words, env);
    expect(start).toHaveBeenCalledExactlyOnceWith(program);
  });
});

describe('the report', () => {
  test('is one JSON line where that is asked for', async () => {
    const { code, report, said, texts } = await reportOn({});
    expect(report).toMatchObject({ url: PAGE, browser: 'Chrome 156', result: 'works', findings: [] });
    expect([code, said, texts]).toEqual([0, [], []]);
  });

  test('is a text unless JSON is asked for', async () => {
    const { code, lines, texts } = await check({});
    expect(texts).toEqual([expect.stringContaining('Nothing is wrong: leads of this page get through.')]);
    expect([code, lines]).toEqual([0, []]);
  });

  test('ends with 1 where leads are lost', async () => {
    const { code, report } = await reportOn({ facts: DENIED });
    expect([code, report.findings[0]?.cause]).toEqual([1, 'consent-denied']);
  });

  test("has what the network and the page's console have told", async () => {
    const { report } = await reportOn({});
    expect(report.facts?.visit).toEqual({ placeInHtml: 'tag', script: 'came' });
    expect(report.console).toEqual(['Driftrock: sourceId is missing']);
  });

  test('says that the page did not come to rest', async () => {
    const { report } = await reportOn({ isResting: false });
    expect(report.remarks).toContainEqual(expect.stringContaining('did not come to rest'));
  });
});

describe('a page that is not seen', () => {
  const reasonOf = ({ findings }: Report) => findings.map(({ cause, sentence }) => `${cause}: ${sentence}`);

  test('is told with the reason', async () => {
    const { code, report } = await reportOn({ status: 404 });
    expect([code, reasonOf(report)]).toEqual([2, ['page-unreachable: The page does not open: HTTP 404']]);
    expect(report).not.toHaveProperty('facts');
  });

  test('and ends in the middle of the look is told by one line of the error, and its browser closed', async () => {
    const fail = () => {
      throw new Error('Target page, context or browser has been closed\nCall log:');
    };
    const { code, report, close } = await reportOn({ fail });
    expect([code, reasonOf(report)]).toEqual([
      2,
      ['page-unreachable: The page does not open: Target page, context or browser has been closed'],
    ]);
    expect(close).toHaveBeenCalledTimes(1);
  });
});

describe('a sign-in instead of the page', () => {
  const signIn: FormFacts = { name: '#in', isLead: false, rule: 'sign-in', isShown: true, controls: [] };
  const [contact] = WORKING.forms;
  const elsewhere = { page: 'https://www.example.com/sign-in', forms: [signIn] };
  const visits: [string, boolean, Partial<InstallationFacts>][] = [
    ['elsewhere', true, elsewhere],
    ['at the address that was asked for', false, { ...elsewhere, page: PAGE }],
    ['elsewhere, which nobody can see', false, { ...elsewhere, forms: [{ ...signIn, isShown: false }] }],
    ['elsewhere, next to a lead form', false, { ...elsewhere, forms: [signIn, contact!] }],
    ['elsewhere, where there is a search alone', false, { ...elsewhere, forms: [{ ...signIn, rule: 'search' }] }],
  ];

  test.each(visits)('%s, keeps the page from being seen: %s', async (_, isKept, facts) => {
    const { report } = await reportOn({ facts: { ...facts, snippet: undefined } as never });
    expect(report.result === 'not seen').toBe(isKept);
    expect(report.findings[0]!.sentence.includes('it leads to a sign-in at')).toBe(isKept);
  });

  test('of a site with the snippet is a page like any other', async () => {
    expect((await reportOn({ facts: elsewhere })).report.result).not.toBe('not seen');
  });
});

describe('a picture', () => {
  /** A path in a folder that goes with the test. */
  function picturePath(): string {
    const folder = mkdtempSync(join(tmpdir(), 'driftrock-doctor-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, 'page.png');
  }

  test('is taken where that is asked for, and named in the report', async () => {
    const picture = vi.fn();
    const path = picturePath();
    const { report } = await reportOn({ picture }, ['--screenshot', path]);
    expect([report.screenshot, picture.mock.calls.length]).toEqual([path, 1]);
  });

  test('that cannot be taken is said, and the report names none', async () => {
    const picture = () => {
      throw new Error('Timeout');
    };
    const { code, report, said } = await reportOn({ picture }, ['--screenshot', picturePath()]);
    expect(said).toEqual([expect.stringMatching(/^The picture cannot be written to/)]);
    expect(report).not.toHaveProperty('screenshot');
    expect(code).toBe(0);
  });

  test('is taken of no page unless it is asked for', async () => {
    const picture = vi.fn();
    expect((await reportOn({ picture })).report).not.toHaveProperty('screenshot');
    expect(picture).not.toHaveBeenCalled();
  });
});

describe('a test lead', () => {
  test('is sent only where that is asked for', async () => {
    expect((await reportOn({})).report).not.toHaveProperty('testLead');
  });

  test.each([
    [['--send'], 'driftrock-test@example.com'],
    [['--send', 'ada@example.org'], 'ada@example.org'],
  ])('by %j has the address %s', async (words, address) => {
    const { report, code } = await reportOn({}, words);
    expect(report.testLead).toMatchObject({ address, steps: [{ mark: 'problem' }] });
    expect([code, report.result]).toEqual([1, 'test lead lost']);
  });

  test.each<[string, string | undefined, DoctorParts['env']]>([
    ['with its token', 'Bearer token', { RELAY_OPS_TOKEN: 'token' }],
    ['without one', undefined, {}],
  ])('is followed by the port for the operator, %s', async (_, authorization, env) => {
    const server = await startServer();
    onTestFinished(() => server.close());
    await reportOn({}, ['--send', '--ops', server.url], env);
    expect(server.asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([['/readyz', authorization]]);
  });
});

describe('the browser', () => {
  test('gets a page where it has opened none, and is closed in the end', async () => {
    const close = vi.fn(async () => {});
    const newPage = async () => pageOf({});
    start.mockResolvedValue({ context: { pages: () => [], newPage }, name: 'Chrome 156', close } as never as Browser);
    expect((await run([PAGE])).code).toBe(0);
    expect(close).toHaveBeenCalledTimes(1);
  });

  test('is closed where the report cannot be written, too', async () => {
    const close = vi.fn(async () => {});
    const newPage = async () => pageOf({});
    start.mockResolvedValue({ context: { pages: () => [], newPage }, name: 'Chrome 156', close } as never as Browser);
    const explain = () => {
      throw new Error('EPIPE');
    };
    const parts = { env: {}, output: { explain, say() {}, line() {} }, followInStore: async () => undefined };
    await expect(checkPage([PAGE], parts)).rejects.toThrow('EPIPE');
    expect(close).toHaveBeenCalledTimes(1);
  });
});
