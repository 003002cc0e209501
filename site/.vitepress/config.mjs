/** The documentation site. Its pages are made of the project's documents by assemble.mjs. */
import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import { groupOfOthers, groupsOf } from '../pages.mjs';
import { slugOf } from '../slug.mjs';

const FOLDER = new URL('../pages/', import.meta.url);

const index = readFileSync(new URL('../../docs/index.md', import.meta.url), 'utf8');
const groups = [{ text: 'Start', items: [{ text: 'In a minute', link: '/readme' }] }, ...groupsOf(index)];
const pages = readdirSync(FOLDER, { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.md'))
  .map((page) => ({ page, text: readFileSync(new URL(page, FOLDER), 'utf8') }));

export default defineConfig({
  lang: 'en',
  title: 'Driftrock snippet and relay',
  description: 'Every lead of a landing page, delivered to Driftrock.',
  head: [['link', { rel: 'icon', href: '/icon.svg' }]],
  srcDir: 'pages',
  outDir: 'dist',
  cacheDir: '../.cache/vitepress',
  cleanUrls: true,
  // One spelling of anchors, here and on the repository's pages.
  markdown: { anchor: { slugify: slugOf } },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Start', link: '/readme' },
      { text: 'Install', link: '/install' },
      { text: 'Relay', link: '/relay' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
    ],
    // What a change has brought and the list does not have yet is found all the same.
    sidebar: [...groups, ...groupOfOthers(pages, groups)],
  },
});
