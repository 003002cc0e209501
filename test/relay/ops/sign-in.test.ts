/** Who gets past the door of the operator's pages. */
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { createSignIn } from '../../../src/relay/ops/sign-in';

const TOKEN = 'a-token-of-the-operator';
const OWN_FORM = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };

/** A page for people and one for programs behind the door, asked from this address under this name. */
function setUp(token: string | undefined) {
  const { guardPeople, guardPrograms, takeToken } = createSignIn(token, () => 0);
  const app = new Hono<{ Bindings: { address?: string } }>();
  app.get('/people', guardPeople, (c) => c.text('in'));
  app.get('/programs', guardPrograms, (c) => c.text('in'));
  app.post('/sign-in', takeToken);
  const ask = (path: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers: { Host: 'localhost:8788', ...headers } }, {});
  const signIn = (given: string | undefined, { address = '192.0.2.1', headers = OWN_FORM } = {}) =>
    app.request(
      '/sign-in',
      { method: 'POST', headers, body: String(new URLSearchParams(given === undefined ? {} : { token: given })) },
      { address },
    );
  return { ask, signIn };
}
const cookieOf = (response: Response) => (response.headers.get('Set-Cookie') ?? '').split(';')[0]!;

describe('with a token', () => {
  test.each(['/people', '/programs'])('%s is for those who show it, or its cookie', async (path) => {
    const { ask, signIn } = setUp(TOKEN);
    const Cookie = cookieOf(await signIn(TOKEN));
    const statuses = [{}, { Authorization: 'Bearer another' }, { Authorization: `Bearer ${TOKEN}` }, { Cookie }].map(
      async (headers) => (await ask(path, headers)).status,
    );
    expect(await Promise.all(statuses)).toEqual([401, 401, 200, 200]);
  });

  test('people are asked for it by a form, and programs by JSON', async () => {
    const { ask } = setUp(TOKEN);
    const [people, programs] = [await ask('/people'), await ask('/programs')];
    expect([people, programs].map(({ headers }) => headers.get('WWW-Authenticate'))).toEqual(['Bearer', 'Bearer']);
    expect(await people.text()).toContain('<form method="post" action="/sign-in">');
    expect(await programs.json()).toEqual({ error: expect.stringContaining('RELAY_OPS_TOKEN') });
  });

  test('a name of another machine is no hindrance', async () => {
    const { ask } = setUp(TOKEN);
    const headers = { Host: 'relay.example.com', Authorization: `Bearer ${TOKEN}` };
    expect((await ask('/people', headers)).status).toBe(200);
  });

  test('the right one leads to the overview', async () => {
    const response = await setUp(TOKEN).signIn(TOKEN);
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/']);
  });

  test.each(['', 'another', undefined])('%j is told to be wrong, and gets no cookie', async (given) => {
    const response = await setUp(TOKEN).signIn(given);
    expect([response.status, response.headers.get('Set-Cookie')]).toEqual([401, null]);
    expect(await response.text()).toContain('This is not the token.');
  });

  test('a form of another site is not read', async () => {
    const { signIn } = setUp(TOKEN);
    const response = await signIn(TOKEN, { headers: { ...OWN_FORM, 'Sec-Fetch-Site': 'cross-site' } });
    expect([response.status, response.headers.get('Set-Cookie')]).toEqual([403, null]);
  });

  test('ten are tried a minute from one address, and others do not pay for it', async () => {
    const { signIn } = setUp(TOKEN);
    const statuses = [];
    for (let count = 0; count < 10; count += 1) statuses.push((await signIn('another')).status);
    const tooMany = await signIn(TOKEN);
    expect(statuses).toEqual(Array(10).fill(401));
    expect(tooMany.status).toBe(429);
    expect(Number(tooMany.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(tooMany.headers.get('Set-Cookie')).toBeNull();
    expect((await signIn(TOKEN, { address: '198.51.100.1' })).status).toBe(303);
  });
});

describe('without a token', () => {
  test.each([
    [200, 'localhost:8788'],
    [200, '127.0.0.1'],
    [200, '[::1]:8788'],
    [421, 'relay.example.com'],
    [421, 'localhost.example.com'],
  ])('people are answered %i under the name %s', async (status, Host) => {
    expect((await setUp(undefined).ask('/people', { Host })).status).toBe(status);
  });

  test('programs are let in under every name', async () => {
    expect((await setUp(undefined).ask('/programs', { Host: 'relay.internal' })).status).toBe(200);
  });

  test('nobody can sign in', async () => {
    const response = await setUp(undefined).signIn('');
    expect([response.status, response.headers.get('Set-Cookie')]).toEqual([404, null]);
  });
});
