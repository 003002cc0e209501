/** What a page is told of its installation that asks the relay for it. */
import { describe, expect, test } from 'vitest';
import { API_KEY, createTestRelay, PAGE } from '../support/relay';

const HEALTH = { data: 'ok' };

/** What the relay tells this page of the capture in the query. */
const ask = async (query: string, origin: string | undefined, options: Parameters<typeof createTestRelay>[0] = {}) => {
  const { send, attempts } = createTestRelay({ sourceIds: ['one', 'two'], ...options });
  const response = await send(`/healthz${query}`, { method: 'GET', headers: origin ? { Origin: origin } : {} });
  expect(attempts).toEqual([]);
  return (await response.json()) as object;
};

describe('GET /healthz?source_id=...', () => {
  test.each([
    ['an allowed page with a known capture', '?source_id=one', PAGE, 'allowed', 'allowed'],
    ['an allowed page with an unknown capture', '?source_id=three', PAGE, 'allowed', 'refused'],
    ['a strange page', '?source_id=two', 'https://evil.example', 'refused', 'allowed'],
    ['a page without an address', '?source_id=two', 'null', 'refused', 'allowed'],
    ['a page that names no capture', '?source_id=', PAGE, 'allowed', 'missing'],
  ])('tells %s', async (_, query, page, origin, source_id) => {
    expect(await ask(query, page)).toEqual({ ...HEALTH, installation: { origin, source_id } });
  });

  test('takes the only capture of the relay for that of a page that names none', async () => {
    const { installation } = (await ask('?source_id=', PAGE, { sourceIds: ['one'] })) as { installation: object };
    expect(installation).toEqual({ origin: 'allowed', source_id: 'allowed' });
  });

  test("takes a request without Origin for one of the relay's own page", async () => {
    const own = await ask('?source_id=one', undefined, { origins: ['https://relay.example'] });
    const other = await ask('?source_id=one', undefined);
    expect([own, other]).toEqual([
      { ...HEALTH, installation: { origin: 'allowed', source_id: 'allowed' } },
      { ...HEALTH, installation: { origin: 'refused', source_id: 'allowed' } },
    ]);
  });

  test('tells what became of the last attempts at Driftrock, where the relay knows', async () => {
    const told = await ask('?source_id=one', PAGE, { deliveryState: () => 'key refused' });
    expect(told).toEqual({
      ...HEALTH,
      installation: { origin: 'allowed', source_id: 'allowed', delivery: 'key refused' },
    });
    expect(JSON.stringify(told)).not.toContain(API_KEY);
  });

  test('tells who asks for health alone nothing more', async () => {
    expect(await ask('', PAGE)).toEqual(HEALTH);
  });
});
