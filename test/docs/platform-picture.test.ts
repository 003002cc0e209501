/** The pictures of the platforms, held against the page that they are on: they say what its steps say. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMarkdown, ROOT } from './support/markdown';
import { menusOf } from './support/platform-picture';
import { waysToInstall } from './support/platforms-page';

const page = readMarkdown('docs/platforms.md').text.replaceAll('`', '');
const sections = page.split('\n## ').slice(1);
const sectionOf = (title: string) => sections.find((section) => section.startsWith(`${title}\n`)) ?? '';
const characters = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
const wordsOf = (id: string) => {
  const picture = readFileSync(`${ROOT}docs/pictures/platform-${id}.svg`, 'utf8');
  return [...picture.matchAll(/<text[^>]*>([^]*?)<\/text>/g)].map(([, text = '']) => characters(text).trim());
};

describe('the picture of a platform', () => {
  test.each(waysToInstall())('says nothing that the page does not say of $title', ({ id, title }) => {
    const section = sectionOf(title);
    expect(wordsOf(id)).toContain(title);
    expect(wordsOf(id).filter((words) => !section.includes(words))).toEqual([]);
  });

  test.each(waysToInstall())('shows every menu and every line of $title', (way) => {
    const shown = wordsOf(way.id);
    expect(menusOf(way).filter((menu) => !shown.includes(menu))).toEqual([]);
    expect(shown.join(' ').replace(/\s+/g, ' ')).toContain(way.code.replace(/\s+/g, ' '));
  });

  test('finds the menus in the words of a step', () => {
    const [way] = waysToInstall();
    const steps = ['With the plugin X: One > Two & Two > three.liquid. Paste this line.', 'Then Apply.'];
    expect(menusOf({ ...way!, steps })).toEqual(['One', 'Two & Two', 'three.liquid']);
  });
});
