/** The controls of a form, and what each says of itself. */
import { isForm, own } from './form-access';

/** An input, select or textarea, or a custom element that behaves like one. */
export type Control = HTMLInputElement;

/** A control with what it says of itself. */
export interface DescribedControl {
  control: Control;
  type: string;
  autocomplete: string;
  /** Its `name`; where it has none its id or label. */
  name: string;
  /** All that tells what it holds: type, autocomplete, name, id, label. */
  words: string;
}

/** Selector of the native controls. */
export const CONTROL = 'input,select,textarea';

// Ids that a framework has counted out: no name that a marketer recognises.
const GENERATED_ID = /[:«]|\d{3}|^_/;
const NOT_AN_ANSWER = /^(submit|button|image|reset)$/;

/** The controls that belong to the form, wherever they stand: native ones, and custom elements with a name and a value. */
export function controlsOf(form: Element): DescribedControl[] {
  const inside = [...own(form, 'querySelectorAll')('*')].flatMap((element) =>
    element.shadowRoot && !isControl(element) ? [...element.shadowRoot.querySelectorAll('*')] : element,
  );
  const elements = isForm(form) ? [...own(form, 'elements', HTMLFormElement)] : [];
  return [...new Set([...elements, ...inside])].filter(isControl).map(describe);
}

const isControl = (element: Element): element is Control =>
  !NOT_AN_ANSWER.test((element as Control).type) &&
  (element.matches(CONTROL) || (element.localName.includes('-') && !!(element as Control).name && (element as Control).value !== undefined)) &&
  !element.matches(':disabled');

function describe(control: Control): DescribedControl {
  const attribute = (name: string) => control.getAttribute(name) || '';
  const { id, labels } = control;
  const type = control.type || '';
  const autocomplete = attribute('autocomplete');
  const label = (attribute('aria-label') || (labels && labels[0] && labels[0].textContent) || attribute('label') || attribute('placeholder'))
    .replace(/[\s*:]+/g, ' ')
    .trim()
    .slice(0, 50);
  const name = attribute('name') || (GENERATED_ID.test(id) ? label : id || label) || id;
  return { control, type, autocomplete, name, words: [type, autocomplete, name, id, label].join(' ') };
}

/** The values the control would send: none when it is empty or not ticked; of files only their names. */
export function valuesOf({ control, type }: DescribedControl): string[] {
  const { value, checked, files } = control;
  const options = (control as unknown as HTMLSelectElement).selectedOptions;
  const values = options
    ? Array.from(options, (option) => option.value)
    : files
      ? Array.from(files, (file) => file.name)
      : checked || (checked === undefined ? true : !/^(checkbox|radio)$/.test(type))
        ? [value].flat()
        : [];
  return values.filter((text) => typeof text === 'string' && text.trim());
}

/** Whether the element takes up room on the page. */
export const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** Whether a visitor could see it: more than a dot, within the page, opaque. */
export function isSeen(element: Element): boolean {
  const { width, right, bottom } = element.getBoundingClientRect();
  const { visibility, opacity } = getComputedStyle(element);
  return width > 1 && right + scrollX > 0 && bottom + scrollY > 0 && visibility !== 'hidden' && opacity !== '0';
}
