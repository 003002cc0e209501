/**
 * What a text of the page's means: an error, thanks, or neither.
 *
 * The page it exists for: one that answers by a sentence alone, without any mark, and one whose thanks contain an
 * error's letters ("your preferred dealer").
 */
import { says, wordsOf } from '../../form/names';
import { DEMAND, DENIAL, ERROR, THANKS } from '../words';

/** `error` and `thanks` where the words mean that and nothing else; `said` for all other words. */
export type Meaning = 'error' | 'thanks' | 'said';

// One of a single word ("Sorry.") goes with the next.
const FIRST_SENTENCE = /^\s*(\S+[.!?]\s+)?((?![.!?]\s)[^])*/;

/**
 * What the text means; thanks that also ask for something, or deny something, are neither. What is wrong a page says
 * first: "You are enrolled. In case of an error write to us."
 */
export function meaningOf(text: string): Meaning {
  const words = wordsOf(text);
  const isDemand = DEMAND.test(words);
  if (!THANKS.test(words)) return isDemand || says(ERROR, FIRST_SENTENCE.exec(text)![0]) ? 'error' : 'said';
  return isDemand || ERROR.test(words) || DENIAL.test(words) ? 'said' : 'thanks';
}
