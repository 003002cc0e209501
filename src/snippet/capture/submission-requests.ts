/**
 * What the page's requests say of the submissions that are open: which of them carry the answers, and how they are
 * answered.
 */
import { quiet } from '../listen';
import { AFFIRMED, type OnRequest } from './evidence/requests';
import { countCarried, shareOf } from './evidence/share';
import type { RequestAnswer, Submission } from './submission';

/**
 * What hears the page's requests.
 *
 * @param mean what was typed was sent: a press was a submission
 */
export function createRequestListener(
  open: ReadonlyMap<unknown, Submission>,
  mean: (submission: Submission) => void,
): OnRequest {
  return (texts, readAnswer) => {
    const note = (submission: Submission, text: string | undefined, [address, body]: (string | undefined)[]) => {
      const share = shareOf(text, submission.lead);
      const mayFinish = () => !!readAnswer && !!body && isOwnSite(address!);
      if (share === 'bystander' || (share === 'none' && !mayFinish())) return;
      // What cannot be read shows of no press that it sent anything: any chat says something to its frame.
      const isAnybodys = () => submission.isPress || isUsual(address, submission.event) || isRecording(address, text);
      if (share === 'unreadable' && isAnybodys()) return;
      submission.isSent = true;
      if (share === 'none') return;
      submission.sentText += ` ${text}`;
      if (share === 'all') {
        submission.resent = submission.heads;
        weighAnswers(submission);
      }
      if (share === 'all' || share === 'named') mean(submission);
      // What cannot be read may be anybody's: nobody waits for its answer.
      if (!readAnswer || share === 'unreadable') return;
      const request: SentRequest = {
        address: address!,
        text: text!,
        isWeak: share === 'named',
        isFollowUp: submission.heads > 0,
        head: 0,
      };
      const answer = readAnswer(() => void (request.head = ++submission.heads));
      awaitAnswer(submission, answer, request);
    };
    // Text that is no address throws, perhaps in a task of its own.
    const consider = quiet((known: (string | undefined)[]) => {
      const text = known.includes(undefined) ? undefined : known.join(' ');
      // Frameworks wake themselves by messages of nothing.
      if (text !== '') open.forEach((submission) => note(submission, text, known));
    });
    // At once where that is possible: the page may be about to go.
    if (texts.some((text) => text instanceof Promise))
      void Promise.all(texts).then(consider, () => consider([undefined]));
    else consider(texts as string[]);
  };
}

const pathOf = (address = '') => address.replace(/[?#].*/, '');

/** Whether the page has called this address before the visitor sent the form, as recorders of the session do. */
function isUsual(address: string | undefined, { timeStamp }: Event): boolean {
  try {
    const earlier = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < timeStamp);
    return !!pathOf(address) && earlier.some(({ name }) => pathOf(name).endsWith(pathOf(address)));
  } catch {
    // A browser that keeps no timeline, for privacy's sake.
    return false;
  }
}

// Names that a site gives to its parts, such as `www` and `api`, come before these.
const SITE = /[^.]+\.?[^.]*$/;

/**
 * Whether the address is one of the site's own: what it is sent may be the word that finishes what was saved there
 * before.
 */
const isOwnSite = (address: string): boolean => {
  const { hostname } = new URL(address, location.href);
  // What a socket sends has no address, and may begin like one.
  return !hostname || SITE.exec(hostname)![0] === SITE.exec(location.hostname)![0];
};

/** Whether these are bytes for another site: forms go there in text, and recordings of the session do not. */
const isRecording = (address: string | undefined, text: string | undefined): boolean =>
  !!address && !!text && /\ufffd/.test(text) && !isOwnSite(address);

/** A request: what a page tries again, at the same address, counts as it was answered last. */
export interface SentRequest {
  address: string;
  /** The address and the body. */
  text: string;
  /** It may be a tracker's, since it only names the questions: a good answer says no more than that it has come. */
  isWeak?: boolean;
  /** Another was answered before the page sent it: if well, it only tells somebody else of what was taken. */
  isFollowUp?: boolean;
  /** Its place among the answers, by when they began, from 1 on; 0 as long as nobody has heard its answer begin. */
  head?: number;
}

/** Counts an answer that has not come yet: its status, or undefined for one that says nothing. */
export function awaitAnswer(
  submission: Submission,
  answer: Promise<number | undefined | void>,
  request: SentRequest,
): void {
  const onAnswer = (status?: number | void) => {
    const { address, text, isWeak, isFollowUp, head } = request;
    submission.pending--;
    submission.settlingAt = Date.now();
    // A request that failed says nothing: it may have been somebody's tracker that was blocked.
    if (status) {
      const carried = countCarried(text, submission.lead);
      const answered = { address, status, isWeak, isFollowUp, carried, head: head || ++submission.heads };
      submission.answers.set(address, answered);
    }
    weighAnswers(submission);
  };
  submission.pending++;
  answer.then(onAnswer, () => onAnswer());
}

/** Counts the good answers and the bad ones that there are by now. */
function weighAnswers(submission: Submission): void {
  const answers = [...submission.answers.values()];
  const good = answers.filter(({ status }) => status < 400);
  const firm = good.filter(({ isWeak }) => !isWeak);
  submission.ok = firm.length;
  submission.isAffirmed = firm.some(({ status }) => status === AFFIRMED);
  // A tracker may fail, too: what was answered well and carried more is the form's own. And whoever is only told of
  // what was taken may have troubles (RFC 9110 §15.6), which are not the visitor's, as has who keeps a draft. What the
  // page has sent once more since, in whatever way, has not been refused yet.
  const isNew = ({ address }: RequestAnswer) => !isUsual(address, submission.event);
  const isTold = (answer: RequestAnswer) => answer.isFollowUp && answer.status >= 500 && firm[0];
  submission.refused = answers.filter(
    (answer) =>
      answer.status >= 400 &&
      answer.head > submission.resent &&
      !isTold(answer) &&
      !(firm.some(isNew) && !isNew(answer)) &&
      good.every((other) => !answer.isWeak && other.carried <= answer.carried),
  ).length;
}
