/**
 * What a text of the page's means: an error, thanks, or neither.
 *
 * The page it exists for: one that answers by a sentence alone, without any mark, and one whose thanks contain an
 * error's letters ("your preferred dealer").
 */
import { wordsOf } from '../../form/names';
import { DENIAL, ERROR, RETRY, THANKS } from '../words';

/** `error` and `thanks` where the words mean that and nothing else; `said` for all other words. */
export type Meaning = 'error' | 'thanks' | 'said';

// One of a single word ("Sorry.") goes with the next.
const FIRST_SENTENCE = /^\s*(\S+[.!?]\s+)?((?![.!?]\s|。)[^])*/;

/**
 * What the text means; thanks that also ask for something, or deny something, are neither.
 *
 * What is wrong a page says first, or after a denial: "It was not sent. The postcode is invalid." Behind anything else
 * it is a condition: "You are enrolled. In case of an error write to us."
 */
export function meaningOf(text: string): Meaning {
  const words = wordsOf(text);
  const first = wordsOf(FIRST_SENTENCE.exec(text)![0]);
  const isWrong = ERROR.test(DENIAL.test(first) ? words : first);
  const isRetry = RETRY.test(words);
  // "Error: it could not be sent."
  if (!THANKS.test(words) || (isWrong && DENIAL.test(words))) return isWrong || isRetry ? 'error' : 'said';
  return isRetry || ERROR.test(words) || DENIAL.test(words) ? 'said' : 'thanks';
}
