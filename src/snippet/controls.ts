/** The controls of a form, also those in shadow roots, and what each says of itself. */
import { isForm, own } from './form-access';
import type { Described } from './redaction';

/** An input, select or textarea, or a custom element that behaves like one. */
export type Control = HTMLElement & {
  name?: string;
  type?: string;
  value?: unknown;
  checked?: boolean;
  disabled?: boolean;
  autocomplete?: string;
  labels?: NodeListOf<HTMLLabelElement> | null;
};

const NATIVE = 'input,select,textarea';
const BUTTON = /^(submit|button|image|reset)$/;
// Ids made by a machine (React's useId, counters): no name that a marketer recognises.
const GENERATED = /[:«»]|\d{3}|^_/;
const MAX_LABEL_LENGTH = 60;

/** The controls whose values the form would send, in tree order; custom elements after the native ones. */
export function controlsOf(form: Element): Control[] {
  const found = new Set<Control>();
  const add = (element: Element) => {
    if (element.matches(NATIVE)) found.add(element as Control);
    else if (isCustomControl(element)) found.add(element as Control);
    else if (element.shadowRoot) element.shadowRoot.querySelectorAll('*').forEach(add);
  };
  if (isForm(form)) [...own(form, 'elements')].forEach(add);
  own(form, 'querySelectorAll')(isForm(form) ? ':not(' + NATIVE + ')' : '*').forEach(add);
  return [...found].filter((control) => !BUTTON.test(control.type!) && !control.matches(':disabled'));
}

// A custom element with a name and a value stands for whatever is inside it.
const isCustomControl = (element: Element) =>
  element.localName.includes('-') && element.getAttribute('name') && (element as Control).value !== undefined;

/** A control with what it says of itself. */
export interface DescribedControl extends Described {
  control: Control;
  /** Its name, or the best there is in place of one. */
  name: string;
}

/** What the control says of itself, for naming it and for redaction. */
export function describe(control: Control): DescribedControl {
  const name = control.getAttribute('name') || '';
  const label = labelOf(control);
  return {
    name: name || (GENERATED.test(control.id) ? label || control.id : control.id || label),
    control,
    names: [name, control.id, label.length < 30 && label].filter(Boolean).join(' '),
    type: control.type || '',
    autocomplete: control.getAttribute('autocomplete') || '',
  };
}

function labelOf(control: Control): string {
  const named = control.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent);
  const text =
    control.getAttribute('aria-label') ||
    named?.join(' ') ||
    control.labels?.[0]?.textContent ||
    control.getAttribute('label') ||
    control.getAttribute('placeholder') ||
    '';
  return text.replace(/[\s*:]+/g, ' ').trim().slice(0, MAX_LABEL_LENGTH);
}

/** The values the control would send: none when it is empty or not ticked. Of files only their names. */
export function valuesOf(control: Control): string[] {
  const { type } = control;
  if (/^(checkbox|radio)$/.test(type!) || (!control.matches(NATIVE) && control.checked !== undefined)) {
    return control.checked ? [String(control.value ?? 'on')] : [];
  }
  if (type === 'select-multiple') return Array.from((control as unknown as HTMLSelectElement).selectedOptions, (option) => option.value);
  if (type === 'file') return Array.from((control as unknown as HTMLInputElement).files!, (file) => file.name);
  return [control.value].flat().map((value) => (typeof value === 'object' ? '' : String(value)));
}

/** Whether a visitor can see the element: laid out, not moved out of the page, not transparent. */
export function isSeen(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0 && style.visibility !== 'hidden' && style.opacity !== '0';
}
