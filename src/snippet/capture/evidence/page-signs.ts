/** What the page shows of a submission, merged from all signs that can be seen. */
import { MAX_COMMON_LENGTH } from '../../form/controls';
import { own } from '../../form/form-access';
import type { Lead } from '../../form/read-form';
import type { Evidence } from '../verdict';
import type { Touch } from '../visitor-input';
import { isEmptied, isGone } from './answers-gone';
import { watchChanges } from './changes';
import { type Message, readMessages } from './messages';
import { isNextStep } from './next-step';
import { hasOpenQuestion, isSentBack } from './unanswered';

/** The part of the evidence that can be seen. */
export type PageSigns = Pick<
  Evidence,
  'hasNewError' | 'hasError' | 'isDoubtful' | 'isAsking' | 'isThanked' | 'isGone' | 'isStep'
>;

/** Looks at the page since a submission. */
export interface PageWatch {
  look(): PageSigns;
  /** Whether the page has emptied the form: cheap enough to be asked at every act of the visitor's. */
  isEmptied(): boolean;
  stop(): void;
}

/**
 * Whether it says that something is wrong with this form: an error near it, or one elsewhere that nobody can overlook or that the
 * page has marked; or an alert near it that is no thanks, whatever its language.
 */
const isStrong = ({ kind, isNear, isLoud, isMarked, isAlert, isNew }: Message) =>
  kind === 'error' ? isNear || isLoud || isMarked : kind === 'said' && isNear && isAlert && isNew;

/**
 * Watches the page from now on for what it says of this lead.
 *
 * @param touch what the page was like before the visitor began; undefined where the visitor has touched nothing
 */
export function watchPage(lead: Lead, touch: Touch | undefined): PageWatch {
  const { form, scope, controls } = lead;
  const focus = scope.root.activeElement;
  const changes = watchChanges([scope.root, own(form, 'ownerDocument')]);
  const isInForm = own(form, 'contains');
  const isText = (words: string) => /^text/.test(words);
  const answers = controls
    .flatMap(({ words, values }) => (isText(words) ? values : []))
    .filter((text) => text.length > MAX_COMMON_LENGTH);
  const standing = touch && touch.standing;

  return {
    look() {
      const messages = readMessages(scope, form, { standing, changes, answers });
      const gone = isGone(lead);
      const errors = messages.filter(({ kind }) => kind === 'error');
      // A control that the page has changed is as good as a word in the form.
      const isChanged = changes.elements().some((element) => controls.some(({ control }) => control === element));
      const isSaid = messages.some(({ kind, isNew, isLoud, element }) => kind === 'said' && isNew && (isLoud || isInForm(element)));
      return {
        hasNewError: messages.some((message) => message.isNew && isStrong(message)),
        hasError: messages.some(isStrong),
        isDoubtful: !gone && (!!errors[0] || isSentBack(lead, focus)),
        isAsking: !gone && (isSaid || isChanged) && hasOpenQuestion(lead),
        isThanked: messages.some(({ kind, isNew }) => kind === 'thanks' && isNew),
        isGone: gone,
        isStep: gone && isNextStep(lead, touch && touch.questions),
      };
    },
    isEmptied: () => isEmptied(lead),
    stop: changes.stop,
  };
}
