/** Every answer of the relay: what the page gets, and what the log is told. */
import { type Context, Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import * as answers from '../../../src/relay/http/answers';
import type { LogNotes, RelayEnv } from '../../../src/relay/log';

/** What a request gets from this answer, and the notes for its log line. */
async function ask(answer: (c: Context<RelayEnv>) => Response) {
  const notes: LogNotes = {};
  const app = new Hono<RelayEnv>();
  app.all('*', (c) => {
    c.set('notes', notes);
    return answer(c);
  });
  const response = await app.request('/v2/event', { method: 'PUT' });
  const { status, headers } = response;
  const given = { retryAfter: headers.get('Retry-After'), allow: headers.get('Allow') };
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  return { page: { status, body: await response.json(), ...named }, notes };
}

const WAIT = { error: 'the event cannot be taken now: keep it and try again later' };

test('sayOk says what Driftrock itself says, and notes nothing', async () => {
  expect(await ask(answers.sayOk)).toEqual({ page: { status: 200, body: { data: 'ok' } }, notes: {} });
});

test('refuse tells the page what is wrong, and the log where and what to do', async () => {
  const refusal = { status: 413, error: 'too large', field: 'body', hint: 'send less' } as const;
  expect(await ask((c) => answers.refuse(c, refusal))).toEqual({
    page: { status: 413, body: { error: 'too large' } },
    notes: { reason: 'refused', field: 'body', hint: 'send less' },
  });
});

describe('askForRetry', () => {
  test('tells the page when, and the log alone why', async () => {
    const retry = { retryAfterSeconds: 30, reason: 'store: full', hint: 'make room' };
    expect(await ask((c) => answers.askForRetry(c, retry))).toEqual({
      page: { status: 503, body: WAIT, retryAfter: '30' },
      notes: { reason: 'store: full', hint: 'make room' },
    });
  });

  test('leaves no hint where waiting is enough', async () => {
    const { notes } = await ask((c) => answers.askForRetry(c, { retryAfterSeconds: 1, reason: 'closing' }));
    expect(Object.keys(notes)).toEqual(['reason']);
  });
});

describe('slowDown', () => {
  const tooMany = { retryAfterSeconds: 7, isFirst: true };

  test.each([
    ['address', 'RELAY_RATE_PER_ADDRESS'],
    ['source_id', 'RELAY_RATE_PER_SOURCE'],
  ] as const)('by %s names %s, and keeps the event in the page', async (field, variable) => {
    const { page, notes } = await ask((c) => answers.slowDown(c, tooMany, field));
    expect(page).toEqual({
      status: 429,
      body: { error: 'too many events in a minute: keep the event and try again later' },
      retryAfter: '7',
    });
    expect(notes).toEqual({ reason: 'rate', field, hint: expect.stringContaining(variable) });
  });

  test('is silent from the second in a row on', async () => {
    const { notes } = await ask((c) => answers.slowDown(c, { ...tooMany, isFirst: false }, 'address'));
    expect(notes.isSilent).toBe(true);
  });
});

test('refuseMethod names what is allowed, to the page in Allow', async () => {
  const { page, notes } = await ask((c) => answers.refuseMethod(c, 'POST, OPTIONS'));
  const error = 'PUT is not allowed here, only POST, OPTIONS';
  expect(page).toEqual({ status: 405, body: { error }, allow: 'POST, OPTIONS' });
  expect(notes).toEqual({ reason: 'method', hint: expect.stringContaining('POST, OPTIONS') });
});

test('refusePath says what there is', async () => {
  const { page, notes } = await ask((c) => answers.refusePath(c, 'events go elsewhere'));
  expect(page).toEqual({ status: 404, body: { error: 'there is nothing here: events go elsewhere' } });
  expect(notes).toEqual({ reason: 'path', hint: expect.stringContaining('events go elsewhere') });
});

describe('tellOutcome', () => {
  test('acknowledges', async () => {
    const { page } = await ask((c) => answers.tellOutcome(c, { kind: 'acknowledged' }));
    expect(page).toEqual({ status: 200, body: { data: 'ok' } });
  });

  test("gives Driftrock's words to the page, and never to the log: they may quote the visitor", async () => {
    const outcome = { kind: 'rejected', error: 'ada@example is no address' } as const;
    const { page, notes } = await ask((c) => answers.tellOutcome(c, outcome));
    expect(page).toEqual({ status: 400, body: { error: outcome.error } });
    expect(notes.reason).toBe('upstream: 400');
    expect(JSON.stringify(notes)).not.toContain('ada@');
  });

  test('asks for a retry when Driftrock is to be asked again', async () => {
    const outcome = { kind: 'retry', retryAfterSeconds: 60, reason: 'upstream: 503' } as const;
    const { page } = await ask((c) => answers.tellOutcome(c, outcome));
    expect(page).toEqual({ status: 503, body: WAIT, retryAfter: '60' });
  });
});
