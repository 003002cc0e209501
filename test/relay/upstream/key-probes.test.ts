/** One request for each key, which can make no lead. */
import { expect, test } from 'vitest';
import { createKeyProbes } from '../../../src/relay/upstream/key-probes';

test('asks with each key once, by the id that chooses it, and with nothing of a lead', () => {
  const apiKeys = { default: 'key-0', sources: { one: 'key-1', two: 'key-2' }, affiliates: { partner: 'key-3' } };
  expect(createKeyProbes({ apiKeys })).toEqual([
    { path: '/v2/event', event: {} },
    { path: '/v2/event', event: { source_id: 'one' } },
    { path: '/v2/event', event: { source_id: 'two' } },
    { path: '/v2/affiliate_event', event: { affiliate_id: 'partner' } },
  ]);
});

test('asks once where there is one key for all', () => {
  expect(createKeyProbes({ apiKey: 'key' })).toEqual([{ path: '/v2/event', event: {} }]);
});

test('asks nothing where there is no key', () => {
  expect(createKeyProbes({})).toEqual([]);
});
