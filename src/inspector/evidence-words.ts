/** Evidence -> words for somebody who looks at the page. Pure. */
import { DOUBT, ERROR, type Evidence, NEW_ERROR } from '../snippet/capture/verdict';

/** What is known of a submission, each sign in a sentence without a full stop. */
export function evidenceInWords(evidence: Evidence): string[] {
  const { pending, ok, refused, against } = evidence;
  const words: [unknown, string][] = [
    [evidence.isPress, 'something was pressed; no form was submitted'],
    [evidence.isSent && !pending && !ok && !refused, 'something was sent that may carry the answers'],
    [pending, 'the answers were sent; no answer yet'],
    [ok, "the page's server took the answers"],
    [refused, "the page's server refused the answers"],
    [against === DOUBT, 'something looks like an error'],
    [against === ERROR, 'the page shows an error'],
    [against === NEW_ERROR, 'the page shows a new error'],
    [evidence.isThanked, 'the page says thanks'],
    [evidence.isGone, 'the answers are gone from the form'],
    [evidence.isStep, 'other questions are in their place'],
  ];
  return words.filter(([holds]) => holds).map(([, text]) => text);
}
