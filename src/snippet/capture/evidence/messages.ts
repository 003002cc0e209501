/**
 * What the page says of a form: messages near it, and elsewhere those that are new.
 *
 * The page it exists for: one whose toast or dialog is at the end of the document, and whose advertisements are there, too.
 */
import { CONTROL } from '../../form/control-kinds';
import { isForm } from '../../form/form-access';
import { isApart, type Scope } from '../../form/scope';
import { isReadable } from '../../form/visibility';
import type { Changes } from './changes';
import { isErrorMarked } from './error-marks';
import { type Meaning, meaningOf } from './spoken';

/** One thing that the page says. */
export interface Message {
  kind: Meaning;
  /** What it is told from others by: the marked element, or the text with its figures left out. */
  key: Element | string;
  element: Element;
  /** The page has marked it as an error. */
  isMarked: boolean;
  /** It was not there when the visitor pressed. */
  isNew: boolean;
  isNear: boolean;
  /** Nobody can overlook it: an alert, a dialog. */
  isLoud: boolean;
  /** It is an alert: WAI-ARIA 1.2, "alert", of important information, such as an error. */
  isAlert: boolean;
}

type Found = Omit<Message, 'isNew' | 'isNear'>;

const MAX_TEXT_LENGTH = 300;
// A list of all errors may be marked as a whole.
const MAX_MARKED_LENGTH = 2_000;
// Near the form all is read, elsewhere the beginning of what is new.
const MAX_NEAR_NODES = 3_000;
const MAX_CHANGED_NODES = 60;
// WAI-ARIA 1.2, "Live Region Roles" that interrupt, and dialogs.
const ALERT = '[role=alert]:not([class*="success" i]):not([class*="info" i])';
const LOUD = '[role=alert],[role=alertdialog],[role=dialog],[aria-live=assertive],[aria-modal=true],dialog';
// What a button says ("Please wait") is no message, and neither is what a control holds.
const SILENT = 'button,a,textarea,option,script,style,template,noscript';
const LETTER = /\p{L}/u;
const CONTROL_MARK = '!';

/** The messages in one place, in the order of the page. */
function messagesIn(place: Node, limit: number, answers: string[]): Found[] {
  const found: Found[] = [];
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const add = (element: Element, text: string, isMarked: boolean) => {
    if (!text || text.length > (isMarked ? MAX_MARKED_LENGTH : MAX_TEXT_LENGTH) || element.closest(SILENT) || !isReadable(element)) return;
    const kind = text === CONTROL_MARK ? 'said' : meaningOf(answers.reduce((rest, answer) => rest.replace(answer, ''), text));
    const key = isMarked ? element : text.replace(/\d+/g, '0');
    const isError = isMarked && kind !== 'thanks';
    const [isLoud, isAlert] = [LOUD, ALERT].map((selector) => !!element.closest(selector)) as [boolean, boolean];
    found.push({ kind: isError ? 'error' : kind, key, element, isMarked: isError, isLoud, isAlert });
  };
  // A form's own class (Semantic UI) says nothing that its parts do not.
  const addMarked = (element: Element) => {
    if (isForm(element) || !isErrorMarked(element)) return;
    add(element, element.matches(CONTROL) ? CONTROL_MARK : element.textContent!.trim(), true);
  };
  if (place.nodeType === Node.ELEMENT_NODE) addMarked(place as Element);
  for (let count = 0; count < limit && walker.nextNode(); count++) {
    const node = walker.currentNode;
    if (node.nodeType === Node.ELEMENT_NODE) addMarked(node as Element);
    else if (LETTER.test(node.nodeValue!)) add(node.parentElement || (place as ShadowRoot).host, node.nodeValue!.trim(), false);
  }
  return found;
}

/** What the page says near the form before the visitor begins: it means nothing, however it is marked. */
export const readStanding = ({ near }: Scope): Set<Element | string> =>
  new Set(messagesIn(near, MAX_NEAR_NODES, []).map(({ key }) => key));

/**
 * All that the page says now and did not when the visitor began.
 *
 * @param standing undefined where the visitor has touched nothing: then only what has changed since the press is a message
 * @param answers the visitor's own, which may hold any word
 */
export function readMessages(
  { near }: Scope,
  form: Element,
  { standing, changes, answers }: { standing: Set<Element | string> | undefined; changes: Changes; answers: string[] },
): Message[] {
  const isKnown = ({ key }: { key: Element | string }) => !!standing && standing.has(key);
  const nearby = messagesIn(near, MAX_NEAR_NODES, answers)
    .filter((message) => !isKnown(message))
    .map((message): Message => {
      const isNear = !isApart(message.element, near, form);
      return Object.assign(message, { isNear, isNew: changes.has(message.element) });
    });
  const elsewhere = changes
    .elements()
    .filter((element) => element.isConnected && !near.contains(element) && !element.contains(near))
    .flatMap((element) => messagesIn(element, MAX_CHANGED_NODES, answers))
    .map((message): Message => Object.assign(message, { isNear: false, isNew: true }));
  return [...nearby.filter(({ isNew }) => standing || isNew), ...elsewhere];
}
