/** What is written next to a control. */
import { isForm } from './form-access';
import { CONTROL, type Control } from './control-kinds';
import { elementsIn } from './scope';

// What holds one control and its label is small.
const MAX_ELEMENTS = 40;
// A longer text before a control is a sentence about something else; and farther up than the cell before, a heading.
const MAX_TEXT_LENGTH = 40;
const MAX_LEVELS = 3;
const WRITTEN = 'select,textarea,input:not([type=radio]):not([type=checkbox])';
// What is no text about this control: another one, its label, a heading, code.
const OTHERS = `${CONTROL},label,legend,button,h1,h2,h3,script,style`;

const oneLine = (text: string) => text.trim().replace(/\s+/g, ' ');

/** The labels of a whole form by their controls: to find that of a control, browsers walk the page. */
export type Labels = ReadonlyMap<unknown, HTMLLabelElement>;

/** These labels by their controls; the first of several is the control's. */
export const byControl = (labels: Iterable<HTMLLabelElement>): Labels =>
  new Map([...labels].reverse().map((label) => [label.control, label]));

/**
 * The label of a control: what assistive technology would read, else what is next to it, else its placeholder.
 *
 * @param known all labels that there may be, where many controls are asked for theirs
 */
export const labelOf = (control: Control, known?: Labels): string =>
  oneLine(control.getAttribute('aria-label') || '') || shownLabelOf(control, known);

/** The label that can be read on the page. */
export function shownLabelOf(control: Control, known?: Labels): string {
  const labels = known ? [known.get(control)] : control.labels;
  const id = (control.getAttribute('aria-labelledby') || '').split(' ')[0]!;
  const label = (labels && labels[0]) || (id && control.ownerDocument.getElementById(id));
  return (
    oneLine((label ? label.textContent! : labelNextTo(control) || control.placeholder) || '') || textBefore(control)
  );
}

/**
 * The short text right before a control: no label, but read as one. Of a radio button or a tick it would be that of
 * the choice before; before what holds the control, it may be a form's own, and a heading speaks of more.
 */
function textBefore(control: Element): string {
  if (!control.matches(WRITTEN)) return '';
  let node: Element | null = control;
  for (let level = 0; level < MAX_LEVELS && node && !isForm(node); level++) {
    for (let before = node.previousSibling as Element | null; before; before = before.previousSibling as Element) {
      const isElement = before.nodeType === Node.ELEMENT_NODE;
      const parts = isElement ? [before, ...elementsIn(before, MAX_ELEMENTS)] : [];
      // What is large may be the rest of the page.
      if (parts.length > MAX_ELEMENTS || parts.some((part) => part.matches(OTHERS))) return '';
      const text = before.nodeType === Node.COMMENT_NODE ? '' : oneLine(before.textContent!);
      if (text) return text.length > MAX_TEXT_LENGTH ? '' : text;
    }
    node = node.parentElement;
  }
  return '';
}

/** The label in what holds this control alone, and that the page has tied to no control. */
function labelNextTo(control: Control): string | undefined {
  for (let node = control.parentElement; node && !isForm(node); node = node.parentElement) {
    const inside = elementsIn(node, MAX_ELEMENTS);
    if (inside.length === MAX_ELEMENTS || inside.filter((part) => part.matches(CONTROL)).length > 1) return undefined;
    const label = node.querySelector<HTMLLabelElement>('label,legend');
    if (label) return label.control ? undefined : label.textContent!;
  }
  return undefined;
}

/** What a group of controls is called: a legend, or a group's own label. */
export function groupLabelOf(control: Element): string {
  const group = control.closest<Control>('fieldset,[role=group],[role=radiogroup]');
  const legend = group && group.querySelector('legend');
  return legend ? legend.textContent!.trim() : group ? labelOf(group) : '';
}
