/** Which captures an event may name: those on the list, as far as there is a key for them. */
import { describe, expect, test } from 'vitest';
import { createKeyring } from '../../../src/relay/upstream/api-keys';
import { createSourceCheck, onlySourceIn, type SourceOptions } from '../../../src/relay/upstream/sources';

const checkOf = ({ apiKey, ...options }: SourceOptions & { apiKey?: string }) =>
  createSourceCheck(options, createKeyring({ ...options, ...(apiKey !== undefined && { apiKey }) }));
/** What the page is told of an event of this source. */
const errorOf = (options: Parameters<typeof checkOf>[0], event: { source_id: string; affiliate_id?: string }) =>
  checkOf(options)(event)?.error;

describe('createSourceCheck', () => {
  test.each<[string, '*' | string[], string]>([
    ['on the list', ['source-1', 'source-2'], 'source-2'],
    ['of any name when the list is *', '*', 'whatever'],
  ])('lets a source pass that is %s', (_, sourceIds, source_id) => {
    expect(errorOf({ sourceIds, apiKey: 'k' }, { source_id })).toBeUndefined();
  });

  test.each<[string, string[], string]>([
    ['is not on the list', ['source-1'], 'source-2'],
    ['differs by its case', ['source-1'], 'Source-1'],
    ['differs by a space', ['source-1'], 'source-1 '],
    ['is only part of one on the list', ['source-1'], 'source'],
    ['is empty', ['source-1'], ''],
    ['is none of an empty list', [], 'source-1'],
    ['is * where the list holds something else', ['source-1'], '*'],
  ])('turns down a source that %s', (_, sourceIds, source_id) => {
    expect(checkOf({ sourceIds, apiKey: 'k' })({ source_id })).toMatchObject({
      status: 403,
      field: 'source_id',
      error: expect.stringContaining('not allowed'),
    });
  });

  test('turns down a source without a key, when the list is *', () => {
    const check = checkOf({ sourceIds: '*', apiKeys: { sources: { 'source-1': 'k' } } });
    expect(check({ source_id: 'source-1' })).toBeUndefined();
    expect(check({ source_id: 'source-2' })).toMatchObject({
      status: 403,
      field: 'source_id',
      error: expect.stringContaining('no API key'),
    });
  });

  test("lets an event pass whose affiliate has a key, and turns down the same source's other events", () => {
    const options: SourceOptions = { sourceIds: ['source-1'], apiKeys: { affiliates: { 'a-1': 'k' } } };
    expect(errorOf(options, { source_id: 'source-1', affiliate_id: 'a-1' })).toBeUndefined();
    expect(errorOf(options, { source_id: 'source-1', affiliate_id: 'a-2' })).toContain('no API key');
    expect(errorOf(options, { source_id: 'source-1' })).toContain('no API key');
  });

  test('turns down a source that is not on the list, though its affiliate has a key', () => {
    const options: SourceOptions = { sourceIds: ['source-1'], apiKeys: { affiliates: { 'a-1': 'k' } } };
    expect(errorOf(options, { source_id: 'source-2', affiliate_id: 'a-1' })).toContain('not allowed');
  });

  test('says nothing of what the event names: it may be anything', () => {
    expect(errorOf({ sourceIds: ['source-1'], apiKey: 'k' }, { source_id: 'ada@example.com' })).not.toContain('ada');
  });

  test.each(['source-2', 'constructor', '__proto__'])('throws at once when %s on the list has no key', (source_id) => {
    const options: SourceOptions = { sourceIds: ['source-1', source_id], apiKeys: { sources: { 'source-1': 'k' } } };
    expect(() => checkOf(options)).toThrow(new TypeError(`apiKeys has no key for source ${source_id}, and no default`));
  });

  test('does not throw when the list has a default key', () => {
    const apiKeys = { default: 'd', sources: { 'source-1': 'k' } };
    expect(errorOf({ sourceIds: ['source-1', 'source-2'], apiKeys }, { source_id: 'source-2' })).toBeUndefined();
  });
});

describe('onlySourceIn', () => {
  test.each<['*' | string[], string | undefined]>([
    [['source-1'], 'source-1'],
    [['source-1', 'source-2'], undefined],
    [[], undefined],
    ['*', undefined],
  ])('of the list %j it is %s', (sourceIds, only) => {
    expect(onlySourceIn({ sourceIds })).toBe(only);
  });
});
