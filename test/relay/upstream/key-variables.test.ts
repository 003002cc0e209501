/** Keys out of the environment and out of real files. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readOptions } from '../../../src/relay/environment';
import { readSecretFile } from '../../../src/relay/node-server/secret-file';

const others = { RELAY_ORIGINS: '*', RELAY_SOURCE_IDS: '*' };
const read = (env: Record<string, string>) => readOptions({ ...others, ...env }, readSecretFile);

/** A file with this text, for its owner alone unless the mode says otherwise. */
const fileWith = (text: string, mode = 0o600): string => {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'secret');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
};

describe('readKeys', () => {
  test.each(['key-1', 'key-1\n', 'key-1\r\n', '\uFEFFkey-1\r\n', '"key-1"\n', " 'key-1' "])(
    'takes a key from a file that holds %j',
    (text) => {
      expect(read({ DRIFTROCK_API_KEY_FILE: fileWith(text) })).toEqual({
        options: expect.objectContaining({ apiKey: 'key-1' }),
      });
    },
  );

  test('takes keys by source and affiliate from a file', () => {
    const apiKeys = { default: 'key-1', sources: { s: 'key-2' }, affiliates: { a: 'key-3' } };
    expect(read({ DRIFTROCK_API_KEYS_FILE: fileWith(JSON.stringify(apiKeys)) })).toMatchObject({
      options: { apiKeys },
    });
  });

  test('takes keys by source from the environment, next to a default of its own', () => {
    const env = { DRIFTROCK_API_KEY: 'key-1', DRIFTROCK_API_KEYS: '{"sources":{"s":"key-2"}}' };
    expect(read(env)).toMatchObject({ options: { apiKey: 'key-1', apiKeys: { sources: { s: 'key-2' } } } });
  });

  test.each(['"', "'"])('takes the path of a file between %s', (mark) => {
    expect(read({ DRIFTROCK_API_KEY_FILE: `${mark}${fileWith('key-1')}${mark}\r` })).toMatchObject({
      options: { apiKey: 'key-1' },
    });
    const keys = fileWith('{"default":"key-1"}');
    expect(read({ DRIFTROCK_API_KEYS_FILE: `${mark}${keys}${mark}` })).toMatchObject({
      options: { apiKeys: { default: 'key-1' } },
    });
  });

  test.each([`'{"default":"key-1"}'`, ` {"default":"key-1"}\r`, `{\n"default": "key-1"\n}`])(
    'leaves the quotes of JSON alone: %j',
    (text) => {
      expect(read({ DRIFTROCK_API_KEYS: text })).toMatchObject({ options: { apiKeys: { default: 'key-1' } } });
      expect(read({ DRIFTROCK_API_KEYS_FILE: fileWith(text) })).toMatchObject({
        options: { apiKeys: { default: 'key-1' } },
      });
    },
  );

  test.each(['""', "''", ' '])('takes %j for an absent variable', (text) => {
    const names = ['DRIFTROCK_API_KEY', 'DRIFTROCK_API_KEY_FILE', 'DRIFTROCK_API_KEYS', 'DRIFTROCK_API_KEYS_FILE'];
    expect(read(Object.fromEntries(names.map((name) => [name, text])))).toEqual(read({}));
  });

  test.each(['DRIFTROCK_API_KEY_FILE', 'DRIFTROCK_API_KEYS', 'DRIFTROCK_API_KEYS_FILE'])(
    'refuses half a pair of quotes in %s by its name, without showing it',
    (name) => {
      const result = read({ [name]: '"hush' });
      expect(result).toEqual({ problems: [expect.stringMatching(new RegExp(`^${name} .*quotation mark`))] });
      expect(JSON.stringify(result)).not.toContain('hush');
    },
  );

  test('says where there are no files', () => {
    expect(readOptions({ ...others, DRIFTROCK_API_KEY_FILE: '/run/secrets/key' })).toEqual({
      problems: [expect.stringContaining('there are no files here')],
    });
  });

  test.each([0o600, 0o640, 0o400])('says nothing of a file of mode %o', (mode) => {
    expect(read({ DRIFTROCK_API_KEY_FILE: fileWith('key-1', mode) })).not.toHaveProperty('warnings');
  });

  test.each([0o644, 0o604])('warns of a file of mode %o, which everybody can read', (mode) => {
    const { warnings } = read({ DRIFTROCK_API_KEY_FILE: fileWith('key-1', mode) }) as { warnings: string[] };
    expect(warnings).toEqual([expect.stringMatching(/^DRIFTROCK_API_KEY_FILE .*every user/)]);
    expect(warnings[0]).not.toContain('key-1');
  });

  test.each<[string, () => Record<string, string>, string]>([
    ['no key at all', () => ({}), "DRIFTROCK_API_KEY is missing: Driftrock's key."],
    [
      'a key twice',
      () => ({ DRIFTROCK_API_KEY: 'hush', DRIFTROCK_API_KEY_FILE: fileWith('hush') }),
      'DRIFTROCK_API_KEY_FILE is set next to DRIFTROCK_API_KEY',
    ],
    [
      'two defaults',
      () => ({ DRIFTROCK_API_KEY: 'hush', DRIFTROCK_API_KEYS: '{"default":"hush"}' }),
      'DRIFTROCK_API_KEYS has a default next to DRIFTROCK_API_KEY',
    ],
    [
      'a file that is not there',
      () => ({ DRIFTROCK_API_KEY_FILE: '/nowhere/key' }),
      'DRIFTROCK_API_KEY_FILE names /nowhere/key, which cannot be read (ENOENT)',
    ],
    ['a folder', () => ({ DRIFTROCK_API_KEY_FILE: tmpdir() }), 'which cannot be read (EISDIR)'],
    ['an empty file', () => ({ DRIFTROCK_API_KEY_FILE: fileWith('') }), 'DRIFTROCK_API_KEY_FILE is empty'],
    [
      'a file with a line break alone',
      () => ({ DRIFTROCK_API_KEY_FILE: fileWith('\n') }),
      'DRIFTROCK_API_KEY_FILE is empty',
    ],
    [
      'a file of two lines',
      () => ({ DRIFTROCK_API_KEY_FILE: fileWith('hush\nhush\n') }),
      'DRIFTROCK_API_KEY_FILE must not contain spaces',
    ],
    [
      'a file larger than any list of keys',
      () => ({ DRIFTROCK_API_KEY_FILE: fileWith('hush'.repeat(300_000)) }),
      'too large',
    ],
    ['keys that are no JSON', () => ({ DRIFTROCK_API_KEYS: '{"default":hush}' }), 'DRIFTROCK_API_KEYS must be JSON'],
    [
      'a wrong key in a file',
      () => ({ DRIFTROCK_API_KEYS_FILE: fileWith('{"sources":{"hush":"hush key"}}') }),
      'DRIFTROCK_API_KEYS_FILE holds a wrong key, number 1 of sources',
    ],
  ])('refuses %s without showing it', (_, env, problem) => {
    const result = read(env());
    expect(result).toEqual({ problems: [expect.stringContaining(problem)] });
    expect(JSON.stringify(result)).not.toContain('hush');
  });
});
