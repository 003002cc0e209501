/**
 * What a text of the page's means: an error, thanks, or neither.
 *
 * The page it exists for: one that answers by a sentence alone, without any mark, and one whose thanks contain an
 * error's letters ("your preferred dealer").
 */
import { wordsOf } from '../../form/names';
import { DENIAL, ERROR, THANKS } from '../words';

/** `error` and `thanks` where the words mean that and nothing else; `said` for all other words. */
export type Meaning = 'error' | 'thanks' | 'said';

/** What the text means; thanks that also ask for something, or deny something, are neither. */
export function meaningOf(text: string): Meaning {
  const words = wordsOf(text);
  const isError = ERROR.test(words);
  if (!THANKS.test(words)) return isError ? 'error' : 'said';
  return isError || DENIAL.test(words) ? 'said' : 'thanks';
}
