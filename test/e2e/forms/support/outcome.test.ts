/** How the form stacks judge a visit: which leads count as accepted, what is missing, what has leaked. */
import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../../../e2e/forms/support/outcome';
import type { Attempt } from '../../../../e2e/support/relay-switch';

const EMAIL = 'ada@example.com';

const attempt = (at: number, fields: Record<string, string | string[]>, eventId = `event of ${at}`): Attempt => {
  const body = {
    event_type: 'lead',
    event_name: 'Form submitted',
    source_id: 'source',
    event_id: eventId,
    created_at: '2026-11-23T10:00:00.000Z',
    fields,
  } as const;
  return { at, path: '/v2/event', headers: {}, status: 200, isReal: true, body };
};

const expected = { acceptedAt: 100, lead: { email: EMAIL, topics: ['looms', 'engines'] }, secrets: [] as string[] };
const whole = { email: EMAIL, topics: ['engines', 'looms'] };

describe('outcomeOf', () => {
  test('finds nothing wrong with one whole lead of the accepted attempt', () => {
    expect(outcomeOf([attempt(100, whole)], expected)).toEqual({
      expected: 1,
      accepted: 1,
      turnedDown: 0,
      missing: [],
      surplus: [],
      leaks: [],
    });
  });

  test.each([
    [99, 0, 1],
    [100, 1, 0],
    [101, 1, 0],
  ])(
    'with an accepted attempt at 100, counts a lead at %i as accepted: %i, turned down: %i',
    (at, accepted, turnedDown) => {
      expect(outcomeOf([attempt(at, whole)], expected)).toMatchObject({ accepted, turnedDown });
    },
  );

  test('counts a retry by the first attempt of its event', () => {
    expect(outcomeOf([attempt(50, whole, 'one'), attempt(150, whole, 'one')], expected)).toMatchObject({
      accepted: 0,
      turnedDown: 1,
    });
  });

  test('counts every lead of a visit without an accepted attempt as turned down', () => {
    expect(outcomeOf([attempt(50, {}), attempt(150, {})], { ...expected, acceptedAt: undefined })).toMatchObject({
      expected: 0,
      accepted: 0,
      turnedDown: 2,
    });
  });

  test('takes half a list for a missing value, and for one that nobody gave', () => {
    expect(outcomeOf([attempt(100, { ...whole, topics: 'engines' })], expected)).toMatchObject({
      missing: ['["engines","looms"]'],
      surplus: ['engines'],
    });
  });

  test('misses an e-mail address that goes by another name', () => {
    expect(outcomeOf([attempt(100, { mail: EMAIL, topics: whole.topics })], expected)).toMatchObject({
      missing: [`email: ${EMAIL}`],
      surplus: [],
    });
  });

  test.each([
    ['4242 4242 4242 4242', 'pay by 4242-4242-4242-4242'],
    ['737', 'code: 737'],
    ['12/29', 'until 12/29.'],
  ])('finds the secret %s in "%s"', (secret, notes) => {
    expect(outcomeOf([attempt(50, { notes })], { ...expected, secrets: [secret] }).leaks).toEqual([secret]);
  });

  test('does not take three digits of a longer number for a security code', () => {
    expect(outcomeOf([attempt(50, { phone: '07737 12' })], { ...expected, secrets: ['737'] }).leaks).toEqual([]);
  });
});
