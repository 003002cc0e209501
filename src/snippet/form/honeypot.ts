/** Traps for robots: controls that nobody can see, with the marks of a trap. */
import { type DescribedControl, isTyped } from './controls';
import { isForm } from './form-access';
import { says, TRAP } from './names';
import { CHOICE, CONTROL, type Control, EDITOR } from './control-kinds';
import { isSeen } from './visibility';

// What the visitor sees of a widget whose native control is hidden next to it: Choices, Select2, Tagify, rich text
// editors.
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
    ? [previousElementSibling, nextElementSibling]
        .filter((part) => part && !part.matches(`${CONTROL},button`))
        .flatMap((part) => [part!, ...part!.querySelectorAll(EDITOR)])
    : [...parentElement!.querySelectorAll(WIDGET_PART)];
  return parts.some((part) => part !== control && part.matches(WIDGET_PART) && isSeen(part));
}

/**
 * Whether no key leads to it, or assistive technology is kept from it: from this control, not from a part of the page,
 * such as a slide.
 */
function isAway(control: Element): boolean {
  const place = control.closest('[aria-hidden=true]');
  return control.matches('[tabindex="-1"]') || (!!place && place.querySelectorAll(CONTROL).length < 2);
}

/** Whether nobody can see it; a transparent control may lie over one of the page's own, unless no key leads to it. */
const isUnseen = (control: Element) =>
  !isSeen(control) || (isAway(control) && getComputedStyle(control).opacity === '0');

/** Whether it says that it is a trap. */
const isCalledOne = ({ control, words, readLabel }: DescribedControl) =>
  says(TRAP, words, control.className, (control.parentElement || control).className, readLabel());

/**
 * Whether more than one thing keeps people and their browsers away: one alone is a page's good manners with a control
 * that it fills by itself.
 */
const isKeptAway = (control: Element): boolean =>
  [
    control.matches('[tabindex="-1"]'),
    control.matches('[autocomplete=off]'),
    !!control.closest('[aria-hidden=true]'),
  ].filter(Boolean).length > 1;

/** Whether it says that it is a trap, or keeps people and their browsers away. */
const hasMarks = (described: DescribedControl) =>
  isCalledOne(described) ||
  (isAway(described.control) && !described.control.matches(CHOICE) && !isPartOfWidget(described.control));

const contentOf = ({ checked, value }: Control) => value + checked;
const defaultOf = ({ defaultChecked, defaultValue }: Control) => defaultValue + defaultChecked;

/** What those of the controls hold now that nobody can see. */
export function hiddenValues(controls: Iterable<Element>): ValuesAtTouch {
  const hidden = [...controls].filter(isUnseen);
  return new Map(hidden.map((control) => [control, contentOf(control as Control)]));
}

/**
 * Takes what the page puts into them while the visitor presses something for the page's own: a tag that is chosen, a
 * place on a map.
 */
export function noteFilledByPress(hidden: ValuesAtTouch): void {
  const untouched = [...hidden].filter(([control, content]) => contentOf(control as Control) === content);
  setTimeout(() => untouched.forEach(([control]) => hidden.set(control, contentOf(control as Control))));
}

/** What it held when the visitor first touched the form; undefined for what could be seen then. */
const atTouchOf = (control: Control, before: ValuesAtTouch | undefined) =>
  before ? before.get(control) : defaultOf(control);

/** Whether it is a trap: nobody can see it, it has the marks of one, and the page has not filled it. */
function isTrap(described: DescribedControl, visited: WeakSet<Element>, before: ValuesAtTouch | undefined): boolean {
  const { control, words } = described;
  if (visited.has(control) || !(isTyped(described) || /^checkbox/.test(words))) return false;
  const atTouch = atTouchOf(control, before);
  if (atTouch === undefined || !hasMarks(described) || !isUnseen(control)) return false;
  // What was put there before the visitor came, and not by the document, the page has put there for itself.
  return isCalledOne(described) || contentOf(control) !== atTouch || atTouch === defaultOf(control);
}

/**
 * The traps among these controls, and whether a robot has filled one since the visitor first touched the form.
 *
 * A page fills controls that CSS hides, too: with campaigns at its load, with an address it has looked up. So only a
 * control with marks is a trap.
 *
 * @param visited controls that the visitor has been in while they could be seen
 * @param before undefined where the visitor has touched nothing: then the page may have filled what only looks like a
 *   trap
 */
export function trapsIn(controls: DescribedControl[], visited: WeakSet<Element>, before?: ValuesAtTouch): Traps {
  const traps = controls.filter((described) => isTrap(described, visited, before));
  const isRobot = traps.some((described) => {
    const { control, values } = described;
    // What a browser has filled in, a person has asked it to.
    const isChanged =
      !!values[0] && contentOf(control) !== atTouchOf(control, before) && !control.matches(':-webkit-autofill');
    return isChanged && (isCalledOne(described) || (!!before && isKeptAway(control)));
  });
  return { withheld: new Set(traps.map(({ control }) => control)), isRobot };
}
