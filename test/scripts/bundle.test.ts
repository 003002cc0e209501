/** The build without words: what becomes of the module of words. */
import { describe, expect, test } from 'vitest';
import { emptyWords } from '../../scripts/bundle.mjs';

describe('emptyWords', () => {
  test('leaves each constant under its name, and matching nothing', () => {
    const code = '/** Errors. */\nexport const ERRORS = /fehlt|missing/i;\nexport const THANKS: RegExp = /danke/;\n';
    expect(emptyWords(code)).toBe('export const ERRORS = /(?!)/;\nexport const THANKS = /(?!)/;');
  });

  test('leaves out what is not exported, and types', () => {
    const code = "const GERMAN = 'fehlt';\nexport type Words = RegExp;\nexport const ERRORS = new RegExp(GERMAN);";
    expect(emptyWords(code)).toBe('export const ERRORS = /(?!)/;');
  });

  test('refuses a module that exports something else', () => {
    expect(() => emptyWords('export const A = /a/;\nexport function isError() {}')).toThrow('constants');
  });
});
