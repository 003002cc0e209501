/** What the log says of a relay that has begun. */
import { describe, expect, test } from 'vitest';
import { startDetailsOf } from '../../src/relay/start-details';
import { API_KEY, PAGE } from './support/relay';

const OPTIONS = { apiKey: API_KEY, origins: [PAGE], sourceIds: ['source-1'] };
const BEGUN = { version: '1.2.3', store: '/var/lib/relay', servesSnippet: true };

describe('startDetailsOf', () => {
  test('tells who may send what, where it goes and where it is kept', () => {
    const begun = { ...BEGUN, url: 'http://127.0.0.1:8787', ops: 'http://127.0.0.1:8788' };
    expect(startDetailsOf({ ...OPTIONS, upstreamUrl: 'https://upstream.example' }, begun)).toEqual({
      version: '1.2.3',
      url: 'http://127.0.0.1:8787',
      ops: 'http://127.0.0.1:8788',
      origins: [PAGE],
      source_ids: ['source-1'],
      upstream: 'https://upstream.example',
      store: '/var/lib/relay',
      serves_snippet: true,
    });
  });

  test('names the address of Driftrock itself where the options name none', () => {
    expect(startDetailsOf(OPTIONS, BEGUN)).toMatchObject({ upstream: 'https://external-apis.driftrock.com' });
  });

  test('holds no key, wherever it was given', () => {
    const apiKeys = { default: API_KEY, sources: { 'source-1': API_KEY }, affiliates: { a: API_KEY } };
    expect(JSON.stringify(startDetailsOf({ ...OPTIONS, apiKeys }, BEGUN))).not.toContain(API_KEY);
  });

  test('says nothing of what a Worker does not know', () => {
    const written = JSON.parse(JSON.stringify(startDetailsOf({ ...OPTIONS, origins: '*', sourceIds: '*' }, BEGUN)));
    expect(Object.keys(written)).toEqual(['version', 'origins', 'source_ids', 'upstream', 'store', 'serves_snippet']);
    expect(written).toMatchObject({ origins: '*', source_ids: '*' });
  });
});
