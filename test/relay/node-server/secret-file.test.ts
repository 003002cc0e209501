/** Secrets out of real files, and what is said of those that hold none. */
import { chmodSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readSecretFile } from '../../../src/relay/node-server/secret-file';

/** A path in a folder that goes with the test. */
const pathIn = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-secret-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
};

const fileWith = (text: string, mode = 0o600): string => {
  const path = pathIn('secret');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
};

describe('readSecretFile', () => {
  test.each(['key-1', 'key-1\r\n', '\uFEFFkey-1', ' Zoë ', ''])('gives the text %j as it is', (text) => {
    expect(readSecretFile(fileWith(text))).toEqual({ value: text, isOpen: false });
  });

  test.each([
    [0o600, false],
    [0o640, false],
    [0o660, false],
    [0o602, false],
    [0o601, false],
    [0o604, true],
    [0o644, true],
    [0o777, true],
  ])('a file of mode %o is open to everybody: %s', (mode, isOpen) => {
    expect(readSecretFile(fileWith('key-1', mode))).toMatchObject({ isOpen });
  });

  test('looks at the file behind a link, as secrets are mounted', () => {
    const link = pathIn('link');
    symlinkSync(fileWith('key-1', 0o644), link);
    expect(readSecretFile(link)).toEqual({ value: 'key-1', isOpen: true });
  });

  test.each([
    [1024 * 1024, { value: expect.any(String) }],
    [1024 * 1024 + 1, { problem: expect.stringContaining('too large for a secret') }],
  ])('of a file of %i bytes', (bytes, result) => {
    const path = fileWith('');
    truncateSync(path, bytes);
    expect(readSecretFile(path)).toMatchObject(result);
  });

  test.each([
    ['nothing', () => pathIn('nothing'), 'ENOENT'],
    ['a folder', () => tmpdir(), 'EISDIR'],
    ['a file on the way', () => join(fileWith(''), 'secret'), 'ENOTDIR'],
  ])('names the path and the cause where there is %s', (_, makePath, code) => {
    const path = makePath();
    expect(readSecretFile(path)).toEqual({ problem: `names ${path}, which cannot be read (${code})` });
  });
});
