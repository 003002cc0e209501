/** The controls of a form, and what each says of itself. */
import { isForm, own } from './form-access';

/** An input, select or textarea, or a custom element that behaves like one. */
export type Control = HTMLInputElement;

/** A control with what it says of itself. */
export interface DescribedControl {
  control: Control;
  /** Its `name`; where it has none its id or label. */
  name: string;
  /** All that tells what it holds: type, autocomplete, name, id; the label, which may speak of anything, only where there is no name. */
  words: string;
  /** What it would send: nothing when it is empty or not ticked; of files only their names. */
  values: string[];
}

/** Selector of the native controls. */
export const CONTROL = 'input,select,textarea';

// Ids that a framework has counted out: no name that a marketer recognises.
const GENERATED_ID = /[:«]|\d{3}|^_/;
const NO_ANSWER = ':disabled,[type=submit],[type=button],[type=image],[type=reset]';
// ARIA 1.2, "combobox": lists of the page's own, which show the choice as text.
const CHOICE = '[role=combobox],[aria-haspopup=listbox]';

/**
 * The controls that belong to the form, wherever they stand: native ones, custom elements with a name and a value, and lists of
 * the page's own that no native control stands behind.
 */
export function controlsOf(form: Element): DescribedControl[] {
  const elements = isForm(form) ? own(form, 'elements', HTMLFormElement) : [];
  return [...new Set([...elements, ...own(form, 'querySelectorAll')('*')] as Control[])]
    .filter(
      (element) =>
        ((element.matches(CONTROL) || (element.localName.includes('-') && element.name && element.value != null)) && !element.matches(NO_ANSWER)) ||
        (element.matches(CHOICE) && !element.parentElement!.querySelector(CONTROL)),
    )
    .map((control) => {
      const { type, id, name, value, files, checked } = control;
      // Asked only where there is no name: to find a control's labels browsers walk the page.
      const label = name ? '' : labelOf(control);
      const options = files || (control as unknown as HTMLSelectElement).selectedOptions;
      const isUnticked = !checked && /checkbox|radio|switch/.test(type + control.localName);
      return {
        control,
        name: name || (GENERATED_ID.test(id) && label) || id || label,
        // Ant Design gives `new-password` to its lists, so that browsers leave them alone.
        words: [type, !control.matches(CHOICE) && control.getAttribute('autocomplete'), name || label.slice(0, 50), id].join(' '),
        values: (options ? Array.from<{ name?: string; value?: string }>(options).map((option) => option.value || option.name || '') : isUnticked ? [] : [value || shownChoice(control)].flat()).filter(
          (text) => text && (text + '').trim(),
        ),
      };
    });
}

/** What stands beside the control: its label, or its placeholder. */
export function labelOf(control: Control): string {
  const { labels, placeholder } = control;
  const label = (labels && labels[0]) || document.getElementById(control.getAttribute('aria-labelledby')!);
  return (control.getAttribute('aria-label') || (label ? label.textContent! : placeholder) || '').trim();
}

/** What a list of the page's own shows as chosen: its text, or that beside its input (react-select, Ant Design), unless it is a placeholder. */
function shownChoice(control: Element): string {
  const place = control.matches(CHOICE) && [control, control.parentElement!, control.parentElement!.parentElement!].find((element) => element.textContent!.trim());
  return !place || place.matches('[data-placeholder]') || place.querySelector('[class*="placeholder" i]') ? '' : place.textContent!.trim();
}

/** Whether the element takes up room on the page. */
export const isShown = (element: Element): boolean => (element as HTMLElement).offsetWidth > 0;

/**
 * Whether a visitor could reach it: more than a dot, within the page. Transparent counts: component libraries lay a transparent
 * native control over their own.
 */
export function isSeen(element: Element): boolean {
  const { width, height, right, bottom } = element.getBoundingClientRect();
  return width > 1 && height > 1 && right + scrollX > 0 && bottom + scrollY > 0 && getComputedStyle(element).visibility !== 'hidden';
}
