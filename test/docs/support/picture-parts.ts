/** What pictures of the documents are drawn of, as SVG: sentences, paths of menus, and boxes with what is pasted. */

export const WIDTH = 600;
export const MARGIN = 16;
/** Left of it are the numbers of the steps. */
const LEFT = 52;
const RIGHT = WIDTH - MARGIN;
/** How wide a character is at 14px, at most: a chip is drawn round text that nobody has measured. */
const CHARACTER = 7.8;
/** So many characters of 14px text, or of 12px code, fit into a line. */
const WORDS_PER_LINE = 68;
const CODE_PER_LINE = 69;
export const CHIP_HEIGHT = 28;
const CHIP_PADDING = 12;
const ARROW = 22;
const LINE_HEIGHT = 20;
export const GAP = 12;
/** From the top of a line to the foot of its letters. */
const BASELINE = 14;

/** The picture has a ground of its own, so that it can be read on any page; the colours follow the reader's choice. */
export const STYLE = `
  .ground { fill: #ffffff; stroke: #d0d7de; }
  text { font: 14px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; font-size: 16px; }
  .chip { fill: #f6f8fa; stroke: #d0d7de; }
  .last { fill: #ddf4ff; stroke: #0969da; }
  .arrow { fill: none; stroke: #59636e; stroke-width: 1.5; }
  .number { fill: #0969da; }
  .digit { fill: #ffffff; font-weight: 600; }
  .box { fill: #f6f8fa; stroke: #d0d7de; }
  .mark { fill: #0969da; }
  .code { font: 12px ui-monospace, monospace; white-space: pre; }
  .around, .label { fill: #59636e; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117; stroke: #3d444d; }
    text { fill: #f0f6fc; }
    .chip, .box { fill: #151b23; stroke: #3d444d; }
    .last { fill: #121d2f; stroke: #4493f8; }
    .arrow { stroke: #9198a1; }
    .number, .mark { fill: #1f6feb; }
    .digit { fill: #ffffff; }
    .around, .label { fill: #9198a1; }
  }`;

/** Something of this height, drawn from a line downwards. */
export interface Drawn {
  height: number;
  at(y: number): string;
}

/** Text as SVG takes it. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A line of text from here on, with more attributes. */
export const textAt = (x: number, y: number, [text, attributes = '']: readonly [string, string?]): string =>
  `<text x="${x}" y="${y}"${attributes && ` ${attributes}`}>${escapeXml(text)}</text>`;

/** The text in lines of at most so many characters, broken at blanks; a longer word has a line of its own. */
function linesOf(text: string, most: number, indent = ''): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) return [...lines.slice(0, -1), `${last} ${word}`];
    return [...lines, last === undefined ? word : indent + word];
  }, []);
}

/** A sentence, in as many lines as it needs. */
export const drawWords = (text: string): Drawn => {
  const lines = linesOf(text, WORDS_PER_LINE);
  return {
    height: lines.length * LINE_HEIGHT,
    at: (y) => lines.map((line, index) => textAt(LEFT, y + index * LINE_HEIGHT + BASELINE, [line])).join('\n'),
  };
};

/** Menus to go through, one chip each; the last is where the reader arrives. */
export function drawPath(items: string[]): Drawn {
  const places: { item: string; x: number; row: number; width: number }[] = [];
  for (const item of items) {
    const width = Math.ceil(item.length * CHARACTER) + 2 * CHIP_PADDING;
    const last = places.at(-1);
    const x = last ? last.x + last.width + ARROW : LEFT;
    const fits = x + width <= RIGHT;
    const row = last?.row ?? 0;
    places.push({ item, width, x: fits ? x : LEFT + ARROW, row: fits ? row : row + 1 });
  }
  const rows = (places.at(-1)?.row ?? 0) + 1;
  return {
    height: rows * (CHIP_HEIGHT + GAP) - GAP,
    at: (y) =>
      places
        .map(({ item, x, row, width }, index) => {
          const top = y + row * (CHIP_HEIGHT + GAP);
          const middle = top + CHIP_HEIGHT / 2;
          const isLast = index === places.length - 1;
          const arrow = `<path class="arrow" d="M${x - ARROW / 2 - 3} ${middle - 5}l5 5l-5 5"/>`;
          return [
            ...(index > 0 ? [arrow] : []),
            `<rect class="chip${isLast ? ' last' : ''}" x="${x}" y="${top}" width="${width}" ` +
              `height="${CHIP_HEIGHT}" rx="6"/>`,
            textAt(x + width / 2, middle + 5, [item, 'text-anchor="middle"']),
          ].join('\n');
        })
        .join('\n'),
  };
}

/** What is pasted where: `label` is the menu that it is in, `sentence` what the text says of it. */
interface Pasted {
  code: string;
  label: string;
  sentence: string;
}

/** What is pasted, in a box that goes by its menu, with the tags of the page that the text names around it. */
export function drawBox({ code, label, sentence }: Pasted): Drawn {
  const pasted = code.split('\n').flatMap((line) => linesOf(line, CODE_PER_LINE, '  '));
  const around = (tag: string) => (sentence.includes(tag) ? [tag] : []);
  const above = around('<head>');
  const lines = [...above, ...pasted, ...around('</head>')];
  const head = label ? LINE_HEIGHT + GAP / 2 : 0;
  const height = head + lines.length * LINE_HEIGHT + GAP;
  const isPasted = (index: number) => index >= above.length && index < above.length + pasted.length;
  return {
    height,
    at(y) {
      const top = y + head + GAP / 2;
      const markTop = top + above.length * LINE_HEIGHT;
      return [
        `<rect class="box" x="${LEFT}" y="${y}" width="${RIGHT - LEFT}" height="${height}" rx="6"/>`,
        ...(label ? [textAt(LEFT + CHIP_PADDING, y + BASELINE + GAP / 2, [label, 'class="label"'])] : []),
        `<rect class="mark" x="${LEFT}" y="${markTop}" width="4" height="${pasted.length * LINE_HEIGHT}"/>`,
        ...lines.map((line, index) =>
          textAt(LEFT + CHIP_PADDING, top + index * LINE_HEIGHT + BASELINE, [
            line,
            `class="code${isPasted(index) ? '' : ' around'}"`,
          ]),
        ),
      ].join('\n');
    },
  };
}
