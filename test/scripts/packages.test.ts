/** Whether an install is due in a folder, by its lockfile and what npm has left in its node_modules. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { needsInstall } from '../../scripts/packages.mjs';

const LOCKED = {
  '': {},
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b': { version: '2.0.0', optional: true },
};
const INSTALLED = { 'node_modules/a': LOCKED['node_modules/a'] };

/** A folder with this lockfile, and this one in its node_modules next to the package `a`. */
function folderWith(locked: object | undefined, installed: object | undefined): string {
  const dir = mkdtempSync(join(tmpdir(), 'driftrock-packages-'));
  mkdirSync(join(dir, 'node_modules/a'), { recursive: true });
  writeFileSync(join(dir, 'node_modules/a/package.json'), '{}');
  for (const [path, packages] of Object.entries({
    'package-lock.json': locked,
    'node_modules/.package-lock.json': installed,
  })) {
    writeFileSync(join(dir, path), packages ? JSON.stringify({ packages }) : '{ torn');
  }
  return dir;
}

describe('needsInstall', () => {
  test('is false where the packages are those of the lockfile, without optional ones of other systems', async () => {
    expect(await needsInstall(folderWith(LOCKED, INSTALLED))).toBe(false);
  });

  test.each([
    ['its lockfile is torn', undefined, INSTALLED],
    ['an install was interrupted', LOCKED, undefined],
    ['a package is missing', LOCKED, {}],
    ['a package is of another version', LOCKED, { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
    ['a package has other contents', LOCKED, { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-other' } }],
    [
      'a package has no folder',
      { ...LOCKED, 'node_modules/c': { version: '1.0.0' } },
      { ...INSTALLED, 'node_modules/c': { version: '1.0.0' } },
    ],
  ])('is true in a folder where %s', async (_why, locked, installed) => {
    expect(await needsInstall(folderWith(locked, installed))).toBe(true);
  });
});
