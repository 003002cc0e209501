/**
 * The demo's files: pages with their placeholders filled in, and the styles and scripts next to them.
 *
 * All are read once at the start, so that a request can name only a file that is there, and no path leads out of the
 * folder.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

const FOLDER = new URL('pages/', import.meta.url);
const CONTENT_TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** @typedef {{ type: string, text: string }} File */

/** @param {string} text */
const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** @param {string} name */
const read = (name) => readFileSync(new URL(name, FOLDER), 'utf8');

/**
 * The address of a file: pages go without their ending, and the index is the root.
 *
 * @param {string} name
 */
function addressOf(name) {
  if (name === 'index.html') return '/';
  return extname(name) === '.html' ? `/${name.slice(0, -'.html'.length)}` : `/${name}`;
}

/**
 * The page with `%name%` placeholders replaced, escaped for HTML text and quoted attributes alike; unknown names stay
 * as they are.
 *
 * @param {string} html
 * @param {Record<string, string>} values
 */
function fill(html, values) {
  return html.replace(/%([a-z-]+)%/g, (placeholder, name) => escapeHtml(values[name] ?? placeholder));
}

/**
 * Finds a file of the demo by its address, filled with the values of the moment; `undefined` when there is none.
 *
 * @param {() => Record<string, string>} values What the placeholders stand for.
 * @returns {(address: string) => File | undefined}
 */
export function createPages(values) {
  const header = read('parts/header.html');
  const names = readdirSync(FOLDER).filter((name) => CONTENT_TYPES.has(extname(name)));
  const files = new Map(
    names.map((name) => [addressOf(name), { type: CONTENT_TYPES.get(extname(name)) ?? '', text: read(name) }]),
  );
  return (address) => {
    const file = files.get(address);
    if (!file?.type.startsWith('text/html')) return file;
    const marked = header.replace(`href="${address}"`, `href="${address}" aria-current="page"`);
    // The parts come from a function: in a string, "$&" and its like would be commands.
    return {
      type: file.type,
      text: fill(
        file.text.replace('<!-- header -->', () => marked),
        values(),
      ),
    };
  };
}
