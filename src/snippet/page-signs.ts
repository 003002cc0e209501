/** What the page shows of a submission's fate: complaints, other questions, or that the visitor's answers are gone. */
import { CONTROL, type Control, isShown } from './controls';
import { isForm, own } from './form-access';
import type { Lead } from './lead';

// What validation libraries and hand-written pages call their error elements.
const MARKED = '[aria-invalid=true],[class*="error" i],[class*="invalid" i],[class*="danger" i],[class*="fail" i],[id*="error" i]';
// WAI-ARIA 1.2, "Live Region Roles": where messages appear that stand far from their form.
const LIVE = '[aria-live],[role=alert],[role=status]';
// Words of errors, for pages that mark them with nothing else: English, German, French, Spanish, Portuguese, Dutch.
const ERROR_WORDS =
  /requi|invalid|valid |please|must|missing|can.?t|least|too |enter|sorry|already|unable|choose|pick |select|empty|wrong|problem|should|bitte|p.?licht|fehl|oblig|veuillez|err[eo]|favor|fout/i;
// Words that only a success has, beside a "please".
const THANKS = /thank|success|danke|merci|graci|obrigad|bedankt|inbox/i;
const MAX_TEXT_LENGTH = 160;

/** Where a form stands. Kept from before, since a page may take the form away. */
export interface Scope {
  root: Document | ShadowRoot;
  surroundings: ParentNode & Node;
}

/** An element that is marked as an error, or a text with an error's words. */
export type Complaint = Element | string;

/** What can be seen now. */
export interface PageSigns {
  /** The page has marked an error. */
  hasError: boolean;
  /** Something looks like an error: words, focus sent back, a control that the browser calls invalid. */
  isDoubtful: boolean;
  /** One of the errors was not there when the watch began. */
  isFresh: boolean;
  /** What the visitor gave is not to be seen any more. */
  isGone: boolean;
  /** It is gone, and other questions are there instead: a step of a longer form. */
  isStep: boolean;
}

export const scopeOf = (form: Element): Scope => {
  const root = own(form, 'getRootNode')() as Document;
  return { root, surroundings: (own(form, 'parentNode') as HTMLElement | null) || root };
};

/** All that the page says of errors now: marks anywhere, words near the form and in live regions. What it has always said is no complaint: whoever asks compares. */
export function readComplaints({ root, surroundings }: Scope): Set<Complaint> {
  const found = new Set<Complaint>();
  // What a button says ("Please wait") is no error, and a form's own class (Semantic UI) says nothing that its parts do not.
  const add = (element: Element, text: string, complaint: Complaint) =>
    /\S/.test(text) && text.length < MAX_TEXT_LENGTH && isShown(element) && !isForm(element) && !element.closest('button,a') && found.add(complaint);
  for (const place of new Set<ParentNode>([document, root])) {
    for (const element of place.querySelectorAll(MARKED)) add(element, element.matches(CONTROL) ? '!' : element.textContent!, element);
  }
  for (const place of [surroundings, ...document.querySelectorAll(LIVE)]) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode as Text;
      if (ERROR_WORDS.test(data) && !THANKS.test(data)) add(parentElement!, data, data);
    }
  }
  return found;
}

const shownControls = (place: ParentNode) => [...place.querySelectorAll<Control>(CONTROL)].filter(isShown);

/**
 * Reads, whenever it is asked, what has changed on the page since now.
 *
 * @param baseline what the page said of errors before the visitor began
 */
export function watchPage({ scope, controls, control, answer }: Lead, baseline: Set<Complaint>): () => PageSigns {
  const { root, surroundings } = scope;
  const names = shownControls(surroundings).map(({ name }) => name);
  const focus = root.activeElement;
  const stale = readComplaints(scope);
  return () => {
    const complaints = [...readComplaints(scope)].filter((complaint) => !baseline.has(complaint));
    const active = root.activeElement;
    // What the visitor writes over is not gone; neither is what the page has written anew.
    const isGone = !(isShown(control) && control.value) && !shownControls(root).some(({ value }) => value === answer);
    return {
      hasError: complaints.some((complaint) => complaint instanceof Element),
      // An emptied form may have the focus and be invalid.
      isDoubtful: !!complaints[0] || (!isGone && ((active !== focus && controls.includes(active as Control)) || controls.some((other) => isShown(other) && other.validity && !other.validity.valid))),
      isFresh: complaints.some((complaint) => !stale.has(complaint)),
      isGone,
      isStep: isGone && shownControls(surroundings).some(({ name }) => !names.includes(name)),
    };
  };
}
