/** The local stand-in for the Driftrock Events API, spoken to over real HTTP. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDriftrockApi } from '../../demo/driftrock-api.mjs';

const EVENT = {
  event_type: 'lead',
  event_name: 'Form submitted',
  source_id: '034feb07-0cd7-4d44-bbdb-ae18a8a4132f',
  fields: { email: 'ada@example.com' },
};
const HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json', Authorization: 'Bearer right-key' };

describe('startDriftrockApi', () => {
  let api: Awaited<ReturnType<typeof startDriftrockApi>>;

  beforeEach(async () => {
    api = await startDriftrockApi({ apiKey: 'right-key' });
  });
  afterEach(() => api.close());

  const request = (path: string, init: RequestInit) =>
    fetch(api.url + path, { method: 'POST', headers: HEADERS, ...init });
  const post = (event: unknown, path = '/v2/event') => request(path, { body: JSON.stringify(event) });
  const refusal = async (response: Response) => ({
    status: response.status,
    ...((await response.json()) as { error: string }),
  });

  test('answers a well-formed event with 200 {"data":"ok"} and keeps it', async () => {
    const response = await post(EVENT);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.text()).toBe('{"data":"ok"}');
    expect(api.events).toEqual([{ arrivedAt: expect.stringMatching(/^\d{4}-.+Z$/), path: '/v2/event', event: EVENT }]);
  });

  test('takes an event with every optional key on the affiliate path', async () => {
    const event = {
      ...EVENT,
      event_id: '6f1f9a4e-1f0e-4f9b-8b1f-0b3c1d2e3f4a',
      person_id: 'p-1',
      ga_client_id: '1.2',
      created_at: '2026-11-23T10:00:00.000Z',
      affiliate_id: 'a-1',
    };
    expect((await post(event, '/v2/affiliate_event')).status).toBe(200);
    expect(api.events).toEqual([expect.objectContaining({ path: '/v2/affiliate_event', event })]);
  });

  test.each(['event_type', 'event_name', 'source_id', 'fields'])('names a missing %s', async (key) => {
    const response = await refusal(await post({ ...EVENT, [key]: undefined }));
    expect(response).toEqual({ status: 400, error: expect.stringMatching(new RegExp(`^${key} must be`)) });
    expect(api.events).toEqual([]);
  });

  test.each([
    ['event_type', 'purchase'],
    ['event_type', ['lead']],
    ['event_name', 7],
    ['event_name', ' '],
    ['source_id', null],
    ['fields', ['ada@example.com']],
    ['fields', null],
    ['fields', 'email=ada@example.com'],
    ['event_id', 12],
    ['person_id', {}],
    ['ga_client_id', 123.456],
    ['affiliate_id', ''],
    ['created_at', 1764000000],
    ['created_at', 'Mon, 23 Nov 2026 10:00:00 GMT'],
    ['created_at', '2026-11-23'],
    ['created_at', '2026-02-30T10:00:00Z'],
    ['created_at', '2026-11-23T25:00:00Z'],
  ])('refuses %s %j by name', async (key, value) => {
    const response = await refusal(await post({ ...EVENT, [key]: value }));
    expect(response).toEqual({ status: 400, error: expect.stringMatching(new RegExp(`^${key} must be`)) });
  });

  test.each([
    '2026-11-23T10:00:00.000Z',
    '2026-11-23T10:00:00Z',
    '2026-11-23T10:00Z',
    '2026-11-23T10:00:00+01:00',
    '2024-02-29T00:00:00Z',
  ])('takes created_at %s', async (created_at) => expect((await post({ ...EVENT, created_at })).status).toBe(200));

  test('names every wrong key at once', async () => {
    expect(await refusal(await post({}))).toEqual({
      status: 400,
      error: expect.stringMatching(/event_name .*source_id .*event_type .*fields /),
    });
  });

  test('asks for affiliate_id on the affiliate path', async () => {
    const response = await refusal(await post(EVENT, '/v2/affiliate_event'));
    expect(response).toEqual({ status: 400, error: 'affiliate_id must be a non-empty string' });
  });

  test.each(['null', '[]', '"text"', '{"event_type":', '', '[{"event_type":"lead"}]'])(
    'refuses the body %j',
    async (body) => {
      expect(await refusal(await request('/v2/event', { body }))).toEqual({
        status: 400,
        error: expect.stringMatching(/^the body must be/),
      });
    },
  );

  test('refuses a body that is not UTF-8', async () => {
    const body = Buffer.from(JSON.stringify(EVENT).replace('Form', 'F\u00f6rm'), 'latin1');
    expect(await refusal(await request('/v2/event', { body }))).toEqual({
      status: 400,
      error: 'the body must be JSON in UTF-8',
    });
  });

  test('answers a body above its limit instead of hanging up', async () => {
    const response = await refusal(await post({ ...EVENT, fields: { note: 'x'.repeat(2 * 1024 * 1024) } }));
    expect(response).toEqual({ status: 400, error: 'the body is larger than 1048576 bytes' });
  });

  test.each([
    ['Content-Type', 'text/plain;charset=UTF-8'],
    ['Content-Type', 'application/jsonp'],
    ['Accept', '*/*'],
  ])('refuses %s %s', async (name, value) => {
    const response = await request('/v2/event', {
      headers: { ...HEADERS, [name]: value },
      body: JSON.stringify(EVENT),
    });
    expect(await refusal(response)).toEqual({ status: 400, error: `${name} must be application/json` });
  });

  test.each(['Bearer wrong-key', 'right-key', 'bearer', ''])(
    'answers the Authorization "%s" with 401',
    async (Authorization) => {
      const response = await request('/v2/event', {
        headers: { ...HEADERS, Authorization },
        body: JSON.stringify(EVENT),
      });
      expect(await refusal(response)).toEqual({ status: 401, error: 'the API key is missing or wrong' });
    },
  );

  test.each(['/v1/event', '/v2/event/', '/v2/event?key=1', '/'])('knows no path %s', async (path) => {
    expect((await refusal(await post(EVENT, path))).status).toBe(404);
  });

  test('allows POST alone', async () => {
    const response = await request('/v2/event', { method: 'PUT', body: JSON.stringify(EVENT) });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  test('gives a forced answer to whatever comes until it is called back, and accepts nothing meanwhile', async () => {
    api.answerWith(503, { error: 'down' }, { 'Retry-After': '7' });
    const response = await post(EVENT);
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([
      503,
      '7',
      { error: 'down' },
    ]);
    expect(api.events).toEqual([]);

    expect((await request('/nowhere', { headers: {}, body: 'anything' })).status).toBe(503);

    api.answerWith(undefined);
    expect((await post(EVENT)).status).toBe(200);
    expect(api.events).toHaveLength(1);
  });

  test('says so when the port is taken', async () => {
    const port = Number(new URL(api.url).port);
    await expect(startDriftrockApi({ apiKey: 'right-key', port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('tells of an accepted event before its answer leaves', async () => {
    const told: unknown[] = [];
    const listening = await startDriftrockApi({ apiKey: 'right-key', onEvent: ({ event }) => told.push(event) });
    await fetch(`${listening.url}/v2/event`, { method: 'POST', headers: HEADERS, body: JSON.stringify(EVENT) });
    expect(told).toEqual([EVENT]);
    await listening.close();
  });
});
