/** A document's parts as its readers see them: code blocks, rows of tables, headings, links. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { documentsIn } from '../../../site/documents.mjs';
import { slugOf } from '../../../site/slug.mjs';

/** The project's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Every document of the project, by its path from the project's folder. */
export const DOCUMENTS: readonly string[] = documentsIn(ROOT);

/** A code block, and what the reader has read just before it. */
export interface Block {
  /** The heading that it is under. */
  heading: string;
  /** The prose between it and the heading or the block above it. */
  before: string;
  language: string;
  code: string;
}

/** A document of the project as its readers see it. */
export interface Markdown {
  text: string;
  /** All code blocks, in order; those of a list are without its indentation. */
  blocks: Block[];
  /** The code of the blocks of one language, in order. */
  code(language: string): string[];
  /** The body of the first table whose heading row begins with this cell: each row as its cells. */
  rows(firstHeading: string): string[][];
  /** What a link behind `#` can name: headings as GitHub and the site spell them, and places of HTML. */
  anchors: string[];
  /** Where its links and pictures lead, in order. */
  targets: string[];
}

const BLOCK = /^( *)```(\w*)\n([^]*?)^\1```$/gm;
const HEADING = /^#+ (.*)$/gm;
const LINK = /!?\[(?:[^[\]]|\[[^\]]*\])*\]\(([^)\s]+)\)/g;
const HTML_TARGET = /<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)="([^"]+)"/g;
const HTML_ANCHOR = /<\w+\b[^>]*?\bid="([^"]+)"/g;

// GitHub Flavored Markdown, "Tables": a bar inside a cell is escaped.
const cellsOf = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

const firstsOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, first = '']) => first);

// A heading that comes again gets a number, as GitHub and the site give it.
function anchorsOf(headings: string[]): string[] {
  const slugs = headings.map(slugOf);
  return slugs.map((slug, index) => {
    const before = slugs.slice(0, index).filter((other) => other === slug).length;
    return before === 0 ? slug : `${slug}-${before}`;
  });
}

/** The document at this path in the project's folder. */
export function readMarkdown(path: string): Markdown {
  const text = readFileSync(ROOT + path, 'utf8');
  // Code holds examples: what looks like a heading or a link there is none.
  const prose = text.replace(BLOCK, (block) => block.replace(/[^\n]/g, ' '));
  const plain = prose.replace(/(`+)[^`]*?\1/g, '');
  const headings = [...prose.matchAll(HEADING)];
  const found = [...text.matchAll(BLOCK)];
  const endOf = (match?: RegExpExecArray) => (match ? match.index + match[0].length : 0);
  const blocks = found.map((match, place) => {
    const { index, 1: indent = '', 2: language = '', 3: code = '' } = match;
    const heading = headings.filter((above) => above.index < index).at(-1);
    return {
      heading: heading?.[1] ?? '',
      before: text.slice(Math.max(endOf(heading), endOf(found[place - 1])), index).trim(),
      language,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    };
  });
  return {
    text,
    blocks,
    code: (language) => blocks.filter((block) => block.language === language).map(({ code }) => code),
    rows(firstHeading) {
      const lines = text.split('\n');
      const start = lines.findIndex((line) => line.startsWith(`| ${firstHeading} |`)) + 2;
      const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
      return lines.slice(start, start + length).map(cellsOf);
    },
    anchors: [...anchorsOf(headings.map(([, heading = '']) => heading)), ...firstsOf(plain, HTML_ANCHOR)],
    targets: [...firstsOf(plain, LINK), ...firstsOf(plain, HTML_TARGET)],
  };
}

/** The text between the first pair of backticks; the whole text where there is none. */
export const inBackticks = (text: string): string => /`(.*?)`/.exec(text)?.[1] ?? text;
