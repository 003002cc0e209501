/** What the visitor does on the page: where they have been, what they press, enter and submit. */
import { isSeen } from './controls';
import { isForm } from './form-access';
import { listen } from './listen';
import { readBaseline, type Remark, scopeOf } from './page-signs';

const BUTTON = 'button,[type=submit],[type=button],[type=image],a,[role=button]';

/** What is known of the visitor by now. */
export interface Visit {
  /** Controls that were passwords before an eye button showed them, and what they held then. */
  passwords: Set<unknown>;
  /** Controls the visitor has been in while they could be seen. */
  visited: WeakSet<Element>;
  /** Something was done since this was set back. */
  hasActed?: boolean;
  /** When something was last pressed; 0 where something was entered since. */
  pressedAt: number;
  button?: HTMLButtonElement | undefined;
  /** What the page said before the visitor began to fill in the form. */
  baselines: WeakMap<Element, Set<Remark>>;
  /** The baseline, taken now where there is none. */
  noteBaseline(form: Element): Set<Remark>;
}

/** The element where an event began, also inside an open shadow root. */
export const targetOf = (event: Event): HTMLFormElement & HTMLInputElement => event.composedPath()[0] as never;

/**
 * Hears the visitor from now on.
 *
 * @param onSubmission a form is submitted, or a button in it is pressed
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

  const notePasswords = (event: Event) =>
    // Before an eye button of the page shows them as text, or puts another control in their place.
    (targetOf(event).getRootNode() as Document).querySelectorAll<HTMLInputElement>('[type=password]').forEach((password) => visit.passwords.add(password).add(password.value));

  const noteBaseline = (form: Element) => {
    const before = baselines.get(form) || readBaseline(scopeOf(form));
    baselines.set(form, before);
    return before;
  };

  const noteVisit = (event: Event) => isSeen(targetOf(event)) && visit.visited.add(targetOf(event));

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

  const visit: Visit = { passwords: new Set(), visited: new WeakSet(), pressedAt: 0, baselines, noteBaseline };
  listenIn(window);
  listen(window, 'click', (event) => {
    const button = event.composedPath().find((node) => node instanceof Element && node.matches(BUTTON)) as HTMLButtonElement | undefined;
    const form = button && (button.form || button.closest('form'));
    visit.button = button;
    notePress();
    notePasswords(event);
    if (form && event.isTrusted) onSubmission(form, event, true);
  });
  listen(window, 'keydown', ({ key }: KeyboardEvent) => /Enter|Escape/.test(key) && notePress());
  listen(window, 'focusin', (event) => {
    const control = targetOf(event);
    listenIn(control.getRootNode() as ShadowRoot);
    notePasswords(event);
    noteVisit(event);
    if (control.form) noteBaseline(control.form);
  });
  return visit;
}
