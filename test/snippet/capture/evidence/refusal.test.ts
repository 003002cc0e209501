/** Whether the JSON of a good answer refuses. */
import { describe, expect, test } from 'vitest';
import { isAffirmation, isRefusal } from '../../../../src/snippet/capture/evidence/refusal';

describe('isRefusal', () => {
  test.each([
    { ok: false },
    { success: false },
    { success: 'false' },
    { valid: false },
    { status: 'error' },
    { status: 'KO' },
    { status: 'ERROR' },
    { status: 'fail' },
    { status: 'failed' },
    { result: 'failure' },
    { result: 'invalid' },
    { error: 'Zażółć gęślą jaźń' },
    { error: true },
    { error: { code: 7 } },
    { errors: ['Hm'] },
    { errors: { email: ['Hm'] } },
    { success: false, message: 'Thank you' },
    { success: true, errors: ['Hm'] },
    { data: undefined, errors: [{ message: 'Hm' }] },
    { data: { customerCreate: { customer: null, customerUserErrors: [{ message: 'Hm' }] } } },
    { props: { errors: { email: 'Hm' } } },
    { type: 'failure', data: '[]' },
    { status: 422 },
    { is_error: true },
  ])('holds for %j', (body) => {
    expect(isRefusal(body)).toBe(true);
    expect(isRefusal(JSON.stringify(body))).toBe(true);
    expect(isRefusal(` \n${JSON.stringify(body, undefined, 2)}`)).toBe(true);
  });

  test.each([
    {},
    [],
    { ok: true },
    { success: true },
    { success: 1 },
    { success: 'true', error: null },
    { success: true, error: '' },
    { success: true, error: false },
    { success: true, errors: [] },
    { error: '0' },
    { error: 'none' },
    { errors: 'false' },
    { success: true, errors: {} },
    { status: 'ok' },
    { status: 200 },
    { status: 'mail_sent' },
    { result: 'no errors' },
    { message: 'error' },
    { message: 'false' },
    { data: { success: false } },
    { is_error: false },
    { data: { createLead: { id: 7, userErrors: [] } } },
    { errors: { email: [], name: '' } },
    { a: { b: { c: { d: { errors: ['Hm'] } } } } },
    { type: 'object' },
  ])('does not hold for %j', (body) => {
    expect(isRefusal(body)).toBe(false);
    expect(isRefusal(JSON.stringify(body))).toBe(false);
  });

  test.each(['', 'error', 'false', 'null', '0', '"error"', '{"success":', '<p class="error">Hm</p>', '{ok:false}'])(
    'does not hold for the text %j',
    (text) => {
      expect(isRefusal(text)).toBe(false);
    },
  );

  test.each([undefined, null, false, true, 0, 422])('does not hold for %s, which is no body', (body) => {
    expect(isRefusal(body)).toBe(false);
  });
});

describe('isAffirmation', () => {
  test.each([
    { ok: true },
    { success: true },
    { success: 'true' },
    { status: 'ok' },
    { status: 'success' },
    { status: 200 },
    { status: 'mail_sent' },
    { result: 'success', id: 7 },
  ])('holds for %j', (body) => {
    expect(isAffirmation(JSON.stringify(body))).toBe(true);
  });

  test.each([{}, [], { id: 7 }, { status: 'pending' }, { message: 'ok' }, { success: false }, { type: 'object' }])(
    'does not hold for %j',
    (body) => {
      expect(isAffirmation(JSON.stringify(body))).toBe(false);
    },
  );

  test.each(['', 'ok', '"ok"', '{"ok":'])('does not hold for the text %j', (text) => {
    expect(isAffirmation(text)).toBe(false);
  });
});
