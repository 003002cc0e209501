/** Whether the elements of a piece of HTML are closed, as a person who copies it expects. */

// HTML standard §13.1.2, "void elements": they have no end tag.
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
// HTML standard §13.1.2, "raw text elements": what looks like a tag in them is none.
const RAW = /(<(script|style|textarea|title)\b[^>]*>)[^]*?(<\/\2>)/gi;
const TAG = /<(\/?)([a-z][\w-]*)(?:\s+(?:[^"'>]|"[^"]*"|'[^']*')*)?>/gi;

/** The tags that do not fit: an end without a beginning, or a beginning that nothing ends. */
export function findUnclosed(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = ''] of html
    .replace(/<!--[^]*?-->/g, '')
    .replace(RAW, '$1$3')
    .matchAll(TAG)) {
    const element = name.toLowerCase();
    if (slash && open.at(-1) === element) open.pop();
    else if (slash) wrong.push(`</${element}>`);
    else if (!VOID.has(element)) open.push(element);
  }
  return [...wrong, ...open.map((element) => `<${element}>`)];
}
