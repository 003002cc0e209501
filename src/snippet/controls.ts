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
  /** Its label where there is no name, or one that says nothing. */
  label: string;
  /** What it would send: nothing when it is empty or not ticked; of files only their names. */
  values: string[];
}

/** Selector of the native controls. */
export const CONTROL = 'input,select,textarea';

// Ids that a framework has counted out: no name that a marketer recognises.
const GENERATED_ID = /[:«/]|\d{3}|^_|_r_|[_-][a-z]*\d|^mantine-/;
// A nameless control that is hidden from assistive technology only mirrors one of the page's own (Radix, MUI).
const NO_ANSWER = ':disabled,[type=submit],[type=button],[type=image],[type=reset],[aria-hidden=true]:not([name])';
// ARIA 1.2, "combobox": lists of the page's own, which show the choice as text.
// Some lists have no role: their class and their place in the tab order tell (Naive UI, NG-ZORRO).
const CHOICE = '[role=combobox],[aria-haspopup=listbox],input[readonly][class*="select" i]:not([name]),[class*="select" i][tabindex="0"]:not(select):not(input):not(textarea):not(button):not(a):not([class*="select-none"]):not([class*="selectable"]):not([class*="selected" i])';
const LIST = '[role=listbox][tabindex="0"]';
const EDITOR = '[contenteditable]:not([contenteditable=false])';
// Other controls of the page's own: ARIA 1.2, "Widget Roles".
const OWN = CHOICE + ',' + LIST + ',' + EDITOR + ',[role=radio],[role=checkbox],[role=switch],[role=slider]';
// All that may be a control, without asking each of what forms hold most. No `:not()` with a list, which is newer.
const CANDIDATE = ':not(label):not(div):not(span):not(option),[role],[aria-haspopup],[contenteditable],[tabindex]';
/** Longer values are one visitor's; such as `1`, `no` or `yes` are in many controls, and in any text. */
export const MAX_COMMON_LENGTH = 5;
// Pixels of an empty control that has only its border and padding.
const MAX_FRAME = 9;

/**
 * The controls that belong to the form, wherever they stand: native ones, custom elements with a name and a value, and lists of
 * the page's own that no native control stands behind.
 */
export function controlsOf(form: Element): DescribedControl[] {
  const elements = isForm(form) ? own(form, 'elements', HTMLFormElement) : [];
  return [...new Set([...elements, ...own(form, 'querySelectorAll')(CANDIDATE)] as Control[])].filter(isControl).map(describe);
}

/** Whether a name or id says nothing to a marketer, and may be another one the next time. */
export const isGenerated = (name: string): boolean => GENERATED_ID.test(name);

function isControl(element: Control): boolean {
  // Angular's own tags are no custom elements: they hold no value.
  const isCustom = element.localName.includes('-') && element.value != null;
  return element.matches(CONTROL) || (isCustom && element.name)
    ? !element.matches(NO_ANSWER)
    : !isCustom && element.matches(OWN) && (element.matches(EDITOR) || !isBacked(element));
}

/** Whether a native control that will be read stands behind it: around it, or next to it where it stands in the form itself. */
function isBacked(element: Control): boolean {
  const { parentElement, nextElementSibling, previousElementSibling } = element;
  // What a widget without roles stands for is before it (Nice Select).
  const places = isForm(parentElement!) ? [nextElementSibling, !roleOf(element) && previousElementSibling] : [parentElement];
  return places.some((place) => place && [place as Control, ...place.querySelectorAll<Control>(CONTROL)].some((other) => other.matches(CONTROL) && !other.matches(NO_ANSWER) && (other.name || other.id)));
}

function describe(control: Control): DescribedControl {
  const { type, id } = control;
  // PrimeVue gives one to what is no control.
  const name = control.name || control.getAttribute('name') || '';
  const group = /radio/.test(type + roleOf(control)) && (control.closest('[role=radiogroup]') as Control | null);
  // What is no native control may go by the name of what it stands in.
  const place = group || control.closest<Control>('form,[aria-label],[aria-labelledby],[id]');
  const owner = name || control.matches(CONTROL) || !place || isForm(place) ? control : place;
  // Asked only where the name says nothing: to find a control's labels browsers walk the page.
  const label = name && !isGenerated(name) ? '' : labelOf(owner);
  const autocomplete = control.getAttribute('autocomplete');
  return {
    control,
    // Radio buttons need a name, and libraries count one out where the page has given none.
    name: (group && isGenerated(name) && labelOf(group)) || name || (isGenerated(owner.id) && label) || owner.id || label || labelOf(control) || (place && !isForm(place) && place.id) || '',
    // Ant Design gives `new-password` to its lists, so that browsers leave them alone.
    words: [type, !(autocomplete === 'new-password' && control.matches(CHOICE)) && autocomplete, name || label.slice(0, 50), id].join(' '),
    label,
    values: valuesOf(control),
  };
}

/** What the control would send now. */
export function valuesOf(control: Control): string[] {
  const { type, value, files, checked } = control;
  const options = files || (control as unknown as HTMLSelectElement).selectedOptions;
  const isUnticked = !checked && /(checkbox|radio|switch)(?!.?group)/.test(type + control.localName + roleOf(control)) && control.getAttribute('aria-checked') !== 'true';
  const values = options ? Array.from<{ name?: string; value?: string }>(options).map((option) => option.value || option.name || '') : isUnticked ? [] : [(type === 'radio' && value === 'on' && labelOf(control)) || value || shownAnswer(control)].flat();
  return values.filter((text) => text && (text + '').trim());
}

const roleOf = (control: Control) => control.getAttribute('role')!;

/** What stands beside the control: its label, or its placeholder. */
export function labelOf(control: Control): string {
  const { labels, placeholder } = control;
  const label = (labels && labels[0]) || document.getElementById((control.getAttribute('aria-labelledby') || '').split(' ')[0]!);
  return (control.getAttribute('aria-label') || (label ? label.textContent! : labelBeside(control) || placeholder) || '').trim();
}

/** The label that stands with this control alone, and that the page has tied to none. */
function labelBeside(control: Control): string | undefined {
  for (let node = control.parentElement; node && !isForm(node) && node.querySelectorAll(CONTROL).length < 2; node = node.parentElement) {
    const label = node.querySelector<HTMLLabelElement>('label,legend');
    if (label) return label.control ? undefined : label.textContent!;
  }
  return undefined;
}

/** What a control of the page's own shows as given: of a list its text, or that beside its input (react-select, Ant Design), unless it is a placeholder. */
function shownAnswer(control: Control): string | string[] {
  const role = roleOf(control);
  if (/checkbox|switch/.test(role)) return 'on';
  if (role === 'slider') return control.getAttribute('aria-valuetext') || control.getAttribute('aria-valuenow')!;
  if (role === 'radio') return labelOf(control) || control.textContent!.trim();
  if (control.matches(LIST)) {
    // Where options are ticked, a selected one is but the one that the keys have come to (Semantic UI).
    const state = control.querySelector('[aria-checked]') ? 'checked' : 'selected';
    return [...control.querySelectorAll(`[aria-${state}=true]`)].map((option) => option.textContent!.trim());
  }
  if (control.matches(EDITOR)) return control.innerText.trim();
  const place = control.matches(CHOICE) && [control, control.parentElement!, control.parentElement!.parentElement!].find((element) => element && element.textContent!.trim());
  // A list of which nothing is chosen may show its label (Vaadin).
  const isUnanswered = !place || [place, ...place.querySelectorAll('*')].some((element) => element.matches('[data-placeholder],[class*="placeholder" i]') && element.textContent!.trim());
  // PrimeVue says the choice as the list's label.
  return isUnanswered ? '' : place.innerText.trim().split(/\s*\n\s*/).filter((text) => text !== labelOf(control) || text === control.getAttribute('aria-label'));
}

/** Whether the element is on the page. Where the browser cannot tell (Safari before 17.4), it has to be wide; asking for that costs a layout. */
export const isShown = (element: Element, options?: CheckVisibilityOptions): boolean =>
  element.checkVisibility ? element.checkVisibility(options) : (element as HTMLElement).offsetWidth > 0;

/**
 * Whether a visitor could reach it: more than its own frame, within the page, and in nothing that is transparent or cuts it off. Transparent
 * itself it may be: component libraries lay a transparent native control over their own.
 */
export function isSeen(element: Element): boolean {
  const { width, height, right, bottom } = element.getBoundingClientRect();
  for (let node = element as HTMLElement | null; node; node = node.parentElement) {
    const { opacity, overflow, clip } = getComputedStyle(node);
    const isCut = overflow === 'hidden' && (node.offsetWidth < 2 || node.offsetHeight < 2);
    if (/^rect/.test(clip) || (node !== element && (opacity === '0' || isCut))) return false;
  }
  return width > MAX_FRAME && height > MAX_FRAME && right + scrollX > 0 && bottom + scrollY > 0 && getComputedStyle(element).visibility !== 'hidden';
}
