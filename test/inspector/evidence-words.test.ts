/** Evidence -> what somebody who looks at the page is told. */
import { expect, test } from 'vitest';
import { evidenceInWords } from '../../src/inspector/evidence-words';
import { DOUBT, ERROR, type Evidence, NEW_ERROR } from '../../src/snippet/capture/verdict';
import { evidenceOf } from './support/evidence';

test.each<[Partial<Evidence>, string[]]>([
  [{}, []],
  [{ isPress: true }, ['something was pressed; no form was submitted']],
  [{ isSent: true }, ['something was sent that may carry the answers']],
  [{ isSent: true, pending: 1 }, ['the answers were sent; no answer yet']],
  [{ isSent: true, ok: 1 }, ["the page's server took the answers"]],
  [{ isSent: true, refused: 1 }, ["the page's server refused the answers"]],
  [{ refused: 1, against: ERROR }, ["the page's server refused the answers", 'the page shows an error']],
  [{ against: DOUBT }, ['something looks like an error']],
  [{ against: NEW_ERROR }, ['the page shows a new error']],
  [
    { isThanked: true, isGone: true, isStep: true },
    ['the page says thanks', 'the answers are gone from the form', 'other questions are in their place'],
  ],
  [{ isCollected: true, isNavigated: true }, []],
])('evidence %j is told as %j', (more, words) => {
  expect(evidenceInWords(evidenceOf(more))).toEqual(words);
});
