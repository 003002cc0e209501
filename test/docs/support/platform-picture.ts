/**
 * One way to install -> its steps drawn as SVG: menus as a path, the rest as words, and what is pasted in a box where
 * it belongs. Made of the words that the page of platforms has, and of nothing else.
 */
import type { Installation } from '../../../src/relay/ops/installations';
import {
  CHIP_HEIGHT,
  drawBox,
  drawPath,
  drawWords,
  type Drawn,
  escapeXml,
  GAP,
  MARGIN,
  STYLE,
  textAt,
  WIDTH,
} from './picture-parts';

/** From the top of the picture to the first step. */
const TOP = 52;
const NUMBER_RADIUS = 12;

const sentencesOf = (step: string): string[] => step.split(/(?<=\.) /);

/** The menus that a sentence goes through; none where it names no path. */
function pathOf(sentence: string): string[] {
  const path = sentence.replace(/^[^>]*: /, '');
  return path.includes(' > ') ? path.replace(/\.$/, '').split(' > ') : [];
}

/** Every menu of the steps, in order. */
export const menusOf = ({ steps }: Installation): string[] => steps.flatMap(sentencesOf).flatMap(pathOf);

/** The lines are pasted where a sentence says "this" or "these". */
const namesTheLines = (sentence: string): boolean => /\b(this|these)\b/.test(sentence);

function drawSentence(sentence: string, code: string, label: string): Drawn[] {
  const path = pathOf(sentence);
  if (path.length === 0)
    return [drawWords(sentence), ...(namesTheLines(sentence) ? [drawBox({ code, label, sentence })] : [])];
  const before = /^[^>]*:(?= )/.exec(sentence)?.[0];
  return [...(before ? [drawWords(before)] : []), drawPath(path)];
}

/** One below the other, each step with its number. */
function drawSteps({ steps, code }: Installation): Drawn[] {
  const seen: string[] = [];
  return steps.map((step, index) => {
    const parts = sentencesOf(step).flatMap((sentence) => {
      const drawn = drawSentence(sentence, code, seen.at(-1) ?? '');
      seen.push(...pathOf(sentence));
      return drawn;
    });
    return below(String(index + 1), parts);
  });
}

/** The parts of a step, one below the other, next to its number. */
const below = (number: string, parts: Drawn[]): Drawn => ({
  height: parts.reduce((sum, { height }) => sum + height + GAP, 0) + GAP / 2,
  at(y) {
    const x = MARGIN + NUMBER_RADIUS;
    // In the middle of the first line, which is a path of chips or a line of words.
    const middle = y + Math.min(parts[0]!.height, CHIP_HEIGHT) / 2;
    let top = y;
    const drawn = parts.map((part) => {
      const here = part.at(top);
      top += part.height + GAP;
      return here;
    });
    const digit = textAt(x, middle + 5, [number, 'class="digit" text-anchor="middle"']);
    return [`<circle class="number" cx="${x}" cy="${middle}" r="${NUMBER_RADIUS}"/>`, digit, ...drawn].join('\n');
  },
});

/** What the picture shows, for those who do not see it: the steps are in words above it. */
export function alternativeOf(way: Installation): string {
  const menus = menusOf(way);
  const path = menus.length ? `${menus.join(', ')}, and ` : '';
  return `${way.title}, drawn: ${path}where the code is pasted`;
}

/** The picture of a way to install. */
export function platformPicture(way: Installation): string {
  let y = TOP;
  const steps = drawSteps(way).map((step) => {
    const drawn = step.at(y);
    y += step.height;
    return drawn;
  });
  const height = y + GAP / 2;
  const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`;
  const box = `x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"`;
  const label = `role="img" aria-label="${escapeXml(alternativeOf(way))}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${label}>
<style>${STYLE}
</style>
<rect class="ground" ${box}/>
${textAt(MARGIN, 30, [way.title, 'class="title"'])}
${steps.join('\n')}
</svg>
`;
}
