/** Every link of the documents leads somewhere: to a file that there is, and a heading in it. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { DOCUMENTS, type Markdown, readMarkdown, ROOT } from './support/markdown';

const documents = new Map<string, Markdown>(DOCUMENTS.map((path) => [path, readMarkdown(path)]));
const isOutside = (target: string) => /^[a-z]+:/.test(target);

/** What is wrong with a link from a document, or undefined. */
function problemOf(from: string, target: string): string | undefined {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? from : relative(ROOT, join(ROOT, dirname(from), path));
  if (!existsSync(join(ROOT, file))) return `${target}: no such file`;
  if (anchor === undefined) return undefined;
  const document = documents.get(file);
  if (!document) return `${target}: no document of the project`;
  return document.anchors.includes(anchor) ? undefined : `${target}: no such heading`;
}

test('the documents are found', () => {
  expect(DOCUMENTS).toEqual(expect.arrayContaining(['README.md', 'docs/delivery.md', 'deploy/nginx/README.md']));
});

test.each(DOCUMENTS)('%s links to headings and files that there are', (path) => {
  const inside = documents.get(path)!.targets.filter((target) => !isOutside(target));
  expect(inside.flatMap((target) => problemOf(path, target) ?? [])).toEqual([]);
});

test.each(DOCUMENTS)('%s links to the web by https alone', (path) => {
  const outside = documents.get(path)!.targets.filter(isOutside);
  expect(outside.filter((target) => !target.startsWith('https://'))).toEqual([]);
});

test('every page of docs/ is on the list of pages', () => {
  const listed = documents.get('docs/index.md')!.targets;
  const pages = DOCUMENTS.filter((path) => path.startsWith('docs/') && path !== 'docs/index.md');
  expect(pages.filter((path) => !listed.includes(path.replace('docs/', '')))).toEqual([]);
});

test('every picture is in a document', () => {
  const shown = [...documents].flatMap(([path, { targets }]) => targets.map((target) => join(dirname(path), target)));
  const pictures = readdirSync(`${ROOT}docs/pictures`).map((name) => `docs/pictures/${name}`);
  expect(pictures.filter((picture) => !shown.includes(picture))).toEqual([]);
});
