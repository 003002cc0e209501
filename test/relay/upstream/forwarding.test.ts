/** Every answer of upstream -> acknowledged, rejected or retry. */
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../../src/relay/upstream/forwarding';

const answered = (status: number, body: unknown = '', retryAfter: string | null = null) =>
  outcomeOf({ status, body: typeof body === 'string' ? body : JSON.stringify(body), retryAfter }, 0);

describe('outcomeOf', () => {
  test.each([
    [200, '{"data":"ok"}'],
    [200, ' {"data" : "ok", "id": 7}\n'],
    [201, '{"data":"ok"}'],
  ])('HTTP %i with %s acknowledges', (status, body) => {
    expect(answered(status, body)).toEqual({ kind: 'acknowledged' });
  });

  test.each([
    ['an empty body', ''],
    ['another word', '{"data":"queued"}'],
    ['a page', '<html>Sign in to the Wi-Fi</html>'],
    ['null', 'null'],
    ['a string', '"ok"'],
    ['half an answer', '{"data":"o'],
    ['an error', '{"error":"no"}'],
  ])('HTTP 200 with %s does not acknowledge', (_, body) => {
    expect(answered(200, body)).toEqual({
      kind: 'retry',
      retryAfterSeconds: 30,
      reason: 'upstream: 200 without the documented body',
    });
  });

  test.each([
    ['its sentence', { error: 'email is invalid' }, 'email is invalid'],
    ['an object as JSON', { error: { email: ['is invalid'] } }, '{"email":["is invalid"]}'],
    ['the beginning of a long one', { error: 'x'.repeat(5000) }, 'x'.repeat(1000)],
  ])('HTTP 400 rejects with %s', (_, body, error) => {
    expect(answered(400, body)).toEqual({ kind: 'rejected', error });
  });

  test.each(['', '<h1>400 Bad Request</h1>', '{}', '{"error":null}', '[]'])(
    'HTTP 400 with %j is somebody else speaking: a retry',
    (body) => {
      expect(answered(400, body)).toMatchObject({ kind: 'retry', reason: 'upstream: 400 without the documented body' });
    },
  );

  test.each([402, 405, 408, 409, 410, 413, 415, 422, 425, 429, 500, 501, 502, 503, 504, 520, 100, 600])(
    'HTTP %i is a retry that waiting may hint',
    (status) => {
      expect(answered(status, { error: 'x' })).toEqual({
        kind: 'retry',
        retryAfterSeconds: 30,
        reason: `upstream: ${status}`,
      });
    },
  );

  test.each([
    [401, 'DRIFTROCK_API_KEY'],
    [403, 'DRIFTROCK_API_KEY'],
    [404, 'DRIFTROCK_API_URL'],
    [301, 'DRIFTROCK_API_URL'],
    [302, 'DRIFTROCK_API_URL'],
    [307, 'DRIFTROCK_API_URL'],
  ])('HTTP %i is a retry, and tells the operator to look at %s', (status, variable) => {
    expect(answered(status, { error: 'x' })).toMatchObject({ kind: 'retry', hint: expect.stringContaining(variable) });
  });

  test('keeps to the time that upstream names', () => {
    expect(answered(429, '', '90')).toMatchObject({ retryAfterSeconds: 90 });
  });

  test('silence is a retry, with its code for the log', () => {
    expect(outcomeOf({ silence: 'ECONNREFUSED' }, 0)).toEqual({
      kind: 'retry',
      retryAfterSeconds: 30,
      reason: 'upstream: ECONNREFUSED',
    });
  });
});
