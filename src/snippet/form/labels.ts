/** What is written next to a control. */
import { isForm } from './form-access';
import { CONTROL, type Control } from './control-kinds';

/** The label of a control: what assistive technology would read, else what is next to it, else its placeholder. */
export function labelOf(control: Control): string {
  const { labels, placeholder } = control;
  const id = (control.getAttribute('aria-labelledby') || '').split(' ')[0]!;
  const label = (labels && labels[0]) || (id && control.ownerDocument.getElementById(id));
  const text = label ? label.textContent! : labelBeside(control) || placeholder;
  return (control.getAttribute('aria-label') || text || '').trim().replace(/\s+/g, ' ');
}

/** The label in what holds this control alone, and that the page has tied to no control. */
function labelBeside(control: Control): string | undefined {
  for (let node = control.parentElement; node && !isForm(node); node = node.parentElement) {
    if (node.querySelectorAll(CONTROL).length > 1) return undefined;
    const label = node.querySelector<HTMLLabelElement>('label,legend');
    if (label) return label.control ? undefined : label.textContent!;
  }
  return undefined;
}

/** What a group of controls is called: a legend, or a group's own label. */
export function groupLabelOf(control: Element): string {
  const group = control.closest('fieldset,[role=group],[role=radiogroup]');
  if (!group) return '';
  const legend = group.querySelector(':scope > legend');
  return legend ? legend.textContent!.trim() : labelOf(group as Control);
}
