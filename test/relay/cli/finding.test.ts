/** What a look at one thing has found, as a person reads it. */
import { describe, expect, test } from 'vitest';
import { exitCodeOf, type Finding, textOf } from '../../../src/relay/cli/finding';

const finding = (mark: Finding['mark'], hint?: string): Finding => ({
  mark,
  subject: 'store',
  cause: 'as it is',
  hint,
});

describe('textOf', () => {
  test('is one line, its subject under that of the others', () => {
    expect(textOf(finding('ok'))).toBe('ok       store: as it is');
    expect(textOf(finding('warning'))).toBe('warning  store: as it is');
  });

  test('says what to do under it', () => {
    expect(textOf(finding('problem', 'Make room.'))).toBe('problem  store: as it is\n           Make room.');
  });
});

describe('exitCodeOf', () => {
  test.each<[number, Finding['mark'][]]>([
    [0, []],
    [0, ['ok', 'warning']],
    [1, ['ok', 'problem']],
    [1, ['unknown', 'ok']],
  ])('is %i for %j', (code, marks) => {
    expect(exitCodeOf(marks.map((mark) => finding(mark)))).toBe(code);
  });
});
