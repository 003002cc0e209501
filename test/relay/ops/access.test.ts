/** Who may look at the pages for the operator, by the token or by its cookie. */
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { createAccess } from '../../../src/relay/ops/access';

const TOKEN = 'a-token-of-the-operator';
const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Pages behind this token, at a moment that the test moves. */
function createPages(token = TOKEN) {
  const clock = { now: NOW };
  const access = createAccess(token, () => clock.now);
  const app = new Hono();
  app.get('/', (c) => c.json(access.isAllowed(c)));
  app.post('/', async (c) => c.json(access.signIn(c, await c.req.text())));
  const isAllowed = async (headers: Record<string, string>) => (await app.request('/', { headers })).json();
  const signIn = async (given: string) => {
    const response = await app.request('/', { method: 'POST', body: given });
    return { isIn: await response.json(), cookie: response.headers.get('Set-Cookie') };
  };
  return { clock, isAllowed, signIn };
}

/** The cookie as the browser sends it back. */
const sent = (cookie: string | null) => ({ Cookie: cookie!.split(';')[0]! });

describe('the token in a header', () => {
  test.each([
    [true, `Bearer ${TOKEN}`],
    // RFC 9110 §11.1: the scheme's name has no case.
    [true, `bearer  ${TOKEN}`],
    [false, 'Bearer another-token'],
    [false, `Basic ${TOKEN}`],
    [false, TOKEN],
  ])('lets in: %s for "%s"', async (is, Authorization) => {
    expect(await createPages().isAllowed({ Authorization })).toBe(is);
  });

  test('that is wrong counts for more than a good cookie', async () => {
    const { isAllowed, signIn } = createPages();
    const { cookie } = await signIn(TOKEN);
    expect(await isAllowed({ ...sent(cookie), Authorization: 'Bearer wrong' })).toBe(false);
  });
});

describe('the cookie', () => {
  test('lets in for a week, and no longer', async () => {
    const { clock, isAllowed, signIn } = createPages();
    const { isIn, cookie } = await signIn(TOKEN);
    expect(isIn).toBe(true);
    clock.now = NOW + WEEK_MS - 1;
    expect(await isAllowed(sent(cookie))).toBe(true);
    clock.now = NOW + WEEK_MS;
    expect(await isAllowed(sent(cookie))).toBe(false);
  });

  test('does not hold the token, and is for no script and no other site', async () => {
    const { cookie } = await createPages().signIn(TOKEN);
    expect(cookie).not.toContain(TOKEN);
    expect(cookie!.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Strict']);
  });

  test.each(['', 'a-token-of-the-operatoR', `${TOKEN} `])('is not given for the token %j', async (given) => {
    expect(await createPages().signIn(given)).toEqual({ isIn: false, cookie: null });
  });

  test.each(['', 'driftrock_relay_ops=', 'driftrock_relay_ops=9999999999999.', `driftrock_relay_ops=${TOKEN}`])(
    'lets nobody in as %j',
    async (Cookie) => {
      expect(await createPages().isAllowed({ Cookie })).toBe(false);
    },
  );

  test('of another token lets nobody in, nor one whose end somebody has moved, nor none', async () => {
    const { isAllowed, signIn } = createPages();
    const { cookie } = await signIn(TOKEN);
    const moved = sent(cookie).Cookie.replace(String(NOW + WEEK_MS), String(NOW + 2 * WEEK_MS));
    const foreign = await createPages('another-token-of-somebody').signIn('another-token-of-somebody');
    expect(moved).not.toBe(sent(cookie).Cookie);
    expect([await isAllowed({ Cookie: moved }), await isAllowed(sent(foreign.cookie)), await isAllowed({})]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
