/**
 * Which browsers of the system the tests may use: `scripts/browsers.mjs` on folders of programs made for the purpose.
 */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findBrowser, findHeadlessBrowser } from '../../scripts/browsers.mjs';

/**
 * A folder of programs, name to what each says, that is all of PATH. Playwright's own builds come first, and a machine
 * may have them: not here.
 */
function pathOf(programs: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-browsers-'));
  vi.stubEnv('PATH', folder);
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', join(folder, 'none'));
  for (const [name, says] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${says}"\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}
afterEach(() => {
  vi.unstubAllEnvs();
});

test('a Firefox that Playwright cannot drive counts as missing', async () => {
  pathOf({ 'firefox-esr': 'Mozilla Firefox 140.12.0esr' });
  expect(await findBrowser('firefox')).toBeUndefined();
});

test('a newer Firefox of another name is found behind it', async () => {
  const folder = pathOf({ 'firefox-esr': 'Mozilla Firefox 140.12.0esr', firefox: 'Mozilla Firefox 153.0' });
  expect(await findBrowser('firefox')).toEqual({ build: 'system', program: join(folder, 'firefox') });
});

test.each(['error', '"; exit 1 #'])('a program that does not say its version counts as missing: %s', async (says) => {
  pathOf({ firefox: says });
  expect(await findBrowser('firefox')).toBeUndefined();
});

test("visits take Chromium's headless build, where there is one", async () => {
  const folder = pathOf({ chromium: '', 'chromium-headless-shell': '' });
  expect(await findHeadlessBrowser('chromium')).toEqual({
    build: 'system',
    program: join(folder, 'chromium-headless-shell'),
  });
  expect(await findBrowser('chromium')).toEqual({ build: 'system', program: join(folder, 'chromium') });
});

test('visits take the whole Chromium where it has no headless build, and every other browser whole', async () => {
  const folder = pathOf({ chromium: '', 'firefox-esr': 'Mozilla Firefox 153.0' });
  expect((await findHeadlessBrowser('chromium'))?.program).toBe(join(folder, 'chromium'));
  expect((await findHeadlessBrowser('firefox'))?.program).toBe(join(folder, 'firefox-esr'));
});

test('the headless build alone is no Chromium: the doctor needs extensions', async () => {
  pathOf({ 'chromium-headless-shell': '' });
  expect(await findHeadlessBrowser('chromium')).toBeUndefined();
});
