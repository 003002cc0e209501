/** The controls of a form, and what each says of itself. */
import { isForm, own } from './form-access';
import { byControl, labelOf, type Labels } from './labels';
import { CHOICE, CONTROL, type Control, EDITOR, LIST, roleOf } from './control-kinds';
import { plainText } from './plain-text';
import { isPrivate, isPrivateLabel } from './private-names';
import { elementsIn } from './scope';
import { rawValue, valuesOf } from './values';

/** What a control says of itself. */
export interface Description {
  control: Control;
  /** Its `name`; where it has none its id or label. */
  name: string;
  /**
   * All that tells what it holds: type, autocomplete, name, id; the label, which may speak of anything, only where
   * there is no name.
   */
  words: string;
  /** Its label where there is no name, or one that says nothing. */
  label: string;
  /** Its label, whatever it is called. Asked last: where it has none, what is around the control is looked through. */
  readLabel(): string;
  /** It stays in the page for what it says, whatever it holds. */
  isSecret: boolean;
}

/** A control with what it says of itself, and what it holds. */
export interface DescribedControl extends Description {
  /** What it would send: nothing when it is empty or not ticked; of files only their names. */
  values: string[];
  /** The first of them, as tests of its shape need it. */
  plain: string;
}

/** The control where it holds this. */
export const holding = (description: Description, values: string[]): DescribedControl =>
  Object.assign({}, description, { values, plain: plainText(values[0] || '') });

/** Whether the visitor has typed what it holds: no choice, no file, and nothing hidden. */
export const isTyped = ({ control, words }: Pick<Description, 'control' | 'words'>): boolean =>
  TEXT.test(words) || control.localName.includes('-');

/** Whether it is an `input` of type hidden: no question to the visitor. */
export const isHidden = ({ words }: DescribedControl): boolean => /^hidden/.test(words);

const TEXT = /^(text|email|tel|url|number|search|textarea|textbox)? /;
// Ids that a framework has counted out: no name that a marketer recognises.
const GENERATED_ID = /[:«]|\d{3}|^_|[_-][a-z]*\d/;
// A nameless control that is hidden from assistive technology only mirrors one of the page's own (Radix, MUI).
const NO_ANSWER = ':disabled,[type=submit],[type=button],[type=image],[type=reset],[aria-hidden=true]:not([name])';
// Other controls of the page's own: ARIA 1.2, "Widget Roles".
const OWN = [CHOICE, LIST, EDITOR, '[role=radio],[role=checkbox],[role=switch],[role=slider]'].join();
// All that may be a control, without asking each of what forms hold most. No `:not()` with a list, which is newer.
const CANDIDATE = ':not(label):not(div):not(span):not(p):not(option),[role],[aria-haspopup],[contenteditable]';
/** Longer values are one visitor's; such as `1`, `no` or `yes` are in many controls, and in any text. */
export const MAX_COMMON_LENGTH = 5;
// Where the visitor has filled in more than that, it is no group of controls.
const MAX_ELEMENTS = 2_000;
// A longer label is a sentence: no name for a field, since it changes with each comma.
const MAX_NAME_LENGTH = 40;
const TICK = /^(checkbox|switch)\b/;

/**
 * The controls that belong to the form, wherever they are: native ones, custom elements with a name and a value, and
 * lists of the page's own that no native control is behind.
 *
 * @param known what controls have said before: to ask hundreds of them takes longer than a submission should wait
 */
export function controlsOf(form: Element, known: WeakMap<Element, Description> = new WeakMap()): DescribedControl[] {
  // What is no form may be the whole page.
  const elements = isForm(form)
    ? [...own(form, 'elements', HTMLFormElement), ...own(form, 'querySelectorAll')(CANDIDATE)]
    : elementsIn(form, MAX_ELEMENTS).filter((element) => element.matches(CANDIDATE));
  const controls = [...new Set((elements as Control[]).flatMap(withInside))].filter(isControl);
  const all = new Set(controls);
  const components = controls.filter(({ localName }) => localName.includes('-'));
  // What a component is made of is its own, also where that is in the page (Vaadin), and says the same.
  const found = controls.filter((control) => {
    const { host } = control.getRootNode() as ShadowRoot;
    const isPart = (component: Control) =>
      component !== control && component.contains(control) && rawValue(component) === control.value;
    return !all.has(host as Control) && !components.some(isPart);
  });
  const labels = found.every((control) => known.has(control)) ? [] : labelsIn(form);
  const labelled = byControl(labels);
  const asked = new Set(labels.filter(isAsking).map(({ control }) => control));
  return found.map((control) => {
    const description = known.get(control) || describe(control, labelled);
    description.isSecret = description.isSecret || (asked.has(control) && isTyped(description));
    known.set(control, description);
    return holding(description, valuesOf(control));
  });
}

/** A component of a form and what is in it, unless it is a control itself. */
const withInside = (element: Control): Control[] =>
  element.shadowRoot && !isControl(element)
    ? [element, ...(elementsIn(element.shadowRoot, MAX_ELEMENTS) as Control[])]
    : [element];

/** The labels of the form: from a label to its control browsers find at once. */
function labelsIn(form: Element): HTMLLabelElement[] {
  const found = isForm(form) ? own(form, 'querySelectorAll')('label') : elementsIn(form, MAX_ELEMENTS);
  return ([...found] as HTMLLabelElement[]).filter(({ localName }) => localName === 'label');
}

/** Whether the label asks for what stays in the page. */
const isAsking = ({ textContent }: HTMLLabelElement) =>
  textContent.length <= MAX_NAME_LENGTH && isPrivateLabel(textContent);

/** Whether a name or id says nothing to a marketer, and may be another one the next time. */
export const isGenerated = (name: string): boolean => GENERATED_ID.test(name);

/** Whether the element holds an answer of its own. */
export function isControl(element: Control): boolean {
  if (element.matches(CONTROL)) return !element.matches(NO_ANSWER);
  // Angular's own tags are no custom elements: they hold no value.
  const isCustom = element.localName.includes('-') && rawValue(element) != null;
  if (isCustom) return isUsable(element) && !element.matches(NO_ANSWER);
  return element.matches(OWN) && (element.matches(EDITOR) || !isBacked(element));
}

/** Whether a custom element has a name, and says nothing but texts of itself: its getters may do anything. */
function isUsable(element: Control): boolean {
  try {
    const { name, type, placeholder, form, checked } = element;
    // The last two are only read: they must not throw when they are asked for later.
    const texts = [name, type || '', placeholder || '', `${!form}${!checked}`];
    return !!name && texts.every((text) => typeof text === 'string');
  } catch {
    return false;
  }
}

const isNamedControl = (element: Control) =>
  element.matches(CONTROL) && !element.matches(NO_ANSWER) && (element.name || element.id);

/** Whether a native control that will be read is behind it: around it, or after it where it is in the form itself. */
function isBacked({ parentElement, nextElementSibling }: Control): boolean {
  const place = isForm(parentElement!) ? nextElementSibling : parentElement;
  return !!place && [place as Control, ...place.querySelectorAll<Control>(CONTROL)].some(isNamedControl);
}

/** The control's `autocomplete`. Ant Design gives `new-password` to its lists, so that browsers leave them alone. */
const tokenOf = (control: Control) => (control.matches(CHOICE) ? '' : control.getAttribute('autocomplete'));

/** The control, and all that tells what it holds. */
export function describe(control: Control, labelled?: Labels): Description {
  const { id } = control;
  const type = control.type || roleOf(control);
  const ownName = control.name || '';
  const isTelling = !!ownName && !isGenerated(ownName);
  const group = !isTelling && radioGroupOf(control);
  // Asked only where the name says nothing: to find a control's labels browsers walk the page.
  const label = isTelling ? '' : labelOf(group || control, labelled);
  const words = [type, tokenOf(control), ownName || label.slice(0, 50), id].join(' ');
  const said = group ? '' : ownName || (isGenerated(id) ? '' : id);
  return {
    control,
    name: said || nameByLabel(type, label) || ownName || placeIdOf(control),
    words,
    label,
    readLabel: () => labelOf(control, labelled),
    isSecret: saysPrivate({ control, words, label }),
  };
}

const textsNextTo = ({ control, label }: Pick<Description, 'control' | 'label'>): string[] => [
  label,
  control.placeholder || '',
  control.getAttribute('aria-label') || '',
];

/**
 * Whether its words, or a text next to the control, ask for what stays in the page. A day is no card's last month, but
 * a policy's; and what is chosen from what the page offers is no secret, whatever its label speaks of ("One-time or
 * monthly?").
 */
const saysPrivate = (described: Pick<Description, 'control' | 'words' | 'label'>): boolean =>
  (!/^date /.test(described.words) && isPrivate(described.words)) ||
  (isTyped(described) && textsNextTo(described).some(isPrivateLabel));

/** The group of a radio button: each needs a name, and libraries count one out where the page has given none. */
const radioGroupOf = (control: Control) =>
  /radio/.test(control.type + roleOf(control)) && control.closest<Control>('[role=radiogroup]');

/** The id of the control, or of what it is in: editors are named so. */
function placeIdOf(control: Control): string {
  const place = control.closest('form,[id]');
  return place && !isForm(place) ? place.id : '';
}

/** A label as a name that stays the same, without its mark: a tick's sentence is a consent, whatever it says. */
const nameByLabel = (type: string, label: string) =>
  label.length > MAX_NAME_LENGTH && TICK.test(type)
    ? 'consent'
    : label.slice(0, MAX_NAME_LENGTH).replace(/[\s*:：]+$/, '');
