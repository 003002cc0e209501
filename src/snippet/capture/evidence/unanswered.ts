/**
 * Whether the form still asks something: an open question, or one that the browser or the page has sent the visitor
 * back to.
 *
 * The page it exists for: a validation of the page's own that marks nothing ("Which company are you with?").
 */
import { isTyped } from '../../form/controls';
import type { Lead } from '../../form/read-form';
import { isShown } from '../../form/visibility';

/** Whether a question that can be seen has no answer. */
export const hasOpenQuestion = ({ controls }: Lead): boolean =>
  controls.some((described) => {
    const { control } = described;
    return (isTyped(described) || control.localName === 'select') && !control.value && isShown(control);
  });

/** Whether the page has put the focus on a control since, or the browser calls one invalid. */
export const isSentBack = ({ controls, scope }: Lead, focusBefore: Element | null): boolean =>
  controls.some(({ control }) => {
    const isFocused = control === scope.root.activeElement && control !== focusBefore;
    return isFocused || (!!control.validity && !control.validity.valid && isShown(control));
  });
