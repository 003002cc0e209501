/** Where a browser is on machines of several kinds. */
import { describe, expect, test } from 'vitest';
import { findBrowser, type Machine } from '../../src/doctor/find-browser';

const OWN = '/root/.cache/ms-playwright/chromium/chrome';
const machineWith = (platform: NodeJS.Platform, ...programs: string[]): Machine => ({
  platform,
  env: { PATH: '/usr/local/bin:/usr/bin', PROGRAMFILES: 'C:\\Program Files' },
  isProgram: (path) => programs.includes(path),
  ownBuild: OWN,
});

describe('findBrowser', () => {
  test.each([
    ['linux', '/usr/bin/chromium'],
    ['linux', '/usr/local/bin/google-chrome'],
    ['linux', '/snap/bin/chromium'],
    ['darwin', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe'],
    ['linux', OWN],
  ] as const)('on %s: %s', (platform, path) => {
    expect(findBrowser(undefined, machineWith(platform, path))).toEqual({ path });
  });

  test('takes the one that is named, and no other where that is missing', () => {
    const machine = machineWith('linux', '/usr/bin/chromium', '/opt/chrome');
    expect(findBrowser('/opt/chrome', machine)).toEqual({ path: '/opt/chrome' });
    expect(findBrowser('/opt/edge', machine)).toEqual({
      problem: expect.stringContaining('/opt/edge is no program here'),
    });
  });

  test('names the command that gets one', () => {
    expect(findBrowser(undefined, machineWith('linux'))).toEqual({
      problem: expect.stringContaining('npx playwright-core install --with-deps chromium'),
    });
  });
});
