/**
 * What has become of the visitor's answers: still there, emptied, or out of sight.
 *
 * The page it exists for: one that says nothing after a submission, in no language, and empties, hides or replaces its
 * form.
 */
import { CONTROL, type Control } from '../../form/control-kinds';
import type { Lead } from '../../form/read-form';
import { elementsIn } from '../../form/scope';
import { isShown } from '../../form/visibility';

const MAX_ELEMENTS = 1_000;

/**
 * The native controls around the form that can be seen now: those of the form itself, and those that the page has put
 * in its place.
 */
export const shownControls = (place: Node): Control[] =>
  (elementsIn(place, MAX_ELEMENTS) as Control[]).filter((element) => element.matches(CONTROL) && isShown(element));

/** Whether the page has emptied the control that shows whether the answers are there. */
export const isEmptied = ({ control }: Lead): boolean => !control.value && isShown(control);

/** Whether the page has drawn the question anew, with the same answer: it wants it once more. */
export const isGivenBack = ({ control, answer, scope }: Lead): boolean =>
  !control.isConnected &&
  shownControls(scope.near).some(({ name, value }) => name === control.name && value === answer);

/**
 * Whether the answers are not to be seen any more. What the visitor writes over is not gone; neither is what the page
 * has written again.
 */
export const isGone = ({ control, answer, scope }: Lead): boolean =>
  !(isShown(control) && control.value) && !shownControls(scope.near).some(({ value }) => value === answer);
