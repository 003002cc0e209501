/** Traps for robots: controls that nobody can see, with the marks of a trap. */
import type { DescribedControl } from './controls';
import { isForm } from './form-access';
import { labelOf } from './labels';
import { says, TRAP } from './names';
import { CONTROL, type Control, EDITOR } from './control-kinds';
import { createIsSeen, isSeen } from './visibility';

const TRAP_TYPE = /^(text|email|url|tel|textarea|checkbox|number)\b/;
// What the visitor sees of a widget whose native control is hidden next to it: Choices, Select2, Tagify, rich text editors.
const WIDGET_PART = `button,iframe,[role],[tabindex]:not([tabindex="-1"]),${EDITOR},${CONTROL}`;

/** What the controls that nobody could see held when the visitor first touched the form. */
export type ValuesAtTouch = Map<Element, string>;

/** What was found out about the traps of a form. */
export interface Traps {
  /** Their content stays in the page. */
  withheld: Set<Control>;
  /** Somebody has filled one who cannot have seen it. */
  isRobot: boolean;
}

/** Whether something that a visitor can see and use is next to it: then a widget of the page fills the control. */
function isPartOfWidget(control: Control): boolean {
  const { parentElement, previousElementSibling, nextElementSibling } = control;
  // In the form itself its neighbours are other questions, unless they are no native controls.
  const parts = isForm(parentElement!)
    ? [previousElementSibling, nextElementSibling].filter((part) => part && !part.matches(`${CONTROL},button`))
    : [...parentElement!.querySelectorAll(WIDGET_PART)];
  return parts.some((part) => part && part !== control && part.matches(WIDGET_PART) && isSeen(part));
}

/** Whether no key leads to it, or assistive technology is kept from it: from this control, not from a part of the page, such as a slide. */
function isAway(control: Element): boolean {
  const place = control.closest('[tabindex="-1"],[aria-hidden=true]');
  return !!place && place.querySelectorAll(CONTROL).length < 2;
}

/** Whether nobody can see it; a transparent control may lie over one of the page's own, unless no key leads to it. */
const isUnseen = (control: Element, isVisible = isSeen) =>
  !isVisible(control) || (isAway(control) && getComputedStyle(control).opacity === '0');

/** `sure` where it says that it is a trap; `likely` where it only keeps people and their browsers away. */
function marksOf({ control, words }: DescribedControl): 'sure' | 'likely' | undefined {
  const { parentElement } = control;
  const names = [words, control.className, parentElement && parentElement.className, parentElement && parentElement.id];
  if (says(TRAP, names.join(' '), labelOf(control))) return 'sure';
  return isAway(control) && !isPartOfWidget(control) ? 'likely' : undefined;
}

const contentOf = ({ type, checked, value }: Control) => (type === 'checkbox' ? `${checked}` : value);
const defaultOf = ({ type, defaultChecked, defaultValue }: Control) =>
  type === 'checkbox' ? `${defaultChecked}` : defaultValue;

/** What those of the controls hold now that nobody can see. */
export function hiddenValues(controls: Iterable<Element>): ValuesAtTouch {
  const isVisible = createIsSeen();
  const hidden = [...controls].filter((control) => TRAP_TYPE.test((control as Control).type) && isUnseen(control, isVisible));
  return new Map(hidden.map((control) => [control, contentOf(control as Control)]));
}

/**
 * The traps among these controls, and whether a robot has filled one.
 *
 * A page fills controls that CSS hides, too: with campaigns at its load, with an address it has looked up. So only a control with
 * marks is a trap; and of one that is merely likely to be one, what was there before the visitor's first touch is the page's own.
 *
 * @param visited controls that the visitor has been in while they could be seen
 * @param before undefined where the visitor has touched nothing: then only what is not there by default can be a robot's
 */
export function trapsIn(controls: DescribedControl[], visited: WeakSet<Element>, before?: ValuesAtTouch): Traps {
  const withheld = new Set<Control>();
  let isRobot = false;
  for (const described of controls) {
    const { control, words, values } = described;
    if (!values[0] || !TRAP_TYPE.test(words) || visited.has(control)) continue;
    const content = contentOf(control);
    const isDefault = content === defaultOf(control);
    const atTouch = before && before.get(control);
    if (before ? atTouch === undefined : isDefault) continue;
    const marks = marksOf(described);
    if (!marks || !isUnseen(control)) continue;
    const isChanged = before ? content !== atTouch : marks === 'sure';
    isRobot = isRobot || isChanged;
    if (isChanged || isDefault || marks === 'sure') withheld.add(control);
  }
  return { withheld, isRobot };
}
