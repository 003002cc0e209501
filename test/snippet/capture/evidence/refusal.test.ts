/** Whether the JSON or the first word of a good answer refuses. */
import { describe, expect, test } from 'vitest';
import { isAffirmation, isRefusal } from '../../../../src/snippet/capture/evidence/refusal';

describe('isRefusal', () => {
  test.each([
    { ok: false },
    { success: false },
    { success: 'false' },
    { valid: false },
    { success: 0 },
    { success: '0' },
    { ok: 0 },
    { is_valid: false },
    { isValid: false },
    { Success: false },
    { isSuccess: false },
    { succeeded: false },
    { state: 'rejected' },
    { statusCode: '400' },
    { code: 422 },
    { errcode: 40013 },
    { status: 'error' },
    { status: 'KO' },
    { status: 'spam' },
    { status: 'aborted' },
    { status: 'ERROR' },
    { status: 'fail' },
    { status: 'failed' },
    { result: 'failure' },
    { result: 'invalid' },
    { error: 'Zażółć gęślą jaźń' },
    { error: true },
    { error: { code: 7 } },
    { errors: ['Hm'] },
    { data: { createLead: null }, errors: [{ message: 'Hm', path: ['createLead'] }] },
    { data: { createLead: { id: 5 } }, errors: [{ message: 'Hm' }] },
    { data: { createLead: { userErrors: ['Hm'] } }, errors: [{ message: 'Hm', path: ['owner'] }] },
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
    { data: { createLead: { id: 5 } }, errors: [{ message: 'Hm', path: ['createLead', 'owner'] }] },
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
    { is_error: false },
    { data: { createLead: { id: 7, userErrors: [] } } },
    { errors: { email: [], name: '' } },
    { a: { b: { c: { d: { errors: ['Hm'] } } } } },
    { type: 'object' },
    { status: 0 },
    { id: 7, sent: false, email_valid: 0 },
    { data: { success: false } },
    [{ id: 7, valid: false }],
    { invalid: false },
    { invalid: 0 },
    { code: 4711 },
    { errcode: 0 },
    { data: 'false' },
    { status: 'false' },
  ])('does not hold for %j', (body) => {
    expect(isRefusal(body)).toBe(false);
    expect(isRefusal(JSON.stringify(body))).toBe(false);
  });

  test.each([
    '',
    'null',
    '0',
    'No error',
    '"error"',
    '{"success":',
    '{"error":',
    '<p class="error">Hm</p>',
    '<!-- error -->',
    '{ok:false}',
    'error=0&id=5',
    'Errors: none',
  ])('does not hold for the text %j', (text) => {
    expect(isRefusal(text)).toBe(false);
  });

  test.each([
    ['{"ok":false,"message":"Hm"}', true],
    ['{"errors":{"email":["Hm"]}}', true],
    ['{"ok":true}', false],
    ['{"id":7}\n2:{"error":"$undefined"}', false],
  ])('of what an action of Next.js returns is read in its row: %j', (row, isExpected) => {
    const text = `0:{"a":"$@1","f":"","b":"k2"}\n1:${row}\n`;
    expect(isRefusal(text)).toBe(isExpected);
  });

  test.each(['for(;;);{"success":false}', ')]}\',\n{"ok":false}'])('holds for JSON behind a guard: %j', (text) => {
    expect(isRefusal(text)).toBe(true);
  });

  test.each(['error', 'ERROR: no such address', 'false', 'Failed', ' 0|error|500||', 'Invalid address'])(
    'holds for the text %j',
    (text) => {
      expect(isRefusal(text)).toBe(true);
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

  test.each(['ok', 'OK', 'Success!', ' sent'])('holds for the text %j', (text) => {
    expect(isAffirmation(text)).toBe(true);
  });

  test.each(['', 'Hm', '"ok"', '{"ok":', '<p>ok</p>'])('does not hold for the text %j', (text) => {
    expect(isAffirmation(text)).toBe(false);
  });
});
