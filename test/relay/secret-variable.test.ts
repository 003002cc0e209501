/** A secret in its variable, or in the file that a second variable names. */
import { describe, expect, test } from 'vitest';
import { NO_FILES, parseSetting, type ReadSecret, readSecretText, warningsOf } from '../../src/relay/secret-variable';

const PAIR: [string, string] = ['RELAY_OPS_TOKEN', 'RELAY_OPS_TOKEN_FILE'];
const FILES: Record<string, ReturnType<ReadSecret>> = {
  '/run/token': { value: 'in the file', isOpen: false },
  '/run/open': { value: 'in the file', isOpen: true },
  '/run/by-editor': { value: '\uFEFFin the file\r\n', isOpen: false },
  '/run/quoted': { value: '\u201cin the file', isOpen: true },
  '/run/nothing': { value: '', isOpen: false },
};
const readFile: ReadSecret = (path) => FILES[path] ?? { problem: `names ${path}, which is not there` };
const read = (text: string | undefined, path: string | undefined, readSecret = readFile) =>
  readSecretText({ [PAIR[0]]: text, [PAIR[1]]: path }, PAIR, readSecret);

describe('readSecretText', () => {
  test.each([
    [undefined, undefined],
    ['', ''],
    [' ', '""'],
  ])('is undefined for %j and the file %j', (text, path) => {
    expect(read(text, path)).toBeUndefined();
  });

  test('takes the text of the variable, without quotes around it', () => {
    expect(read(' "in the variable" ', '')).toEqual({
      name: 'RELAY_OPS_TOKEN',
      parsed: { value: 'in the variable' },
      isOpen: false,
    });
  });

  test.each([
    ['/run/token', false],
    [' "/run/token" ', false],
    ['/run/by-editor', false],
    ['/run/open', true],
  ])('takes the text of the file %j; can everybody read it? %s', (path, isOpen) => {
    expect(read(undefined, path)).toEqual({ name: 'RELAY_OPS_TOKEN_FILE', parsed: { value: 'in the file' }, isOpen });
  });

  test.each([
    ['both', 'a', '/run/token', 'RELAY_OPS_TOKEN_FILE', 'is set next to RELAY_OPS_TOKEN: keep one of them'],
    ['a stray mark', '\u201ca', undefined, 'RELAY_OPS_TOKEN', 'quotation mark'],
    ['a stray mark around the path', undefined, '\u201c/run/token', 'RELAY_OPS_TOKEN_FILE', 'quotation mark'],
    ['a stray mark next to a path', '\u201ca', '/run/token', 'RELAY_OPS_TOKEN_FILE', 'keep one of them'],
    ['a file that is not there', undefined, '/none', 'RELAY_OPS_TOKEN_FILE', 'names /none, which is not there'],
    ['a stray mark in the file', undefined, '/run/quoted', 'RELAY_OPS_TOKEN_FILE', 'quotation mark'],
  ])('names the variable that is wrong by %s', (_, text, path, name, problem) => {
    expect(read(text, path)).toMatchObject({ name, parsed: { problem: expect.stringContaining(problem) } });
  });

  test('gives the empty text of an empty file: what it means is for its parser to say', () => {
    expect(read(undefined, '/run/nothing')).toMatchObject({ parsed: { value: '' } });
  });

  test('does not look into a file that the variable makes needless', () => {
    const asked: string[] = [];
    read('in the variable', '', (path) => (asked.push(path), { value: '', isOpen: false }));
    expect(asked).toEqual([]);
  });

  test('says that there are no files, where there are none', () => {
    expect(read(undefined, '/run/token', NO_FILES)).toMatchObject({
      parsed: { problem: expect.stringContaining('set the variable without _FILE') },
    });
  });
});

describe('parseSetting', () => {
  const parse = (text: string) => (text.length > 5 ? { value: text.length } : { problem: 'is too short' });

  test('is undefined where nothing is set', () => {
    expect(parseSetting(undefined, parse)).toBeUndefined();
  });

  test.each([
    ['long enough', { value: 11 }],
    ['short', { problem: 'is too short' }],
  ])('makes of %j what the parser says', (text, parsed) => {
    expect(parseSetting(read(text, ''), parse)).toEqual({ name: 'RELAY_OPS_TOKEN', parsed, isOpen: false });
  });

  test('keeps an earlier problem, and does not ask the parser', () => {
    const setting = read('a', '/run/token');
    expect(parseSetting(setting, parse)).toEqual(setting);
  });
});

describe('warningsOf', () => {
  test('names the variable of a file that everybody can read', () => {
    expect(warningsOf(read(undefined, '/run/open'))).toEqual([
      expect.stringMatching(/^RELAY_OPS_TOKEN_FILE names a file that every user of this machine can read: chmod 600/),
    ]);
  });

  test.each([
    ['nothing', read(undefined, undefined)],
    ['a variable', read('a', undefined)],
    ['a file for its owner', read(undefined, '/run/token')],
  ])('is empty for %s', (_, setting) => {
    expect(warningsOf(setting)).toEqual([]);
  });
});
