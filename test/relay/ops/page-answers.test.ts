/** Answers that are pages: their status, their headers, and what they say. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { describe, expect, test } from 'vitest';
import { askForToken, type OpsContext, showNotice, showPage, showTooMany } from '../../../src/relay/ops/page-answers';

/** The answer to one request. */
async function answerOf(show: (c: OpsContext) => Response | Promise<Response>) {
  const app = new Hono<{ Bindings: { address?: string } }>();
  app.get('/', (c) => show(c));
  const response = await app.request('/');
  return { response, text: await response.text() };
}

describe('showPage', () => {
  const page = { title: 'Overview', body: html`<h1>Well</h1>` };

  test.each([
    [200, undefined],
    [400, 400],
  ] as const)('is %i where the status is %s', async (status, given) => {
    const { response, text } = await answerOf((c) => showPage(c, page, given));
    expect([response.status, response.headers.get('Content-Type')]).toEqual([status, 'text/html; charset=UTF-8']);
    expect(text).toMatch(/^<!doctype html>[^]*<title>Overview - Driftrock relay<\/title>[^]*<h1>Well<\/h1>/);
  });
});

describe('showNotice', () => {
  test('says one thing, and makes no HTML of it', async () => {
    const { response, text } = await answerOf((c) => showNotice(c, 404, 'There is no <b>'));
    expect(response.status).toBe(404);
    expect(text).toContain('<p>There is no &lt;b&gt;</p>');
  });
});

describe('showTooMany', () => {
  test('says when the next one is welcome, to people and to programs', async () => {
    const { response, text } = await answerOf((c) => showTooMany(c, 17));
    expect([response.status, response.headers.get('Retry-After')]).toEqual([429, '17']);
    expect(text).toContain('Try again in 17 seconds.');
  });
});

describe('askForToken', () => {
  test.each([
    [undefined, 0],
    ['This is not the token.', 1],
  ])('asks, and says what was wrong: %s', async (error, alerts) => {
    const { response, text } = await answerOf((c) => askForToken(c, error));
    expect([response.status, response.headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer']);
    expect(text).toContain('action="/sign-in"');
    expect(text.match(/role="alert"/g) ?? []).toHaveLength(alerts);
    expect(text).toContain(error ?? 'RELAY_OPS_TOKEN');
  });
});
