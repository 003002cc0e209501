/** What the page's requests say of the submissions that are open: which of them carry the answers, and how they are answered. */
import type { OnRequest } from './evidence/requests';
import { type Share, shareOf } from './evidence/share';
import type { Submission } from './submissions';

// A request later than this after a press is none of the press's.
const PRESS_MS = 2_000;

/** Notes what was sent. A press that has sent all that was typed is a submission from now on. */
function noteShare(submission: Submission, text: string, share: Share): boolean {
  if (share === 'bystander') return false;
  submission.isSent = true;
  submission.sentText += ` ${text}`;
  const isAll = share === 'all' || share === 'named';
  const isMeant = submission.isPress && isAll && Date.now() - submission.openedAt <= PRESS_MS;
  if (isMeant) submission.isPress = false;
  return isMeant;
}

/**
 * What hears the page's requests.
 *
 * @param onMeant a press has sent what was typed: it is a submission from now on
 */
export function createRequestListener(
  open: ReadonlyMap<unknown, Submission>,
  onMeant: (submission: Submission) => void,
): OnRequest {
  return (texts, readAnswer) => {
    const consider = (known: (string | undefined)[]) => {
      const text = known.includes(undefined) ? undefined : known.join(' ');
      for (const submission of open.values()) {
        const share = shareOf(text, submission.lead);
        if (noteShare(submission, text || '', share)) onMeant(submission);
        // What cannot be read may be anybody's: nobody waits for its answer.
        if (!readAnswer || share === 'bystander' || share === 'unreadable') continue;
        // What only names the questions may be a tracker's: what its answer is says nothing, only that it has come.
        awaitAnswer(submission, share === 'named' ? readAnswer().then(() => {}) : readAnswer());
      }
    };
    // At once where that is possible: the page may be about to go.
    if (texts.some((text) => text instanceof Promise)) void Promise.all(texts).then(consider, () => consider([undefined]));
    else consider(texts as string[]);
  };
}

/** Counts an answer that has not come yet: its status, or undefined for one that says nothing. */
export function awaitAnswer(submission: Submission, answer: Promise<number | undefined | void>): void {
  const onAnswer = (status?: number | void) => {
    submission.pending--;
    submission.settlingAt = Date.now();
    // A request that failed says nothing: it may have been somebody's tracker that was blocked.
    if (status) submission[status < 400 ? 'ok' : 'refused']++;
  };
  submission.pending++;
  answer.then(onAnswer, () => onAnswer());
}
