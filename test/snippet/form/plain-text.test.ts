/** Texts as tests of their shape need them. */
import { describe, expect, test } from 'vitest';
import { plainText, readings } from '../../../src/snippet/form/plain-text';

describe('plainText', () => {
  test.each([
    ['０３－１２３４－５６７８', '03-1234-5678'],
    ['٠٥٠١٢٣٤٥٦٧', '0501234567'],
    ['۰۹۱۲۳۴۵۶۷۸۹', '09123456789'],
    ['ada＠example．com', 'ada@example.com'],
    ['020 7946 0958', '020 7946 0958'],
    ['', ''],
  ])('of %s is %s', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});

describe('readings', () => {
  test.each([
    ['a+text%20of%C3%A9', 'a text ofé'],
    ['{"name":"J\\u00fcrgen"}', 'Jürgen'],
    [`data:${Buffer.from('some secret of a page').toString('base64')}`, 'some secret of a page'],
  ])('of %s have %s', (text, reading) => {
    expect(readings(text)).toContain(reading);
  });

  test.each(['%E0%A4%A', 'not/base64=at=all/but/long/enough'])('of %s have the text itself', (text) => {
    expect(readings(text)).toContain(text);
  });
});
