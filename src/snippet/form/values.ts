/** What a control would send. */
import { labelOf } from './labels';
import { CHOICE, type Control, EDITOR, LIST, roleOf } from './control-kinds';

const TOGGLE = /^(checkbox|radio|switch)$/;

/**
 * What the control would send now, as texts: nothing when it is empty or not ticked; of files only their names.
 *
 * A custom element may hold a value of any kind. What has no text, such as a list of objects, is left out, and never costs a lead.
 */
export function valuesOf(control: Control): string[] {
  const { type, files } = control;
  const options = (control as unknown as HTMLSelectElement).selectedOptions;
  if (options) return texts(Array.from(options, optionText));
  if (type === 'file') return texts(Array.from(files || [], (file) => file.name));
  if (isUnticked(control)) return [];
  const value = rawValue(control);
  return texts(radioText(control) || (value == null || value === '' ? shownAnswer(control) : value));
}

/** The control's `value`, of whatever kind; undefined where a custom element cannot tell it. */
export function rawValue(control: Control): unknown {
  try {
    return control.value;
  } catch {
    // A getter that throws is the page's own mistake, and must not cost the lead.
    return undefined;
  }
}

/** Whether the control is a toggle that is off, whatever element it is. */
function isUnticked(control: Control): boolean {
  const { checked, localName, type } = control;
  // Every native input has `checked`, and only two types mean it.
  if (/^(input|textarea)$/.test(localName) && !TOGGLE.test(type)) return false;
  if (checked === undefined ? !TOGGLE.test(roleOf(control)) : checked) return false;
  return control.getAttribute('aria-checked') !== 'true';
}

/** The value as texts, however deep they are in lists. */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  const text = textOf(value).trim();
  // HTML sends white space as it is; one of it alone says nothing.
  return text ? [typeof value === 'string' ? value : text] : [];
}

function textOf(value: unknown): string {
  // A toggle that is off, a value that is not there, and a moment that is none say nothing.
  if (!value && value !== 0) return '';
  if (value instanceof Date) return isNaN(+value) ? '' : value.toISOString();
  try {
    const text = String(value);
    return /^\[object|=>|^function/.test(text) && typeof value !== 'string' ? '' : text;
  } catch {
    // A symbol, or an object without a prototype.
    return '';
  }
}

/** Whether these values are no more than their places in the list, from 0 or from 1 on: they tell nobody what was chosen. */
const areIndexes = (values: string[]) =>
  values.length > 1 && ['0', '1'].some((first) => values.every((value, index) => value === `${+first + index}`));

/** The option's value, or its text where the value is only its place in the list. */
function optionText(option: HTMLOptionElement): string {
  const select = option.closest('select');
  const isIndex = select && /^\d+$/.test(option.value) && areIndexes(valuesIn(select.options));
  return (isIndex && option.text.trim()) || option.value;
}

const valuesIn = (options: Iterable<{ value: string }>) => Array.from(options, ({ value }) => value).filter(Boolean);

/** The label of a radio button that has no telling value. */
function radioText(control: Control): string {
  if (control.type !== 'radio' || !/^(on|\d+)$/.test(control.value)) return '';
  const group = control.form && control.name && control.form.querySelectorAll<Control>('[type=radio]');
  const values = group ? valuesIn([...group].filter(({ name }) => name === control.name)) : [];
  return control.value === 'on' || areIndexes(values) ? labelOf(control) : '';
}

/** What a control of the page's own shows as given: its state, its text, or the choice next to its input (react-select, Ant Design). */
function shownAnswer(control: Control): string | string[] {
  const role = roleOf(control);
  if (role === 'checkbox' || role === 'switch') return 'on';
  if (role === 'slider') return control.getAttribute('aria-valuetext') || control.getAttribute('aria-valuenow')!;
  if (role === 'radio') return labelOf(control) || control.textContent!.trim();
  if (control.matches(LIST)) {
    // Where options are ticked, a selected one is only the one that the keys have come to (Semantic UI).
    const state = control.querySelector('[aria-checked]') ? 'checked' : 'selected';
    return [...control.querySelectorAll(`[aria-${state}=true]`)].map((option) => option.textContent!.trim());
  }
  if (control.matches(EDITOR)) return control.innerText.trim();
  return control.matches(CHOICE) ? chosenText(control) : '';
}

/** The text of a list of the page's own, unless it is a placeholder. */
function chosenText(control: Control): string[] {
  const around = [control, control.parentElement!, control.parentElement!.parentElement!];
  const place = around.find((element) => element && element.textContent!.trim());
  if (!place) return [];
  // A list of which nothing is chosen may show its label (Vaadin).
  const isPlaceholder = [place, ...place.querySelectorAll('*')].some(
    (element) => element.matches('[data-placeholder],[class*="placeholder" i]') && element.textContent!.trim(),
  );
  if (isPlaceholder) return [];
  const label = labelOf(control);
  // PrimeVue says the choice as the list's label.
  const isAnswer = (text: string) => text !== label || text === control.getAttribute('aria-label');
  return place.innerText.trim().split(/\s*\n\s*/).filter(isAnswer);
}
