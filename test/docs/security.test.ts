/** docs/security.md, held against the tests: each threat names tests that there are. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMarkdown, ROOT } from './support/markdown';

const TEST = /^`([\w/-]+)` (.+)$/;
const { text } = readMarkdown('docs/security.md');
const rows = text
  .split('\n')
  .filter((line) => /^\| (?!threat \||-)/.test(line))
  .map((line) => line.split(/ \| |^\| | \|$/).slice(1, -1));
const named = rows.flatMap(([threat = '', , tests = '']) => tests.split('<br>').map((name) => ({ threat, name })));

/** Whether the file has a test whose title is, or ends with, these words; `%s` and the like are as in the source. */
const hasTitle = (path: string, title: string): boolean => {
  const source = readFileSync(path, 'utf8');
  return [`'`, '"', '`'].some((quote) => source.includes(`${title}${quote},`));
};

describe('docs/security.md', () => {
  test('has threat, answer and test in each row', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ''))).toEqual([]);
  });

  test.each(named)('names a test that there is: $name', ({ name }) => {
    const [, file = '', title = ''] = TEST.exec(name) ?? [];
    const paths = ['test', 'integration.test'].map((kind) => `${ROOT}test/relay/${file}.${kind}.ts`);
    const path = paths.find(existsSync) ?? 'no such file';
    expect(hasTitle(path, title), path).toBe(true);
  });
});
