/** What the visitor does on the page: where they have been, what they press, enter and submit. */
import { CONTROL, isSeen } from './controls';
import { isForm, own } from './form-access';
import { listen } from './listen';
import { readBaseline, type Remark, scopeOf } from './page-signs';

const BUTTON = 'button,[type=submit],[type=button],[type=image],a,[role=button]';
const SUBMIT = 'button:not([type=button]):not([type=reset]),[type=submit],[type=image]';
const LINK = 'a[href]:not([href^="#"]):not([href^=javascript])';
// What pages draw as a button of theirs (Semantic UI).
const DRAWN = '[onclick],[class*="button" i],[class*="btn" i],[class*="submit" i]';

// A search in no form.
const SEARCH = /search|such|recherche|busca|\bq\b/i;

/** What is known of the visitor by now. */
export interface Visit {
  /** Controls that were passwords before an eye button showed them, and what they held then. */
  passwords: Set<unknown>;
  /** Controls the visitor has been in while they could be seen. */
  visited: WeakSet<Element>;
  /** What the visitor has been in that belongs to no form and is no search. */
  loose: Set<Element>;
  /** Something was done since this was set back. */
  hasActed?: boolean;
  /** When something was last pressed; 0 where something was entered since. */
  pressedAt: number;
  button?: (HTMLButtonElement & Partial<HTMLAnchorElement>) | undefined;
  /** What the page said before the visitor began to fill in the form. */
  baselines: WeakMap<Element, Set<Remark>>;
  /** The baseline, taken now where there is none. */
  noteBaseline(form: Element): Set<Remark>;
}

const elementsOf = (event: Event) => event.composedPath().filter((node): node is HTMLButtonElement & HTMLAnchorElement => node instanceof Element);

const isSubmit = (element: Element) => own(element, 'matches')(SUBMIT);
const isDrawn = (element: Element) => !isForm(element) && element.matches(DRAWN) && !element.matches('label,' + CONTROL) && !element.querySelector(CONTROL);
// One that shows a sign, such as a question mark, is hardly what sends the form.
const isSender = (element: HTMLButtonElement) => isSeen(element) && (element.value || element.textContent!).trim().length > 2;
// Beside a button that submits, another one does something else: it looks an address up, prints, closes.
const isAside = (path: Element[], form: Element) => !path.some(isSubmit) && [...own(form, 'querySelectorAll')<HTMLButtonElement>(SUBMIT)].some(isSender);

/** The element where an event began, also inside an open shadow root. */
export const targetOf = (event: Event): HTMLFormElement & HTMLInputElement => event.composedPath()[0] as never;

/**
 * Hears the visitor from now on.
 *
 * @param onSubmission a form is submitted, or a button that belongs to it is pressed
 * @param onPress something is pressed, wherever
 * @param listenFurther whatever else is to be heard where the visitor is
 *
 * Listens at the window, in the capture phase, so that no handler of the page is earlier or can keep the event away; events
 * in open shadow roots do not get there, so each root is listened to once the visitor has reached into it.
 */
export function hearVisitor(
  onSubmission: (form: Element, event: Event, isPress: boolean) => void,
  onPress: () => void,
  listenFurther: (root: Window | Document | ShadowRoot) => void,
): Visit {
  const baselines: Visit['baselines'] = new WeakMap();
  const roots = new WeakSet<object>([document]);
  let lastForm: Element | null | undefined;

  const notePasswords = (event: Event) =>
    // Before an eye button of the page shows them as text, or puts another control in their place.
    (targetOf(event).getRootNode() as Document).querySelectorAll<HTMLInputElement>('[type=password]').forEach((password) => visit.passwords.add(password).add(password.value));

  const noteBaseline = (form: Element) => {
    const before = baselines.get(form) || readBaseline(scopeOf(form));
    baselines.set(form, before);
    return before;
  };

  // Of a component also the element that the page knows.
  const noteVisit = (event: Event) => isSeen(targetOf(event)) && visit.visited.add(targetOf(event)).add(event.target as Element);

  /** Where a button belongs that stands in no form: to the form beside it, of a dialog for instance, or to what it has around it and the visitor has been in. */
  const placeOf = (pressed: Element) => {
    if (lastForm) return own(lastForm, 'isConnected') ? lastForm : undefined;
    const entered = [...visit.loose];
    let place = entered[0] && pressed.parentElement;
    while (place && !entered.every((control) => place!.contains(control))) place = place.parentElement;
    return place;
  };

  const notePress = () => {
    visit.hasActed = true;
    visit.pressedAt = Date.now();
    onPress();
  };

  const listenIn = (root: Window | Document | ShadowRoot) => {
    if (roots.has(root)) return;
    roots.add(root);
    listen(root, 'submit', (event) => isForm(targetOf(event)) && onSubmission(targetOf(event), event, false));
    listen(root, 'change', noteVisit);
    listen(root, 'input', (event) => {
      if (!event.isTrusted) return;
      visit.hasActed = true;
      // A page that reads its form while the visitor types (it saves drafts, it counts) does not do so because of a press.
      visit.pressedAt = 0;
    });
    listenFurther(root);
  };

  const visit: Visit = { passwords: new Set(), visited: new WeakSet(), loose: new Set(), pressedAt: 0, baselines, noteBaseline };
  listenIn(window);
  listen(window, 'click', (event) => {
    const path = elementsOf(event);
    // What is drawn as a button may be a part of one.
    const button = path.find((element) => !isForm(element) && element.matches(BUTTON)) || path.find(isDrawn);
    const form = button && (button.form || path.find(isForm) || (!button.matches(LINK) && placeOf(event.target as Element)));
    visit.button = button;
    notePress();
    notePasswords(event);
    if (form && !isAside(path, form) && event.isTrusted) onSubmission(form, event, true);
  });
  listen(window, 'keydown', ({ key }: KeyboardEvent) => /Enter|Escape/.test(key) && notePress());
  listen(window, 'focusin', (event) => {
    const control = targetOf(event);
    listenIn(control.getRootNode() as ShadowRoot);
    notePasswords(event);
    noteVisit(event);
    const form = control.form || elementsOf(event).find(isForm);
    if (form) noteBaseline(form);
    if (control.matches(CONTROL)) {
      lastForm = form;
      visit.loose.forEach((other) => other.isConnected || visit.loose.delete(other));
      // As the page has it: a component, not what is inside.
      if (!form && !SEARCH.test([control.type, control.name, control.placeholder, control.id].join(' '))) visit.loose.add(event.target as Element);
    }
  });
  return visit;
}
