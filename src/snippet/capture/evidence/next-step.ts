/**
 * Whether the form has made room for other questions.
 *
 * The page it exists for: a wizard, whose first submissions are steps of one lead.
 */
import { isGenerated, isTyped } from '../../form/controls';
import { type Control } from '../../form/control-kinds';
import { isForm, own } from '../../form/form-access';
import { byControl, labelOf, type Labels } from '../../form/labels';
import type { Lead } from '../../form/read-form';
import { isApart } from '../../form/scope';
import { isShown } from '../../form/visibility';
import { shownControls } from './answers-gone';

const SEARCH = '[type=search],[role=search],search';

// A form that is written again has new ids, and radio buttons new names; its labels are the same.
const namesOf = (control: Control, known?: Labels) =>
  [control.name || control.id, control.name && !isGenerated(control.name) ? '' : labelOf(control, known)].filter(
    Boolean,
  );

/** The names and labels of all questions that can be seen in the place. */
export function questionsIn(place: ParentNode & Node): Set<string> {
  const labels = byControl(place.querySelectorAll('label'));
  return new Set(shownControls(place).flatMap((control) => namesOf(control, labels)));
}

/** The names and labels of the questions that the visitor has answered: a list holds a value before anybody sees it. */
const answeredIn = ({ controls }: Lead) =>
  controls.filter((described) => described.values[0] && isTyped(described)).flatMap(({ control }) => namesOf(control));

/**
 * Whether other questions are there than before, once the answers are gone. What can only be read, such as a link to
 * share, and a search ask nothing; what is in no form is a tool, and no form's next step.
 *
 * @param isNew whether the control may be new: what is around a form that is gone may have been there all the time
 */
export function isNextStep(lead: Lead, before: Set<string> | undefined, isNew: (control: Element) => boolean): boolean {
  const known = new Set([...(before || []), ...answeredIn(lead)]);
  const { form, scope } = lead;
  const { near } = scope;
  return shownControls(near).some((control) => {
    const names = namesOf(control);
    const isQuestion = !control.readOnly && !control.closest(SEARCH);
    const isAlike = isQuestion && !control.form === !isForm(form) && !isApart(control, near, form);
    return isAlike && !!names[0] && !names.some((name) => known.has(name)) && isNew(control);
  });
}

/** Whether this part of the page, which has changed, offers a choice by buttons in the place of the form. */
export const isNextChoice = (part: Element, { form, scope: { near } }: Lead): boolean =>
  part !== near &&
  near.contains(part) &&
  !own(form, 'contains')(part) &&
  !part.contains(form) &&
  [...part.querySelectorAll('button,[role=button]')].some((button) => isShown(button));
