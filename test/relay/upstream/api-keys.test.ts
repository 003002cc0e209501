/** Which key goes with which event, and that no key is ever shown. */
import { describe, expect, test } from 'vitest';
import { createKeyring, parseApiKeys } from '../../../src/relay/upstream/api-keys';
import { lead } from '../support/events';

const apiKeys = {
  default: 'key-of-all',
  sources: { 'source-1': 'key-of-source' },
  affiliates: { 'a-1': 'key-of-affiliate' },
};

describe('createKeyring', () => {
  test.each([
    ['another source', { ...lead, source_id: 'source-2' }, { name: 'DRIFTROCK_API_KEY', key: 'key-of-all' }],
    ['a source with a key of its own', lead, { name: 'source source-1', key: 'key-of-source' }],
    [
      'an affiliate with a key of its own',
      { ...lead, affiliate_id: 'a-1' },
      { name: 'affiliate a-1', key: 'key-of-affiliate' },
    ],
    ['another affiliate', { ...lead, affiliate_id: 'a-2' }, { name: 'source source-1', key: 'key-of-source' }],
  ])('finds the key of %s, with a name for it', (_, event, named) => {
    expect(createKeyring({ apiKeys }).keyOf(event)).toEqual(named);
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'has no key for the source "%s"',
    (source_id) => {
      expect(
        createKeyring({ apiKeys: { sources: apiKeys.sources } }).keyOf({ source_id, affiliate_id: source_id }),
      ).toEqual({ name: `source ${source_id}`, key: undefined });
    },
  );

  test('takes every key out of a text, also where JSON has escaped it', () => {
    const keys = createKeyring({
      apiKey: 'abc"123',
      apiKeys: { sources: { s: 'abc"12345' }, affiliates: { a: 'xyz-789' } },
    });
    expect(keys.redact('1 abc"123 2 abc"12345 3 xyz-789 4 abc\\"123')).toBe('1 [key] 2 [key] 3 [key] 4 [key]');
  });

  test.each([
    [{}, 'apiKey is missing'],
    [{ apiKey: 'secret key' }, 'apiKey must not contain spaces'],
    [{ apiKey: 'secret', apiKeys }, 'apiKeys must not have a default next to apiKey'],
    [{ apiKeys: {} }, 'apiKeys holds no key'],
    [{ apiKeys: { sources: { 'source-1': 'secret key' } } }, 'apiKeys holds a wrong key, number 1 of sources'],
  ])('throws for %j, without the key', (options, message) => {
    expect(() => createKeyring(options)).toThrow(message);
    expect(() => createKeyring(options)).not.toThrow('secret');
  });
});

describe('parseApiKeys', () => {
  test.each([[apiKeys], [{ default: 'k' }], [{ sources: { s: 'k' } }], [{ affiliates: { a: 'k' }, sources: {} }]])(
    'takes %j',
    (keys) => {
      expect(parseApiKeys(keys)).toEqual({ value: keys });
    },
  );

  test.each<[unknown, string]>([
    [null, 'must be a JSON object'],
    [['secret'], 'must be a JSON object'],
    ['secret', 'must be a JSON object'],
    [{ secret: 'x' }, 'and nothing else'],
    [{ default: 7 }, 'wrong default key: it must be a string'],
    [{ default: '' }, 'wrong default key'],
    [{ sources: ['secret'] }, 'an object of ids and keys under sources'],
    [{ sources: { a: 'k', secret: 'with space' } }, 'number 2 of sources: it must not contain spaces'],
    [{ affiliates: { ' ': 'secret' } }, 'number 1 of affiliates: it must have an id'],
    [{ affiliates: { secret: null } }, 'number 1 of affiliates: it must be a string'],
    [{ sources: {} }, 'holds no key'],
  ])('refuses %j, naming the place and neither key nor id', (keys, problem) => {
    const parsed = parseApiKeys(keys);
    expect(parsed).toEqual({ problem: expect.stringContaining(problem) });
    expect(JSON.stringify(parsed)).not.toContain('secret');
  });
});
