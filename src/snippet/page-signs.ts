/** What the page shows of a submission's fate: complaints, other questions, or that the visitor's answers are gone. */
import { CONTROL, type Control, isGenerated, isShown, labelOf, MAX_COMMON_LENGTH } from './controls';
import { isForm, own } from './form-access';
import type { Lead } from './lead';

// What validation libraries and hand-written pages call their error elements.
// Tailwind's variants (`invalid:border-red-500`) stand on controls that are as they should be.
const MARKED = '[aria-invalid=true],[class*="error" i],[class*="invalid" i]:not([class*="invalid:"]),[class*="danger" i],[class*="fail" i],[id*="error" i]:not([class*="success" i])';
// Where messages appear that stand far from their form: WAI-ARIA 1.2, "Live Region Roles", and what pages call them.
const LIVE = '[aria-live],[role=alert],[role=status],dialog,[role=dialog],[class*="toast" i],[class*="alert" i],[class*="notif" i]';
// Words of errors, for pages that mark them with nothing else: English, German, French, Spanish, Portuguese, Dutch.
const ERROR_WORDS =
  /requi|invalid|not valid|valid |please(?! (wait|allow|note|conf|check your (in|e?.?m)))|must(?! conf)|missing|can.?.?t|least|too |enter|sorry|already|unable|choose|pick |select|empty|blank|wrong|problem|should (?!hear|rec|get|see|arr)|bitte(?! wart| pr)|p.?licht|fehl|obb?lig|veuillez(?! p| v)|err[eo]|favor|fout/i;
// "Thank you! Please look into your inbox." is thanks; "Not sent" and "Thank you, but we know you already" are not.
const THANKS = /thank|\bsuccess|\bsent\b|received|danke|merci|gra[cz]i|obrigad|bedankt/i;
const DENIAL = /\bnot\b|n.t\b|sorry|already|invalid|err|fail|wrong|nicht|leider|draft/i;
// From tomato to crimson; of oranges and pinks green and blue differ more.
const MIN_RED = 150;
const MAX_OTHER = 130;
const MAX_BETWEEN = 45;
const MAX_TEXT_LENGTH = 160;

/** Where a form stands. Kept from before, since a page may take the form away. */
export interface Scope {
  root: Document | ShadowRoot;
  surroundings: ParentNode & Node;
}

/** An element that is marked as an error, a text with an error's words, `+` and thanks, or `?` and whatever else is said near the form. */
export type Remark = Element | string;

/** What can be seen now. */
export interface PageSigns {
  /** The page has marked an error. */
  hasError: boolean;
  /** Something looks like an error: words, focus sent back, a control that the browser calls invalid. */
  isDoubtful: boolean;
  /** An error, or an error's words, were not there when the watch began. */
  isFresh: boolean;
  /** Thanks were not there when the watch began. */
  isThanked: boolean;
  /** What the visitor gave is not to be seen any more. */
  isGone: boolean;
  /** It is gone, and other questions are there instead: a step of a longer form. */
  isStep: boolean;
}

export const scopeOf = (form: Element): Scope => {
  const root = own(form, 'getRootNode')() as Document;
  const ancestors: (ParentNode & Node)[] = [];
  for (let node = own(form, 'parentNode'); node; node = node.parentNode) ancestors.push(node as HTMLElement);
  return {
    root,
    // A step may take what is around it along.
    get surroundings() {
      return ancestors.find((node) => node.isConnected) || root;
    },
  };
};

const isThanks = (text: string) => THANKS.test(text) && !DENIAL.test(text);

/** Whether a message says that something is wrong. */
export const isErrorText = (text: string): boolean => ERROR_WORDS.test(text) && !isThanks(text);

// Messages may be in the page all the time, and shown by what hides nothing else.
const isReadable = (element: Element) => isShown(element, { opacityProperty: true, visibilityProperty: true });

/**
 * All that the page says of a form now and that is not known yet: marks and thanks anywhere, words near the form and in live regions. What
 * it has always said means nothing.
 *
 * @param answers the visitor's own, which may hold any word
 */
export function readRemarks({ root, surroundings }: Scope, known = new Set<Remark>(), answers: string[] = []): Set<Remark> {
  const found = new Set<Remark>();
  // What a button says ("Please wait") is no error, and a form's own class (Semantic UI) says nothing that its parts do not.
  const add = (element: Element, text: string, remark: Remark) =>
    !known.has(remark) && /\S/.test(text) && text.length < MAX_TEXT_LENGTH && !isForm(element) && !element.closest('button,a') && isReadable(element) && found.add(remark);
  const near = [surroundings, ...document.querySelectorAll(LIVE)];
  for (const place of new Set<ParentNode & Node>([document, root])) {
    for (const element of place.querySelectorAll(MARKED)) {
      const text = element.matches(CONTROL) ? '!' : element.textContent!;
      if (!isThanks(text)) add(element, text, element);
    }
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const { data } = node;
      const parent = node.parentElement || (place as ShadowRoot).host;
      // What the visitor has written is no word of the page's, also where the page repeats it.
      if (/textarea|option/.test(own(parent, 'localName'))) continue;
      const text = isErrorText(data) || isThanks(data) ? answers.reduce((rest, answer) => rest.replace(answer, ''), data) : data;
      const isError = isErrorText(text);
      const isNear = () => near.some((part) => part.contains(node));
      // Thanks count wherever they appear; far away an error's words may be an advertisement's. What only counts on (a clock, what is left of a limit) says nothing new.
      const kind = isThanks(text) ? '+' : isError && isNear() ? '' : isError || (/[a-z\u0080-\uffff]/i.test(text) && isNear()) ? '?' : undefined;
      if (kind !== undefined) add(parent, data, kind + data.replace(/\d+/g, '0'));
    }
  }
  return found;
}

const shownControls = (place: ParentNode) => [...place.querySelectorAll<Control>(CONTROL)].filter((control) => isShown(control));
// A form that is written anew has new ids, and radio buttons new names; its labels are the same.
const namesOf = (control: Control) => [control.name || control.id, control.name && !isGenerated(control.name) ? '' : labelOf(control)].filter((name) => name);

const isRed = (color: string) => {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (/\((.*?)\)/.exec(color) || ['', ''])[1]!.split(',').map(Number);
  return red >= MIN_RED && green < MAX_OTHER && blue < MAX_OTHER && Math.abs(green - blue) <= MAX_BETWEEN && alpha > 0;
};
const isMarkedRed = (control: Control) => {
  const { borderBottomColor, boxShadow, outlineStyle, outlineColor, backgroundColor } = getComputedStyle(control);
  // Without an outline its colour is that of the text.
  return [borderBottomColor, boxShadow, backgroundColor, outlineStyle === 'none' ? '' : outlineColor].some(isRed);
};

// Controls that only their colour marks. Where the focus or the mouse is, red may be a brand's; of what the browser itself calls invalid we know.
const redControls = (root: ParentNode) =>
  shownControls(root).filter((control) => isMarkedRed(control) && control.matches(':valid:not(:focus):not(:hover)'));

/** What the page says before the visitor begins, and the controls that are red from the beginning. */
export const readBaseline = (scope: Scope): Set<Remark> => new Set<Remark>([...readRemarks(scope), ...redControls(scope.root)]);

/**
 * Reads, whenever it is asked, what has changed on the page since now.
 *
 * @param baseline what the page said before the visitor began
 */
export function watchPage({ form, scope, controls, control, answer }: Lead, baseline: Set<Remark>): () => PageSigns {
  const { root } = scope;
  const names = shownControls(root).flatMap(namesOf);
  const focus = root.activeElement;
  const answers = controls.flatMap(({ words, values }) => (/^text/.test(words) ? values : [])).filter((text) => text.length > MAX_COMMON_LENGTH);
  const stale = readRemarks(scope, baseline, answers);
  // An element as a text is `[object ...]`, or a URL.
  const startsWith = (starts: RegExp) => (remark: Remark) => starts.test(remark as string);
  return () => {
    const remarks = [...readRemarks(scope, baseline, answers)];
    const fresh = remarks.filter((remark) => !stale.has(remark));
    const active = root.activeElement;
    // What the visitor writes over is not gone; neither is what the page has written anew.
    const isGone = !(isShown(control) && control.value) && !shownControls(root).some(({ value }) => value === answer);
    return {
      hasError: remarks.some((remark) => remark instanceof Element) || redControls(root).some((control) => !baseline.has(control)),
      // An emptied form may have the focus and be invalid, and what stands in its place may say anything.
      isDoubtful:
        remarks.some(startsWith(/^[^+?]/)) ||
        (!isGone && (fresh.some(startsWith(/^\?/)) || controls.some(({ control: other }) => (other === active && active !== focus) || (isShown(other) && other.validity && !other.validity.valid)))),
      isFresh: fresh.some(startsWith(/^[^+?]/)),
      isThanked: fresh.some(startsWith(/^\+/)),
      isGone,
      // What can only be read, such as a link to share, asks nothing; what stands in no form is a tool, and no form's next step.
      isStep:
        isGone &&
        shownControls(scope.surroundings).some((other) => !other.form === !isForm(form) && !other.readOnly && namesOf(other)[0] && !namesOf(other).some((name) => names.includes(name))),
    };
  };
}
