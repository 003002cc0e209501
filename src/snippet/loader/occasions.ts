/** When a page needs the whole file: it may give a lead, a visitor reaches for a control, something is to be sent. */
import { quiet } from '../listen';
import type { Reached } from './reached';

/**
 * Selector of what could hold a contact. A search that says so is not among it; what is missing here is noticed once
 * the visitor reaches for it. Values of `type` match in small and capital letters (HTML standard, "case-sensitivity of
 * selectors").
 */
const CONTACT = 'input:not([type]),[type=text],[type=email],[type=tel],textarea';
/** Elements into which a visitor enters something, by name; a component may hide what is in it. */
const ENTERED = /-|input|textarea|select/;

/**
 * In lists as JSON: keys of entries in the outbox, keys of submissions that the stub has kept for a later page, the
 * database of second copies.
 */
const WAITING = /"driftrock(:o:|:\d|")/;
/**
 * Commands that are to be obeyed now, and options that act on a page without a form, too: what is said in the console,
 * and where the visit has begun. The other commands speak of leads to come, and wait with them.
 */
const URGENT = /^(track|capture|inspect)|attribution|debug/;

/** Hears what happens at the window, before the page, and never throws into it. */
const hear = <E extends Event>(type: string, act: (event: E) => unknown) =>
  addEventListener(type, quiet(act) as EventListener, true);

/** Calls the function where an option of the tag, the page's address or an earlier page of this tab asks for it. */
export function onUrgentOption(act: () => void, tag: Partial<HTMLScriptElement>): void {
  if (URGENT.test(tag.outerHTML + location.search) || sessionStorage.driftrock_debug) act();
}

/** Calls the function where a command has to be obeyed now: a call that waits in the list, or that is added to it. */
export function onUrgentCommand(act: () => void, calls: ArrayLike<unknown>[]): void {
  const look = quiet(({ 0: name, 1: options }: ArrayLike<unknown>) => {
    // What is no text is tested as one.
    if (URGENT.test(name as string) || URGENT.test(Object.keys(options as object) as never)) act();
  });
  calls.forEach(look);
  const push = calls.push;
  calls.push = (call) => {
    look(call);
    return push.call(calls, call);
  };
}

/**
 * Calls the function where earlier pages have left something to send, if only its second copy: localStorage may have
 * been cleared, or be blocked or full. A browser without a list of its databases (Firefox before 126) is asked no more.
 */
export function onWaiting(act: () => void): void {
  const look = (names: unknown) => WAITING.test(JSON.stringify(names)) && act();
  look(Object.keys(localStorage));
  // Where it may not say, nothing waits in it either.
  void indexedDB.databases().then(look, look);
}

/**
 * Calls the functions when the visitor reaches for a control, also one in an open shadow root or a frame of the site's
 * own; the first one when a form is submitted, too, whatever was in it.
 */
export function onReach(act: () => void, note: Reached['note']): void {
  const find = (target: EventTarget) => {
    note(target);
    act();
  };
  const reach = quiet((element: HTMLElement & Partial<HTMLIFrameElement>) => {
    if (element.isContentEditable || ENTERED.test(element.localName)) find(element);
    // Of a frame into which this page may look.
    else if (element.contentDocument) find(window);
  });
  const reachFocused = () => reach(document.activeElement as HTMLElement);
  ['focusin', 'pointerdown', 'keydown', 'input'].forEach((type) =>
    hear(type, (event) => reach(event.composedPath()[0] as HTMLElement)),
  );
  hear('submit', act);
  // A frame may have got the focus, which Firefox says a moment later.
  hear('blur', () => setTimeout(reachFocused));
  // The page may have set the focus, or the visitor was quick.
  reachFocused();
}

/**
 * Calls the function once the page has a control that could hold a contact: now, when the page has been read, or when
 * it adds one.
 *
 * Looking costs a part of what adding costs the page: only what is added is looked at, and nothing by a timer. Shadow
 * roots are not looked into.
 */
export function onControl(act: () => void): void {
  const look = quiet((root: Element) => {
    // Texts have neither.
    if (!root.querySelector || !(root.querySelector(CONTACT) || root.matches(CONTACT))) return;
    observer.disconnect();
    act();
  });
  const observer = new MutationObserver((changes) =>
    changes.forEach(({ addedNodes }) => (addedNodes as NodeListOf<Element>).forEach(look)),
  );
  const watch = () => {
    observer.observe(document, { childList: true, subtree: true });
    look(document as never);
  };
  look(document as never);
  // A page that is still being read adds everything: that is looked at once.
  if (document.readyState === 'loading') hear('DOMContentLoaded', watch);
  else watch();
  // A frame of the site's own.
  hear('load', ({ target }) => look((target as HTMLIFrameElement).contentDocument as never));
}
