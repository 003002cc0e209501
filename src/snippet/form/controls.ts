/** The controls of a form, and what each says of itself. */
import { isForm, own } from './form-access';
import { labelOf } from './labels';
import { CHOICE, CONTROL, type Control, EDITOR, LIST, roleOf } from './control-kinds';
import { isPrivate, isPrivateLabel } from './private-names';
import { elementsIn } from './scope';
import { rawValue, valuesOf } from './values';

/** What a control says of itself. */
export interface Description {
  control: Control;
  /** Its `name`; where it has none its id or label. */
  name: string;
  /** All that tells what it holds: type, autocomplete, name, id; the label, which may speak of anything, only where there is no name. */
  words: string;
  /** Its label where there is no name, or one that says nothing. */
  label: string;
  /** It stays in the page for what it says, whatever it holds. */
  isSecret: boolean;
}

/** A control with what it says of itself, and what it holds. */
export interface DescribedControl extends Description {
  /** What it would send: nothing when it is empty or not ticked; of files only their names. */
  values: string[];
}

/** Whether it is an `input` of type hidden: no question to the visitor. */
export const isHidden = ({ words }: DescribedControl): boolean => /^hidden/.test(words);

// Ids that a framework has counted out: no name that a marketer recognises.
const GENERATED_ID = /[:«/]|\d{3}|^_|_r_|[_-][a-z]*\d|^mantine-/;
// A nameless control that is hidden from assistive technology only mirrors one of the page's own (Radix, MUI).
const NO_ANSWER =
  ':disabled,[type=submit],[type=button],[type=image],[type=reset],[aria-hidden=true]:not([name])';
// Other controls of the page's own: ARIA 1.2, "Widget Roles".
const OWN = [CHOICE, LIST, EDITOR, '[role=radio],[role=checkbox],[role=switch],[role=slider]'].join();
// All that may be a control, without asking each of what forms hold most. No `:not()` with a list, which is newer.
const CANDIDATE = ':not(label):not(div):not(span):not(option),[role],[aria-haspopup],[contenteditable],[tabindex]';
/** Longer values are one visitor's; such as `1`, `no` or `yes` are in many controls, and in any text. */
export const MAX_COMMON_LENGTH = 5;
// Where the visitor has filled in more than that, it is no group of controls.
const MAX_ELEMENTS = 2_000;
// A longer label is a sentence: no name for a field, since it changes with each comma.
const MAX_NAME_LENGTH = 40;
const TICK = /^(checkbox|switch)\b/;

/**
 * The controls that belong to the form, wherever they are: native ones, custom elements with a name and a value, and lists of
 * the page's own that no native control is behind.
 *
 * @param known what controls have said before: to ask hundreds of them takes longer than a submission should wait
 */
export function controlsOf(form: Element, known: WeakMap<Element, Description> = new WeakMap()): DescribedControl[] {
  // What is no form may be the whole page.
  const elements = isForm(form)
    ? [...own(form, 'elements', HTMLFormElement), ...own(form, 'querySelectorAll')(CANDIDATE)]
    : elementsIn(form, MAX_ELEMENTS).filter((element) => element.matches(CANDIDATE));
  const found = new Set(elements as Control[]);
  return [...found].filter(isControl).map((control) => {
    const description = known.get(control) || describe(control);
    known.set(control, description);
    return Object.assign({ values: valuesOf(control) }, description);
  });
}

/** Whether a name or id says nothing to a marketer, and may be another one the next time. */
export const isGenerated = (name: string): boolean => GENERATED_ID.test(name);

/** Whether the element holds an answer of its own. */
export function isControl(element: Control): boolean {
  if (element.matches(CONTROL)) return !element.matches(NO_ANSWER);
  // Angular's own tags are no custom elements: they hold no value.
  const isCustom = element.localName.includes('-') && rawValue(element) != null;
  if (isCustom) return !!element.name && !element.matches(NO_ANSWER);
  return element.matches(OWN) && (element.matches(EDITOR) || !isBacked(element));
}

const isNamedControl = (element: Control) =>
  element.matches(CONTROL) && !element.matches(NO_ANSWER) && (element.name || element.id);

/** Whether a native control that will be read is behind it: around it, or next to it where it is in the form itself. */
function isBacked(element: Control): boolean {
  const { parentElement, nextElementSibling, previousElementSibling } = element;
  // What a widget without roles stands for is before it (Nice Select).
  const places = isForm(parentElement!)
    ? [nextElementSibling, !roleOf(element) && previousElementSibling]
    : [parentElement];
  return places.some(
    (place) => place && [place as Control, ...place.querySelectorAll<Control>(CONTROL)].some(isNamedControl),
  );
}

/** The control, and all that tells what it holds. */
export function describe(control: Control): Description {
  const type = control.type || roleOf(control) || '';
  // PrimeVue gives one to what is no control.
  const ownName = control.name || control.getAttribute('name') || '';
  const owner = ownerOf(control, ownName);
  // Asked only where the name says nothing: to find a control's labels browsers walk the page.
  const label = ownName && !isGenerated(ownName) ? '' : labelOf(owner);
  const autocomplete = control.getAttribute('autocomplete');
  // Ant Design gives `new-password` to its lists, so that browsers leave them alone.
  const isToken = autocomplete !== 'new-password' || !control.matches(CHOICE);
  const words = [type, isToken && autocomplete, ownName || label.slice(0, 50), control.id].join(' ');
  return {
    control,
    name:
      nameOf(control, owner, ownName) ||
      nameByLabel(type, label || labelOf(control)) ||
      owner.id ||
      placeIdOf(control),
    words,
    label,
    isSecret: isPrivate(words) || isPrivateLabel(label),
  };
}

const placeOf = (control: Control) => {
  const place = control.closest<Control>('form,[aria-label],[aria-labelledby],[id]');
  return place && !isForm(place) ? place : undefined;
};
const placeIdOf = (control: Control) => (placeOf(control) || { id: '' }).id;
const radioGroupOf = (control: Control) =>
  (control.type || roleOf(control)) === 'radio' && control.closest<Control>('[role=radiogroup]');

/** What gives a control without a name its name: what is no native control may go by what it is in. */
const ownerOf = (control: Control, ownName: string): Control =>
  radioGroupOf(control) || ((!ownName && !control.matches(CONTROL) && placeOf(control)) || control);

function nameOf(control: Control, owner: Control, ownName: string): string {
  // Radio buttons need a name, and libraries count one out where the page has given none.
  const group = radioGroupOf(control);
  if (group && (!ownName || isGenerated(ownName))) return labelOf(group) || ownName || group.id;
  return ownName || (isGenerated(owner.id) ? '' : owner.id);
}

/** A label as a name that stays the same: a tick's sentence is a consent, whatever it says; another one is cut at a word. */
function nameByLabel(type: string, label: string): string {
  if (label.length <= MAX_NAME_LENGTH) return label;
  return TICK.test(type) ? 'consent' : label.slice(0, MAX_NAME_LENGTH).replace(/\s+\S*$/, '');
}
