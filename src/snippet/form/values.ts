/** What a control would send. */
import { labelOf, shownLabelOf } from './labels';
import { CHOICE, type Control, EDITOR, LIST, roleOf } from './control-kinds';

const TOGGLE = /^(checkbox|radio|switch)$/;

/**
 * What the control would send now, as texts: nothing when it is empty or not ticked; of files only their names.
 *
 * A custom element may hold a value of any kind. What has no text, such as a list of objects, is left out, and never
 * costs a lead.
 */
export function valuesOf(control: Control): string[] {
  const { type, files } = control;
  const options = (control as unknown as HTMLSelectElement).selectedOptions;
  if (options) return texts(Array.from(options, optionText));
  if (files) return texts(Array.from(files, ({ name }) => name));
  if (isUnticked(control)) return [];
  const value = TOGGLE.test(type) ? toggleText(control) : rawValue(control);
  return texts(value == null || value === '' ? shownAnswer(control) : value);
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
  const { checked, localName, type, selected, pressed } = control as Control & Record<'selected' | 'pressed', unknown>;
  // Every native input has `checked`, and only two types mean it.
  if (/^(input|textarea)$/.test(localName)) return TOGGLE.test(type) && !checked;
  const state = [checked, selected, pressed].find((given) => typeof given === 'boolean');
  if (state !== undefined) return !state;
  if (control.getAttribute('aria-pressed') === 'false') return true;
  return TOGGLE.test(roleOf(control)) && control.getAttribute('aria-checked') !== 'true';
}

/** The value as texts, however deep they are in lists. */
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(texts) : [textOf(value).trim()].filter(Boolean);

function textOf(value: unknown): string {
  // A toggle that is off, and a value that is not there, say nothing.
  if (!value && value !== 0) return '';
  try {
    const text = value instanceof Date ? value.toISOString() : String(value);
    return /^\[object/.test(text) && typeof value !== 'string' ? '' : text;
  } catch {
    // A moment that is none, or an object without a prototype.
    return '';
  }
}

/**
 * Whether these values are no more than their places in the list, from 0 or from 1 on: they tell nobody what was
 * chosen.
 */
function areIndexes(options: Iterable<{ value: string; disabled: boolean }>): boolean {
  const values = Array.from(options, ({ value, disabled }) => !disabled && value).filter(Boolean);
  return values.length > 1 && [0, 1].some((first) => values.every((value, index) => value === `${first + index}`));
}

const optionText = (option: HTMLOptionElement): string =>
  (/^\d+$/.test(option.value) && areIndexes(option.closest('select')!.options) && option.text) || option.value;

/** What a ticked control says: its value, or its label where that tells nothing. */
function toggleText(control: Control): string {
  const { form, name, value, type } = control;
  const group =
    form && name ? [...form.querySelectorAll<Control>(`[type=${type}]`)].filter((one) => one.name === name) : [];
  // Browsers send `on` of one that has no value at all. A lone tick needs no more.
  const isTelling = value && !(type === 'radio' && value === 'on') && !areIndexes(group);
  return (!isTelling && labelOf(control)) || value || 'on';
}

/**
 * What a control of the page's own shows as given: its state, its text, or the choice next to its input (react-select,
 * Ant Design).
 */
function shownAnswer(control: Control): string | string[] {
  const role = roleOf(control);
  if (role === 'checkbox' || role === 'switch') return 'on';
  if (role === 'slider') return control.getAttribute('aria-valuetext') || control.getAttribute('aria-valuenow')!;
  if (control.matches(LIST)) {
    // Where options are ticked, a selected one is only the one that the keys have come to.
    const state = control.querySelector('[aria-checked]') ? 'checked' : 'selected';
    return [...control.querySelectorAll(`[aria-${state}=true]`)].map((option) => option.textContent!);
  }
  if (role === 'radio') return labelOf(control) || control.textContent!;
  if (control.matches(EDITOR)) return control.innerText;
  return control.matches(CHOICE) ? chosenText(control) : '';
}

/** The text of a list of the page's own, unless it is a placeholder. */
function chosenText(control: Control): string[] {
  const around = [control, control.parentElement!, control.parentElement!.parentElement!];
  const place = around.find((element) => element && element.textContent!.trim());
  if (!place) return [];
  const isPlaceholder = [place, ...place.querySelectorAll('*')].some(
    (element) => element.matches('[data-placeholder],[class*="placeholder" i]') && element.textContent!.trim(),
  );
  // A list of which nothing is chosen may show its label; what only assistive technology reads may be the choice.
  const label = shownLabelOf(control);
  return isPlaceholder ? [] : place.innerText.split('\n').filter((text) => text.trim() !== label);
}
