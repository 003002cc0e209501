/** When a page needs the whole file: it may give a lead, a visitor reaches for a control, or something is to be sent. */
import { CONTROL, EDITOR } from '../form/control-kinds';
import { listen, quiet } from '../listen';

/**
 * Selector of what could hold a contact. A search that says so is not among it; what is missing here is noticed once
 * the visitor reaches for it. Values of `type` match in small and capital letters (HTML standard, "case-sensitivity of
 * selectors").
 */
const CONTACT = 'input:not([type]),[type=text],[type=email],[type=tel],textarea';
/** Selector of what a visitor enters something into. */
const ENTERED = `${CONTROL},${EDITOR}`;

/** Keys of entries in the outbox, and of submissions that the stub has kept for a later page. */
const WAITING = /^driftrock:(o:|\d)/;
/** Options that act on a page without a form, too: what the inspector shows, and where the visit has begun. */
const URGENT_OPTION = /debug|attribution/;
/** Commands that say something of leads to come, and wait with them. The others are to be obeyed now. */
const PATIENT_COMMAND = /^(init|identify|consent|on)$/;

/** Whether these options, in whatever form, have to be obeyed before a visitor reaches for a control. */
const isUrgent = (options: unknown) => URGENT_OPTION.test(options + '');

/** Calls the function where a command has to be obeyed now: a call that waits in the list, or that is added to it. */
export function onUrgentCommand(calls: ArrayLike<unknown>[], act: () => void): void {
  const look = quiet(({ 0: name, 1: options }: ArrayLike<unknown>) => {
    if (!PATIENT_COMMAND.test(name + '') || isUrgent(JSON.stringify(options))) act();
  });
  calls.forEach(look);
  const push = calls.push;
  calls.push = (...added) => {
    added.forEach(look);
    return push.apply(calls, added);
  };
}

/** Calls the function where an option of the tag, the page's address or an earlier page of this tab asks for it. */
export function onUrgentOption(tag: HTMLScriptElement, act: () => void): void {
  if (isUrgent(tag.outerHTML + location.search) || sessionStorage['driftrock:debug']) act();
}

/** Calls the function where earlier pages have left something to send. */
export function onWaiting(act: () => void): void {
  if (Object.keys(localStorage).some((key) => WAITING.test(key))) act();
}

/** Whether it is a control, is in an editor, or is a component whose inside a page may not look into. */
const isEntered = (element: Element) => !!element.closest(ENTERED) || /-/.test(element.localName);

/**
 * Calls the function when the visitor reaches for a control, also one in an open shadow root or a frame of the site's
 * own, or submits a form, whatever was in it.
 */
export function onReach(act: () => void): void {
  const reach = quiet((element: EventTarget | null) => isEntered(element as Element) && act());
  for (const type of ['focusin', 'pointerdown', 'keydown', 'input'])
    listen(window, type, (event) => reach(event.composedPath()[0]!));
  listen(window, 'submit', act);
  // A frame has got the focus. This throws for what is none, and for one into which this page may not look.
  listen(window, 'blur', () => (document.activeElement as HTMLIFrameElement).contentDocument!.body && act());
  // The page may have set the focus, or the visitor was quick.
  reach(document.activeElement);
}

/**
 * Calls the function once the page has a control that could hold a contact: now, when the page has been read, or when
 * it adds one.
 *
 * Looking costs a part of what adding costs the page: only what is added is looked at, and nothing by a timer. Shadow
 * roots are not looked into.
 */
export function onControl(act: () => void): void {
  const look = quiet((root: Node) => {
    if ((root as Element).querySelector(CONTACT) || (root as Element).matches(CONTACT)) act();
  });
  const watch = () => {
    look(document);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) addedNodes.forEach(look);
    }).observe(document, { childList: true, subtree: true });
  };
  look(document);
  // A page that is still being read adds everything.
  if (document.readyState === 'loading') listen(document, 'DOMContentLoaded', watch);
  else watch();
  // A frame of the site's own.
  listen(window, 'load', ({ target }) => look((target as HTMLIFrameElement).contentDocument!));
}
