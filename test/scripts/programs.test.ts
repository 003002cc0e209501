/** Where a program is: in the folders of PATH in their order, then where servers are. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { findProgram } from '../../scripts/programs.mjs';

const NAME = 'driftrock-test-program';

/** Folders of PATH, each with the program in this mode; `undefined` for a folder without it. */
const pathOf = (...modes: (number | undefined)[]): string[] => {
  const base = mkdtempSync(join(tmpdir(), 'driftrock-path-'));
  onTestFinished(() => rmSync(base, { recursive: true }));
  const folders = modes.map((_, index) => join(base, String(index)));
  for (const folder of folders) mkdirSync(folder);
  modes.forEach((mode, index) => {
    if (mode === undefined) return;
    writeFileSync(join(folders[index]!, NAME), '');
    chmodSync(join(folders[index]!, NAME), mode);
  });
  vi.stubEnv('PATH', folders.join(delimiter));
  return folders;
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('findProgram', () => {
  test('is the first that PATH names', () => {
    const [, second] = pathOf(undefined, 0o755, 0o755);
    expect(findProgram(NAME)).toBe(join(second!, NAME));
  });

  test('passes over a file that cannot be started', () => {
    const [, second] = pathOf(0o644, 0o755);
    expect(findProgram(NAME)).toBe(join(second!, NAME));
  });

  test('is undefined where there is none', () => {
    pathOf(undefined, 0o644);
    expect(findProgram(NAME)).toBeUndefined();
  });

  test.each(['', '/no/such/folder'])('is undefined where PATH is %j', (path) => {
    vi.stubEnv('PATH', path);
    expect(findProgram(NAME)).toBeUndefined();
  });

  test('does without a PATH', () => {
    vi.stubEnv('PATH', undefined);
    expect(findProgram(NAME)).toBeUndefined();
  });
});
