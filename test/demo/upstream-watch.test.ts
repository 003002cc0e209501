/** What is overheard between the relay and its upstream, over real HTTP. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startDriftrockApi } from '../../demo/driftrock-api.mjs';
import type { Attempt } from '../../demo/leads.mjs';
import { watchUpstream } from '../../demo/upstream-watch.mjs';

const EVENT = { event_type: 'lead', event_name: 'Ünïcode', source_id: 's', fields: { email: 'ada@example.com' } };
const INIT = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: 'Bearer k' },
  body: JSON.stringify(EVENT),
};

describe('watchUpstream', () => {
  let api: Awaited<ReturnType<typeof startDriftrockApi>>;
  const told = vi.fn<(attempt: Attempt) => void>();

  beforeEach(async () => {
    told.mockClear();
    api = await startDriftrockApi({ apiKey: 'k' });
  });
  afterEach(() => api.close());

  const post = (init: RequestInit = {}) => watchUpstream(fetch, told)(`${api.url}/v2/event`, { ...INIT, ...init });
  const attempt = () => vi.waitFor(() => expect(told).toHaveBeenCalledOnce()).then(() => told.mock.calls[0]?.[0]);

  test('changes nothing on the way there and back', async () => {
    const response = await post();
    expect([response.status, await response.text()]).toEqual([200, '{"data":"ok"}']);
    expect(api.events).toEqual([expect.objectContaining({ path: '/v2/event', event: EVENT })]);
    expect(await attempt()).toEqual({ path: '/v2/event', event: EVENT, state: 'accepted', answer: '200' });
  });

  test.each([
    [200, 'refused by a captive portal', 'waiting', '200: refused by a captive portal'],
    [400, { error: 'no such source' }, 'refused', '400: no such source'],
    [400, '<h1>Bad request</h1>', 'waiting', '400: <h1>Bad request</h1>'],
    [401, { error: 'wrong key' }, 'waiting', '401: wrong key'],
    [503, '', 'waiting', '503'],
    [500, 'x'.repeat(5000), 'waiting', `500: ${'x'.repeat(200)}`],
    [200, null, 'waiting', '200'],
  ])('takes %i %j for %s', async (status, body, state, answer) => {
    api.answerWith(status, body);
    await post();
    expect(await attempt()).toEqual({ path: '/v2/event', event: EVENT, state, answer });
  });

  test('tells of a request that got no answer, and lets it fail', async () => {
    await expect(post({ signal: AbortSignal.abort(new Error('took too long')) })).rejects.toThrow('took too long');
    expect(await attempt()).toEqual({
      path: '/v2/event',
      event: EVENT,
      state: 'waiting',
      answer: 'no answer: took too long',
    });
  });
});
