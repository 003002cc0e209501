/** The Worker as the pages' server: the snippet, and a capture that no page has to name. */
import { describe, expect, test } from 'vitest';
import { requestRaw, testServedFiles } from '../../../test/deploy/support/served-files';
import { lead, without } from '../../../test/relay/support/events';
import { startWorker } from './worker-in-workerd';

describe('the Worker', () => {
  // Cloudflare asks a Worker for brotli and gzip whatever the browser takes, and so does miniflare.
  testServedFiles(async () => ({ url: String((await startWorker()).url) }), { isRecoded: true });

  test('serves the snippet while variables are missing, and keeps the leads in the browsers', async () => {
    const { url, post } = await startWorker({ DRIFTROCK_API_KEY: undefined });
    expect((await requestRaw({ url: String(url) }, '/driftrock.js')).status).toBe(200);
    const response = await post(lead);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '300']);
    expect((await requestRaw({ url: String(url) }, '/healthz')).status).toBe(503);
  });

  test('counts pages that fetch the snippet against no limit', async () => {
    const { url, post } = await startWorker({}, { RATE_PER_ADDRESS: 1 });
    const from = { headers: { 'CF-Connecting-IP': '192.0.2.1' } };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => requestRaw({ url: String(url) }, '/driftrock.js', from)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect((await post(lead, { 'CF-Connecting-IP': '192.0.2.1' })).status).toBe(200);
  });
});

describe('an event without a capture', () => {
  const withoutSource = without('source_id');

  test('gets the only one that the Worker has', async () => {
    const { post, received, upstream } = await startWorker({ RELAY_SOURCE_IDS: 'the-only-capture' });
    expect((await post(withoutSource)).status).toBe(200);
    await received(1);
    expect(upstream.events[0]!.event).toEqual({ ...lead, source_id: 'the-only-capture' });
  });

  test.each(['one,another', '*'])('waits in the browser where there is none to choose: %s', async (sourceIds) => {
    const { post, upstream } = await startWorker({ RELAY_SOURCE_IDS: sourceIds });
    expect((await post(withoutSource)).status).toBe(403);
    expect(upstream.events).toEqual([]);
  });
});
