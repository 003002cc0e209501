/** A document's parts: its code blocks and the rows of its tables. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A code block, and the heading that it is under. */
export interface Block {
  heading: string;
  language: string;
  code: string;
}

/** A document of the project as its readers see it. */
export interface Markdown {
  text: string;
  /** All code blocks, in order. */
  blocks: Block[];
  /** The code of the blocks of one language, in order. */
  code(language: string): string[];
  /** The body of the first table whose heading row begins with this cell: each row as its cells. */
  rows(firstHeading: string): string[][];
}

const BLOCK = /^```(\w*)\n([^]*?)^```$/gm;
const HEADING = /^#+ (.*)$/gm;

// GitHub Flavored Markdown, "Tables": a bar inside a cell is escaped.
const cellsOf = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

/** The document at this path in the project's folder. */
export function readMarkdown(path: string): Markdown {
  const text = readFileSync(ROOT + path, 'utf8');
  const headings = [...text.matchAll(HEADING)];
  const blocks = [...text.matchAll(BLOCK)].map(({ index, 1: language = '', 2: code = '' }) => ({
    heading: headings.filter((heading) => heading.index < index).at(-1)?.[1] ?? '',
    language,
    code,
  }));
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
  };
}

/** The text between the first pair of backticks; the whole text where there is none. */
export const inBackticks = (text: string): string => /`(.*?)`/.exec(text)?.[1] ?? text;
