/** The project's documents -> pages of the site: where each goes, and links that lead there. Pure. */
import { posix } from 'node:path';

/** Where the files are that are no pages. */
const REPOSITORY = 'https://github.com/driftrock/driftrock/blob/main';

/** Documents outside docs/ that are pages, too, and what each is called on the site. */
const OTHERS = [
  [/^(README|CHANGELOG|ARCHITECTURE|CONTRIBUTING)\.md$/, (/** @type {string} */ name) => `${name.toLowerCase()}.md`],
  [/^((?:deploy|integrations|examples)(?:\/[\w-]+)*)\/README\.md$/, (/** @type {string} */ folder) => `${folder}.md`],
  [/^docs\/(.+)$/, (/** @type {string} */ path) => path],
];

/**
 * The path of a document or a picture inside the site; undefined for what is not on it.
 * @param {string} path from the project's folder
 * @returns {string | undefined}
 */
export function sitePathOf(path) {
  for (const [pattern, nameOf] of /** @type {[RegExp, (match: string) => string][]} */ (OTHERS)) {
    const [, match] = pattern.exec(path) ?? [];
    if (match !== undefined) return nameOf(match);
  }
  return undefined;
}

const isOutside = (/** @type {string} */ target) => /^([a-z]+:|#|\/)/.test(target);

/**
 * @param {string} from the document's path from the project's folder
 * @param {string} target of a link in it
 * @returns {string}
 */
function relinked(from, target) {
  if (isOutside(target)) return target;
  const [, path = '', rest = ''] = /^([^#?]*)(.*)$/.exec(target) ?? [];
  const file = posix.join(posix.dirname(from), path);
  const page = sitePathOf(file);
  if (page === undefined) return `${REPOSITORY}/${file}${rest}`;
  const relative = posix.relative(posix.dirname(sitePathOf(from) ?? ''), page);
  return `${relative.startsWith('.') ? '' : './'}${relative}${rest}`;
}

// Code holds examples, which stay as they are.
const CODE = /(^ *```[^]*?^ *```$|(?<!`)`[^`\n]+`(?!`))/m;
const TARGET = /(?<=\]\()[^)\s]+(?=\))/g;

/**
 * The document with links that lead to pages of the site where there are any, else to the repository.
 * @param {string} text Markdown
 * @param {string} from its path from the project's folder
 * @returns {string}
 */
export const relink = (text, from) =>
  text
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(TARGET, (target) => relinked(from, target))))
    .join('');

/**
 * The groups of the list of pages, docs/index.md, for the site's side: each heading with the links under it.
 * @param {string} index
 * @returns {{ text: string, items: { text: string, link: string }[] }[]}
 */
export function groupsOf(index) {
  const [, ...sections] = relink(index, 'docs/index.md').split(/^## /m);
  return sections.map((section) => ({
    text: section.split('\n', 1)[0] ?? '',
    items: [...section.matchAll(/^\| \[([^\]]+)\]\(\.\/([^)]+)\.md\)/gm)].map(([, text = '', link = '']) => ({
      text,
      link: `/${link}`,
    })),
  }));
}

/**
 * The pages that no group has, as a group of their own, by the headings that they begin with.
 * @param {{ page: string, text: string }[]} pages each by its path inside the site, with its Markdown
 * @param {ReturnType<typeof groupsOf>} groups
 * @returns {ReturnType<typeof groupsOf>} nothing where all are in groups
 */
export function groupOfOthers(pages, groups) {
  const listed = groups.flatMap(({ items }) => items.map(({ link }) => link));
  const items = pages
    .map(({ page, text }) => ({ text: /^# (.*)$/m.exec(text)?.[1] ?? page, link: `/${page.replace(/\.md$/, '')}` }))
    .filter(({ link }) => link !== '/index' && !listed.includes(link))
    .sort((one, other) => one.link.localeCompare(other.link));
  return items.length > 0 ? [{ text: 'More', items }] : [];
}
