/** How a page fails to open -> the reason that a person reads. */
import { describe, expect, test } from 'vitest';
import { whyNotOpened } from '../../src/doctor/why-not-opened';

describe('whyNotOpened', () => {
  test.each([
    ['page.goto: net::ERR_NAME_NOT_RESOLVED at https://wwww.example.com/', 'there is no such host'],
    ['page.goto: net::ERR_CONNECTION_REFUSED at https://example.com/', 'nothing answers there'],
    ['page.goto: net::ERR_CERT_DATE_INVALID at https://example.com/', 'its certificate is not valid'],
    ['page.goto: Timeout 5000ms exceeded.', 'nothing has come within 5 s'],
    ['page.goto: Download is starting', 'it is a file to keep, not a page'],
    ['page.goto: net::ERR_HTTP2_PROTOCOL_ERROR at https://example.com/', 'ERR_HTTP2_PROTOCOL_ERROR'],
    ['page.goto: who knows', 'the browser does not say why'],
  ])('%s', (error, reason) => {
    expect(whyNotOpened({ error, timeoutMs: 5_000 })).toBe(reason);
  });

  test.each([
    [399, { 'content-type': 'text/html' }, undefined],
    [400, {}, 'HTTP 400'],
    [401, {}, 'HTTP 401: it asks for a login'],
    [403, { 'cf-mitigated': 'challenge' }, 'HTTP 403: it is behind a check for robots'],
    [200, { 'content-type': 'text/html; charset=utf-8' }, undefined],
    [200, { 'content-type': 'application/xhtml+xml' }, undefined],
    [200, {}, undefined],
    [200, { 'content-type': 'image/png' }, 'it is no page, but image/png'],
  ])('HTTP %i with %j', (status, headers, reason) => {
    expect(whyNotOpened({ status, headers: headers as Record<string, string>, timeoutMs: 5_000 })).toBe(reason);
  });
});
