/** What the page shows of a submission, merged from all signs that can be seen. */
import { MAX_COMMON_LENGTH } from '../../form/controls';
import { own } from '../../form/form-access';
import type { Lead } from '../../form/read-form';
import { quiet } from '../../listen';
import { DOUBT, ERROR, type Evidence, NEW_ERROR, NOTHING } from '../verdict';
import type { Touch } from '../visitor-input';
import { isEmptied, isGivenBack, isGone, shownControls } from './answers-gone';
import { watchChanges } from './changes';
import { isInAlert, isInSuccess } from './error-marks';
import { type Message, readMessages } from './messages';
import { isNextChoice, isNextStep } from './next-step';
import { hasOpenQuestion, isSentBack } from './unanswered';

/** The part of the evidence that can be seen. */
export type PageSigns = Pick<Evidence, 'against' | 'isThanked' | 'isGone' | 'isStep'>;

/** What is heard of a submission, by which the page's words are understood. */
export interface HeardSigns extends Pick<Evidence, 'isSent'> {
  /** The server has agreed in words of its own. */
  isAffirmed: boolean;
}

/** Looks at the page since a submission. */
export interface PageWatch {
  look(heard: HeardSigns): PageSigns;
  /** Whether the page has emptied the form: cheap enough to be asked at every act of the visitor's. */
  isEmptied(): boolean;
  /** Whether something is asked where the form was, if only by buttons that are new there. */
  isAskedOn(): boolean;
  stop(): void;
}

// WAI-ARIA 1.2, "Live Region Roles" that interrupt, and dialogs: nobody can overlook them.
const LOUD = '[role^=alert],[role=dialog],[aria-live=assertive],dialog';

/**
 * What the page says so soon after the submission, in milliseconds, is no answer of a server: validators that wait for
 * promises, and frameworks that draw later, are as quick.
 */
export const AT_ONCE_MS = 100;

/**
 * Whether it says that something is wrong with this form: an error near it, or one elsewhere that nobody can overlook
 * or that the page has marked.
 */
const isStrong = ({ kind, element, isNear, isMarked }: Message) =>
  kind === 'error' && (isNear || isMarked || element.closest(LOUD));

/** Whether it is a new alert near the form that is no thanks, in whatever language: an error, or a confirmation. */
const isAlert = ({ kind, element, isNear, isNew }: Message) => kind === 'said' && isNear && isNew && isInAlert(element);

/** Whether the page thanks the visitor near the form: what it has marked so, it says in whatever language. */
const isSuccess = ({ kind, element, isNear, isNew }: Message) =>
  kind === 'said' && isNear && isNew && isInSuccess(element);

/** The keys of whatever the page says of the form that is no error, in whatever language. */
const saidIn = (messages: Message[]): Message['key'][] =>
  messages
    .filter(({ kind, element, isNew, isNear }) => kind !== 'error' && isNew && (isNear || element.closest(LOUD)))
    .map(({ key }) => key);

/**
 * Remembers what is said at once. What comes later, or in the place of "Sending …", may be the answer of something that
 * nobody has heard.
 */
function watchFirstWords(readSaid: () => Message['key'][]) {
  let first: Message['key'][] | undefined;
  const timer = setTimeout(
    quiet(() => (first = readSaid())),
    AT_ONCE_MS,
  );
  return {
    /** Whether some of it stands among these messages still; all of it does before it can be anything else. */
    areIn: (messages: Message[]) => saidIn(messages).some((key) => !first || first.includes(key)),
    stop: () => clearTimeout(timer),
  };
}

/**
 * Watches the page from now on for what it says of this lead.
 *
 * @param touch what the page was like before the visitor began; undefined where the visitor has touched nothing
 */
export function watchPage(lead: Lead, touch: Touch | undefined): PageWatch {
  const { form, scope, controls } = lead;
  const focus = scope.root.activeElement;
  const { near } = scope;
  const changes = watchChanges([scope.root, own(form, 'ownerDocument')]);
  const answers = controls.flatMap(({ values }) => values).filter((text) => text.length > MAX_COMMON_LENGTH);
  const shown = new Set(touch && [...touch.shown, ...touch.said]);
  const read = () => readMessages(scope, form, { standing: touch && touch.standing, shown, changes, answers });
  const firstWords = watchFirstWords(() => saidIn(read()));

  // A control that the page has changed is as good as a word in the form.
  const isChanged = () => changes.elements().some((element) => controls.some(({ control }) => control === element));

  const isNew = (control: Element) => scope.near === near || changes.isNew(control, false);

  const weigh = (messages: Message[], isThanked: boolean, isAffirmed: boolean) => {
    const isAgreed = isThanked || isAffirmed;
    // Thanks often ask for something more in words alone ("Please choose a time").
    const strong = messages.filter((message) => isStrong(message) && (message.isMarked || !isAgreed));
    const isBack = isSentBack(lead, focus);
    const isAlerted = !isAffirmed && messages.some(isAlert);
    // An alert outweighs a good answer only where the form still asks something.
    const isAskedAgain = isAlerted && (isBack || hasOpenQuestion(lead));
    if (isAskedAgain || strong.some(({ isNew }) => isNew) || (!isAgreed && isGivenBack(lead))) return NEW_ERROR;
    if (strong[0]) return ERROR;
    const isSaid = !isThanked && firstWords.areIn(messages);
    const doubts = [isAlerted, isBack, messages.some(({ kind }) => kind === 'error'), isSaid, isChanged()];
    return doubts.includes(true) && !isGone(lead) ? DOUBT : NOTHING;
  };

  return {
    look({ isAffirmed, isSent }) {
      const messages = read();
      if (touch) touch.said = new Set(messages.filter(({ isNear }) => !isNear).map(({ key }) => key));
      const gone = isGone(lead);
      // "Thank you for telling us your city": a request, where nothing was sent and a question is open.
      const isRequest = firstWords.areIn(messages) && !isSent && !gone && hasOpenQuestion(lead);
      const isThanked =
        messages.some(isSuccess) || (!isRequest && messages.some(({ kind, isNew }) => kind === 'thanks' && isNew));
      return {
        against: weigh(messages, isThanked, isAffirmed),
        isThanked,
        isGone: gone,
        isStep: gone && isNextStep(lead, touch && touch.questions, isNew),
      };
    },
    isEmptied: () => isEmptied(lead),
    isAskedOn: () => !!shownControls(form)[0] || changes.elements().some((part) => isNextChoice(part, lead)),
    stop() {
      firstWords.stop();
      changes.stop();
    },
  };
}
