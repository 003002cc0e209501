/** What of a relay's variables is wrong, and what is worth a second thought. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkConfiguration } from '../../../src/relay/cli/check-configuration';
import { readSecretFile } from '../../../src/relay/node-server/secret-file';
import { API_KEY, PAGE } from '../support/relay';

const ENV = { DRIFTROCK_API_KEY: API_KEY, RELAY_ORIGINS: PAGE, RELAY_SOURCE_IDS: 'source-1' };
const check = (env: Record<string, string> = {}) => checkConfiguration({ ...ENV, ...env }, readSecretFile);
const warningsOf = (env: Record<string, string>) => check(env).findings.filter(({ mark }) => mark === 'warning');

/** A file with the key, which everybody or its owner alone can read. */
function keyFile(mode: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-check-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'key');
  writeFileSync(file, API_KEY);
  chmodSync(file, mode);
  return file;
}

describe('checkConfiguration', () => {
  test.each([
    [{}, '1 origin may send to 1 capture'],
    [{ RELAY_ORIGINS: `${PAGE},https://shop.example.com` }, '2 origins may send to 1 capture'],
    [{ RELAY_SOURCE_IDS: 'a,b,c' }, '1 origin may send to 3 captures'],
    [{ RELAY_SOURCE_IDS: '*' }, '1 origin may send to all captures'],
  ])('says in one line who may send what: %j', (env, cause) => {
    expect(check(env)).toEqual({
      options: expect.objectContaining({ apiKey: API_KEY }),
      findings: [{ mark: 'ok', subject: 'configuration', cause }],
    });
  });

  test('names all that is wrong at once, and gives no options', () => {
    const { options, findings } = check({ RELAY_ORIGINS: 'example.com', RELAY_SOURCE_IDS: '', RELAY_PORT: 'x' });
    expect(options).toBeUndefined();
    expect(findings).toEqual(
      ['RELAY_ORIGINS', 'RELAY_SOURCE_IDS', 'RELAY_PORT'].map((name) => ({
        mark: 'problem',
        subject: 'configuration',
        cause: expect.stringContaining(name),
        hint: 'driftrock-relay --help explains the variable',
      })),
    );
  });

  test('names a capture without a key, which a relay finds out only as it starts', () => {
    const keys = { DRIFTROCK_API_KEY: '', DRIFTROCK_API_KEYS: JSON.stringify({ sources: { 'source-1': API_KEY } }) };
    expect(check({ ...keys, RELAY_SOURCE_IDS: 'source-1,source-2' })).toEqual({
      findings: [
        {
          mark: 'problem',
          subject: 'configuration',
          cause: expect.stringContaining('no key for source source-2'),
          hint: expect.stringContaining('DRIFTROCK_API_KEYS'),
        },
      ],
    });
    expect(check(keys).options).toBeDefined();
  });

  test('shows no key, not even a wrong one', () => {
    expect(JSON.stringify(check({ DRIFTROCK_API_KEY: `${API_KEY} ${API_KEY}` }))).not.toContain(API_KEY);
  });

  test.each([
    ['*', 'every page of the web'],
    ['http://shop.example.com', 'http://shop.example.com'],
    ['http://*.example.com', 'http://*.example.com'],
  ])('warns of the origin %s', (RELAY_ORIGINS, words) => {
    expect(warningsOf({ RELAY_ORIGINS })).toEqual([
      expect.objectContaining({ cause: expect.stringContaining(words), hint: expect.any(String) }),
    ]);
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://*.127.0.0.1', 'https://*.example.com'])(
    'does not warn of the origin %s',
    (RELAY_ORIGINS) => {
      const { options, findings } = check({ RELAY_ORIGINS });
      expect(options).toMatchObject({ origins: [RELAY_ORIGINS] });
      expect(findings.map(({ mark }) => mark)).toEqual(['ok']);
    },
  );

  test.each([
    ['without an address for alerts', { RELAY_ALERT_SILENCE_HOURS: '24' }, 1],
    ['with one', { RELAY_ALERT_SILENCE_HOURS: '24', RELAY_ALERT_URL: 'https://hooks.example.com/a' }, 0],
  ])('of hours of silence %s (%j), gives %i warnings', (_, env, count) => {
    expect(warningsOf(env)).toHaveLength(count);
  });

  test.each([
    [0o644, 1],
    [0o600, 0],
  ])('of a file for the key with the rights %o, gives %i warnings', (mode, count) => {
    const warnings = warningsOf({ DRIFTROCK_API_KEY: '', DRIFTROCK_API_KEY_FILE: keyFile(mode) });
    expect(warnings).toHaveLength(count);
    expect(warnings.filter(({ cause }) => !cause.startsWith('DRIFTROCK_API_KEY_FILE names a file'))).toEqual([]);
  });
});
