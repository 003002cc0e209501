/**
 * The text of an environment variable as its author meant it. Shells take quotes away, but `docker run --env-file` and
 * many panels hand them on, with the spaces and line ends (CR LF) around them. Pure.
 */
import type { Parsed } from './parsed';

// A pair around all of it, with no such mark inside: the first and the last mark of `"a","b"` are no pair.
const QUOTED = /^(["'])((?:(?!\1)[^])*)\1$/;
// What is left of a pair, and the marks of word processors, which no shell knows.
const STRAY_MARK = /^["'`\u00ab\u00bb\u2018-\u201f]|["'`\u00ab\u00bb\u2018-\u201f]$/;

/** Without one pair of quotation marks around it, and without the white space around both. */
export function parseText(text: string): Parsed<string> {
  const value = text.trim().replace(QUOTED, '$2').trim();
  return STRAY_MARK.test(value)
    ? { problem: 'begins or ends with a quotation mark: write the value without quotes' }
    : { value };
}
