/** The code blocks of every document: each is a program, a page, data or a command that there is. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findUnclosed } from './support/html';
import { complaintsOf, mistakesIn } from './support/compile';
import { type Block, DOCUMENTS, readMarkdown, ROOT } from './support/markdown';
import { complaintsOfShell } from './support/shell';

const documents = DOCUMENTS.map((path) => ({ path, ...readMarkdown(path) }));
const blocks = documents.flatMap(({ path, blocks }) =>
  blocks.map((block, index) => ({ ...block, path, place: `${path}, block ${index + 1}: ${block.heading}` })),
);
const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));
const parse = ({ code }: Block) =>
  code.trim().startsWith('{\n')
    ? JSON.parse(code)
    : code
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));

// CommonMark 0.31, "Indented code blocks": four blanks after an empty line, unless the line goes on with a list.
function indentedCodeIn(text: string): string[] {
  const paragraphs = text.replace(/^( *)```[^]*?^\1```$/gm, '').split(/\n\n+/);
  const isListed = (paragraph = '') => /^ *([-*]|\d+\.) |^ {2}/m.test(paragraph);
  return paragraphs.filter((paragraph, index) => /^ {4}\S/.test(paragraph) && !isListed(paragraphs[index - 1]));
}

// Each is held to one of the tests below, but for pictures in words and files of other programs.
const LANGUAGES = ['html', 'js', 'ts', 'json', 'sh', 'http', 'php', 'mermaid', ''];

test('say in which language they are', () => {
  expect(blocks.filter(({ language }) => !LANGUAGES.includes(language)).map(({ place }) => place)).toEqual([]);
});

test.each(documents)('are fenced, so that a test finds them: $path', ({ text }) => {
  expect(indentedCodeIn(text)).toEqual([]);
});

test.each(of('json'))('$place: is JSON, or a line of it each', (block) => {
  expect(() => parse(block)).not.toThrow();
});

test.each(of('js', 'ts'))('$place: is a program', ({ code }) => {
  expect(mistakesIn(code)).toEqual([]);
});

test("programs that import the packages compile with the packages' types", async () => {
  const programs = of('ts').filter(({ code }) => /from '(driftrock|driftrock-relay)'/.test(code));
  expect(programs.length).toBeGreaterThan(1);
  expect(await complaintsOf(programs.map(({ code }) => code))).toBe('');
});

test.each(of('html'))('$place: is HTML whose elements are closed', ({ code }) => {
  expect(findUnclosed(code)).toEqual([]);
});

test.each(of('http'))('$place: is a header each line', ({ code }) => {
  const lines = code.trim().split('\n');
  expect(() => new Headers(lines.map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string]))).not.toThrow();
});

test.each(of('sh'))('$place: names programs, scripts, files, commands and options that there are', ({ code }) => {
  expect(complaintsOfShell(code)).toEqual([]);
});

describe('names in the text', () => {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
  // A changelog tells of what is no more.
  const present = documents.filter(({ path }) => path !== 'CHANGELOG.md');

  test.each(present)('$path names scripts of npm that there are', ({ text }) => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test.each(present)('$path names files of the project that there are', ({ text }) => {
    const named = [...text.matchAll(/`((?:src|test|e2e|docs|scripts|deploy|bench|demo|site)\/[\w./-]+)`/g)];
    // The site is there once it has been built.
    const paths = named.map(([, path = '']) => path).filter((path) => path !== 'site/dist');
    expect(paths.filter((path) => !existsSync(ROOT + path))).toEqual([]);
  });
});
