/** The headers of every answer to the operator. */
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { keepPagesPlain } from '../../../src/relay/ops/headers';

const app = new Hono();
app.use(...keepPagesPlain());
app.get('/', (c) => c.html('<p>a page</p>'));
app.get('/kept', (c) => c.text('', 200, { 'Cache-Control': 'max-age=3600' }));
app.get('/fault', () => {
  throw new Error('a fault');
});
app.onError((_, c) => c.text('', 503));

describe('keepPagesPlain', () => {
  test.each([
    ['/', 200],
    ['/nowhere', 404],
    ['/fault', 503],
  ])('lets nothing come from elsewhere, go elsewhere or run inline: %s', async (path, status) => {
    const response = await app.request(path);
    expect(response.status).toBe(status);
    expect((response.headers.get('Content-Security-Policy') ?? '').split('; ').sort()).toEqual(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].sort(),
    );
  });

  test.each([
    ['Referrer-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    // It would bind all of the operator's domain to https.
    ['Strict-Transport-Security', null],
  ])('has %s: %s', async (name, value) => {
    expect((await app.request('/')).headers.get(name)).toBe(value);
  });

  test.each(['/', '/kept', '/nowhere', '/fault'])('keeps %s in no cache', async (path) => {
    expect((await app.request(path)).headers.get('Cache-Control')).toBe('no-store');
  });
});
