/** A browser for one visit: the real one where this machine has it, and programs that are none. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { findHeadlessBrowser } from '../../scripts/browsers.mjs';
import { type Browser, startBrowser } from '../../src/doctor/browser';

const found = await findHeadlessBrowser('chromium');
const reason = found ? '' : ' (skipped: this machine has no Chromium, which `npm run test:browsers` gets)';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A program that notes the words it is started with, and ends, or is a browser from then on. */
function createProgram(browser = 'true') {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-program-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'chrome');
  const note = `printf '%s\\n' "$@" > "${folder}/words"`;
  writeFileSync(path, ['#!/bin/sh', note, `exec ${browser} "$@"`].join('\n'), { mode: 0o755 });
  return { path, words: () => readFileSync(join(folder, 'words'), 'utf8').trim().split('\n') };
}

describe('without a browser', () => {
  test('says that the program that is named is none', async () => {
    expect(await startBrowser('/nowhere/chrome')).toEqual({
      problem: expect.stringContaining('/nowhere/chrome is no program here'),
    });
  });

  test('says in one line that a program does not start', async () => {
    const { path } = createProgram();
    expect(await startBrowser(path)).toEqual({ problem: expect.stringMatching(`^${path} does not start: .+$`) });
  });
});

test('the program is started without a window', async () => {
  const { path, words } = createProgram();
  await startBrowser(path);
  expect(words()).toContainEqual(expect.stringMatching(/^--headless/));
});

describe.skipIf(!found)(`the browser${reason}`, { timeout: 60_000 }, () => {
  /** Starts it; it is closed with the test. */
  async function start(program = found!.program): Promise<Browser> {
    const started = await startBrowser(program);
    if ('problem' in started) throw new Error(started.problem);
    onTestFinished(() => started.context.close());
    return started;
  }

  test('has a name with its version, and a window of a desktop, in which scripts run', async () => {
    const { name, context } = await start();
    expect(name).toMatch(/^Chrome \d+\.\d+\.\d+\.\d+$/);
    const [page] = context.pages();
    expect(await page!.evaluate('[innerWidth, innerHeight]')).toEqual([1280, 900]);
  });

  test('has a profile of its own, which is gone once it is closed', async () => {
    const { path, words } = createProgram(found!.program);
    const { context, close } = await start(path);
    const [profile] = words().flatMap((word) => /^--user-data-dir=(.+)/.exec(word)?.[1] ?? []);
    expect(existsSync(profile!)).toBe(true);
    const ended = vi.fn();
    context.once('close', ended);
    await close();
    expect([existsSync(profile!), ended.mock.calls.length]).toEqual([false, 1]);
  });

  test('takes no file that a page wants to keep', async () => {
    const { context } = await start();
    const [page] = context.pages();
    const downloading = page!.waitForEvent('download');
    await page!.setContent('<a href="data:text/plain,x" download="x.txt">x</a>');
    await page!.click('a');
    expect(await (await downloading).failure()).toMatch(/acceptDownloads|canceled/);
  });

  test.each([
    [4_999, false],
    [5_000, true],
  ])('that never says that it has ended counts as closed after %i ms: %s', async (ms, isClosed) => {
    const { context, close } = await start();
    const end = vi.spyOn(context, 'close').mockReturnValue(new Promise(() => {}));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const onClosed = vi.fn();
    void close().then(onClosed);
    await vi.advanceTimersByTimeAsync(ms);
    expect([end.mock.calls.length, onClosed.mock.calls.length]).toEqual([1, Number(isClosed)]);
    end.mockRestore();
  });
});
