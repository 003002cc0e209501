/** Messages of other windows: whose are believed. */
import { describe, expect, test } from 'vitest';
import { isOriginOf } from '../../src/form-builders/window-messages';

const HOSTS = ['typeform.com', 'typeform.eu'];

describe('isOriginOf', () => {
  test.each([
    'https://typeform.com',
    'https://form.typeform.com',
    'https://form.eu.typeform.com',
    'https://form.typeform.eu',
  ])('believes %s', (origin) => {
    expect(isOriginOf(origin, HOSTS)).toBe(true);
  });

  test.each([
    'http://form.typeform.com',
    'https://typeform.com.evil.example',
    'https://eviltypeform.com',
    'https://evil.example/typeform.com',
    'https://typeform.com@evil.example',
    'https://evil.example?.typeform.com',
    'https://typeform.com:8443',
    'https://TYPEFORM.com.evil.example',
    'https://.com',
    'null',
    '',
  ])('does not believe %j', (origin) => {
    expect(isOriginOf(origin, HOSTS)).toBe(false);
  });
});
