/** What a tag gives -> what of it the snippet cannot use, and which names are written in another way. Pure. */
import type { MisspeltOption, UnusableOption } from '../causes/facts';
import { EXPECTED, type Options, parseOption } from '../snippet/options';

/** Names and texts, as a tag's `dataset` and the query of its address give them. */
type Given = Record<string, string>;

/** Nobody else gives it, neither another tag nor a call. Consent that cannot be read is in force as `pending`. */
const isOpen = (name: string, options: Options) => options[name as keyof Options] === undefined || name === 'consent';

/** The options that hold nothing usable, and that nobody else gives. */
export function findUnusable(given: Given, options: Options): UnusableOption[] {
  return Object.entries(given).flatMap(([name, text]) => {
    const expected = EXPECTED[name];
    if (!expected || !isOpen(name, options) || !parseOption({}, name, text)) return [];
    return [{ name, problem: `${name} is ${text.trim() || 'missing'}`, expected }];
  });
}

// Two letters are what a slip of the hand costs.
const MAX_SLIPS = 2;
/** Without them nothing is sent, so that a longer or shorter name is taken for them as well. */
const NEEDED = ['relay', 'sourceId'];

/**
 * The names that are no option but nearly, where nobody gives the option that was meant. Other attributes belong to
 * optimisers and consent banners.
 *
 * @param dataset which of the names are attributes
 */
export function findMisspelt(given: Given, options: Options, dataset: object): MisspeltOption[] {
  return Object.keys(given).flatMap((text) => {
    if (EXPECTED[text]) return [];
    const name = Object.keys(EXPECTED).find((one) => !(one in given) && isOpen(one, options) && isMeant(one, text));
    if (!name) return [];
    const write = text in dataset ? asAttribute : String;
    return [{ name, given: write(text), meant: write(name) }];
  });
}

// HTML standard, "dataset".
const asAttribute = (name: string) => 'data-' + name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

function isMeant(option: string, text: string): boolean {
  const [name, given] = [letters(option), letters(text)];
  const isLonger = given.startsWith(name) || (given.length > MAX_SLIPS && name.startsWith(given));
  return (NEEDED.includes(option) && isLonger) || slipsBetween(name, given) <= MAX_SLIPS;
}

/** How many letters have to be added, taken away or changed: Levenshtein's distance. */
function slipsBetween(one: string, other: string): number {
  let row = [...other, ''].map((_, index) => index);
  [...one].forEach((letter, above) => {
    const next = [above + 1];
    [...other].forEach((candidate, index) =>
      next.push(Math.min(row[index]! + Number(letter !== candidate), row[index + 1]! + 1, next[index]! + 1)),
    );
    row = next;
  });
  return row.at(-1)!;
}
