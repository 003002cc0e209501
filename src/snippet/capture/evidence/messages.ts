/**
 * What the page says of a form: messages near it, and elsewhere those that are new.
 *
 * The page it exists for: one whose toast or dialog is at the end of the document, and whose advertisements are there,
 * too.
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
}

type Found = Omit<Message, 'isNew' | 'isNear'>;

// A longer text is no message; a list of all errors may be marked as a whole.
const MAX_TEXT_LENGTH = 500;
// Near the form all is read, elsewhere the beginning of what is new.
const MAX_NEAR_NODES = 3_000;
const MAX_CHANGED_NODES = 60;
// What a button says ("Please wait") is no message, and neither is what a control holds.
const SILENT = 'button,a,textarea,option';

/** What a marked element says: of a control, alone in it or itself, no more than that. */
const saidBy = (element: Element) =>
  (!element.matches(CONTROL) && element.textContent!.trim()) ||
  (element.matches(CONTROL) || element.querySelector(CONTROL) ? '!' : '');

/** The messages in one place, in the order of the page. */
function messagesIn(place: Node, limit: number, answers: string[]): Found[] {
  const found: Found[] = [];
  const add = (element: Element | null, said: string, isMarked: boolean) => {
    const text = said.trim();
    if (!element || !text || text.length > MAX_TEXT_LENGTH || element.closest(SILENT) || !isReadable(element)) return;
    const kind = meaningOf(answers.reduce((rest, answer) => rest.replace(answer, ''), text));
    const isError = isMarked && kind !== 'thanks';
    const key = isMarked ? element : text.replace(/\d+/g, '0');
    found.push({ kind: isError ? 'error' : kind, key, element, isMarked: isError });
  };
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let node: Node | null = place;
  for (let count = 0; node && count <= limit; count++, node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (/\p{L}/u.test(node.nodeValue!)) add(node.parentElement, node.nodeValue!, false);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const element = node as Element;
      // A form's own class (Semantic UI) says nothing that its parts do not.
      if (!isForm(element) && isErrorMarked(element)) add(element, saidBy(element), true);
    }
  }
  return found;
}

/** What messages are told from each other by. */
export type MessageKeys = Set<Element | string>;

/** What is known of the page around a form, to understand what it says. */
export interface MessageContext {
  standing: MessageKeys | undefined;
  shown: MessageKeys;
  changes: Changes;
  answers: string[];
}

/** What the page says near the form now. Before the visitor begins it means nothing, however it is marked. */
export const readStanding = ({ near }: Pick<Scope, 'near'>): MessageKeys =>
  new Set(messagesIn(near, MAX_NEAR_NODES, []).map(({ key }) => key));

/**
 * All that the page says now and did not when the visitor began.
 *
 * @param standing undefined where the visitor has touched nothing: then only what has changed since the press is a
 *   message
 * @param shown what could be seen right before the press
 * @param answers the visitor's own, which may hold any word
 */
export function readMessages(
  { near }: Scope,
  form: Element,
  { standing, shown, changes, answers }: MessageContext,
): Message[] {
  const isNew = ({ element, key }: Found) => changes.isNew(element, shown.has(key));
  const nearby = messagesIn(near, MAX_NEAR_NODES, answers)
    .filter(({ key }) => !standing || !standing.has(key))
    .map((message): Message => {
      const { element } = message;
      return Object.assign(message, { isNear: !isApart(element, near, form), isNew: isNew(message) });
    });
  const elsewhere = changes
    .elements()
    .filter((element) => element.isConnected && !near.contains(element) && !element.contains(near))
    .flatMap((element) => messagesIn(element, MAX_CHANGED_NODES, answers))
    .filter(isNew)
    .map((message): Message => Object.assign(message, { isNear: false, isNew: true }));
  return [...nearby.filter(({ isNew }) => standing || isNew), ...elsewhere];
}
