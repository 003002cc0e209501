/** What the visitor does on the page: where they have been, what they press, enter and submit. */
import { CONTROL, EDITOR } from '../form/control-kinds';
import { controlsOf, type Description } from '../form/controls';
import { isForm, own } from '../form/form-access';
import { hiddenValues, noteFilledByPress, type ValuesAtTouch } from '../form/honeypot';
import { elementsIn, scopeOf } from '../form/scope';
import { isSeen } from '../form/visibility';
import { afterPaint } from '../listen';
import type { Listeners } from './places';
import { type MessageKeys, readStanding } from './evidence/messages';
import { questionsIn } from './evidence/next-step';
import { watchShown } from './evidence/shown';

// What is pressed is small: a word or two, an icon; never a part of the page.
const MAX_PRESSED_TEXT = 80;
const MAX_PRESSED_ELEMENTS = 20;
// A page's own key handler clicks for the visitor at once.
const KEY_CLICK_MS = 1_000;

/** What the page was like when the visitor first touched a form. */
export interface Touch {
  /** What it said near the form. */
  standing: MessageKeys;
  /** What it says there by now, and what it said elsewhere of the attempt before. */
  shown: MessageKeys;
  said: MessageKeys;
  /** What it asked there. */
  questions: Set<string>;
  /** What those of its controls held that nobody can see. */
  hidden: ValuesAtTouch;
  /** The answers that the page has turned down and sent nowhere, as `Lead.text`. */
  refused?: string;
}

type Pressed = HTMLButtonElement & Partial<HTMLAnchorElement>;

/** What is known of the visitor by now. */
export interface VisitorInput {
  /** Controls that were passwords before an eye button showed them, and what they held then. */
  passwords: Set<unknown>;
  /** Controls the visitor has been in while they could be seen. */
  visited: WeakSet<Element>;
  /** What the visitor has been in that belongs to no form. */
  formless: Set<Element>;
  /** Something was done since this was set back. */
  hasActed: boolean;
  /** When something was last pressed; 0 where something was entered since. */
  pressedAt: number;
  button?: Pressed | undefined;
  /** What controls have said of themselves, so that a submission need not wait for it. */
  known: WeakMap<Element, Description>;
  /** The form that the visitor was in last; undefined for a control in none. */
  lastForm?: Element | null | undefined;
  touches: WeakMap<Element, Touch>;
}

/** Who is told of what the visitor does. */
export interface VisitorListeners {
  /** A form is submitted; or something is pressed that may send the form, or what is around it in no form. */
  onAttempt(form: Element, event: Event, isPress: boolean): void;
  /** The visitor is about to do something: what the form holds now, the page has left there. */
  onTouch(): void;
  /** Something is pressed, wherever. */
  onPressed(): void;
  /** Something is entered, by the visitor or by the page. */
  onInput(event: Event): void;
  /** A plain button is pressed, which may be an answer. */
  onChoice(button: Element): void;
}

/** Whether a press begins by it, of which a click may follow, or a scroll. */
export const isPointerDown = ({ type }: Event): boolean => type === 'pointerdown';

const elementsOf = (event: Event) =>
  event.composedPath().filter((node): node is Pressed => (node as Node).nodeType === Node.ELEMENT_NODE);

/** The element where an event began, also inside an open shadow root. */
export const targetOf = (event: Event): HTMLFormElement & HTMLInputElement => event.composedPath()[0] as never;

// A `button` without a type is one that submits.
const isSubmit = ({ type }: Pressed) => /^(submit|image)$/.test(type);
const isButton = (element: Pressed) =>
  /^(submit|image|button)$/.test(element.type) || element.matches('a,[role=button]');
/**
 * Whether another button of the form submits it: then this one does something else: it looks an address up, prints,
 * closes.
 */
const isAside = (path: Pressed[], form: Element) =>
  !path.some(isSubmit) &&
  [...own(form, 'querySelectorAll')<Pressed>('button,input')].some(
    (one) => isSubmit(one) && /\p{L}/u.test(one.textContent + one.value) && isSeen(one),
  );

/** Whether it is a button, or small: pages draw their buttons as they like. */
function isPressable(element: Pressed): boolean {
  if (isButton(element)) return true;
  const label = element.closest('label');
  if ((label && label.control) || element.closest(`${CONTROL},${EDITOR}`)) return false;
  const inside = elementsIn(element, MAX_PRESSED_ELEMENTS);
  if (inside.length === MAX_PRESSED_ELEMENTS || inside.some((part) => part.matches(CONTROL))) return false;
  return element.textContent!.trim().length <= MAX_PRESSED_TEXT;
}

/** Nothing done yet. */
export const createVisitorInput = (): VisitorInput => ({
  passwords: new Set(),
  visited: new WeakSet(),
  known: new WeakMap(),
  formless: new Set(),
  hasActed: false,
  pressedAt: 0,
  touches: new WeakMap(),
});

/**
 * Where a button belongs that is in no form: to the form next to it, of a dialog for instance, or to what is around it.
 */
function placeOf({ lastForm, formless }: VisitorInput, pressed: Element): Element | undefined {
  if (lastForm) return own(lastForm, 'isConnected') ? lastForm : undefined;
  const entered = [...formless].filter((control) => control.isConnected);
  if (!entered[0]) return undefined;
  let place: Element | null = pressed.matches(CONTROL) ? outerOf(pressed) : pressed;
  while (place && !entered.every((control) => holds(place!, control))) place = outerOf(place);
  return place || undefined;
}

const outerOf = (element: Element): Element | null => element.parentElement || hostOf(element);

/** Whether it is in the place, or in a shadow root there. */
const holds = (place: Element, element: Element | null): boolean =>
  !!element && (place.contains(element) || holds(place, hostOf(element)));

/** Notes passwords before an eye button of the page shows them as text, or puts another control in their place. */
function notePasswords({ passwords, formless, lastForm }: VisitorInput, event: Event): void {
  const form: Element | null | undefined = targetOf(event).form || lastForm;
  const inForm = form ? own(form, 'querySelectorAll')<HTMLInputElement>('[type=password]') : [];
  for (const control of [...inForm, ...formless, targetOf(event)] as HTMLInputElement[]) {
    if (control.type === 'password') passwords.add(control).add(control.value);
  }
}

const hostOf = (element: Element): Element | null => (element.getRootNode() as Partial<ShadowRoot>).host || null;

/** Notes that the visitor is in a control that can be seen, and in the components around it, one of which may be it. */
function noteVisit({ visited }: VisitorInput, event: Event): void {
  if (!isSeen(targetOf(event))) return;
  for (let control: Element | null = targetOf(event); control; control = hostOf(control)) visited.add(control);
}

/** Notes what the form is like, when the visitor first touches it. */
function noteTouch({ touches, known }: VisitorInput, form: Element): void {
  if (touches.has(form)) return;
  controlsOf(form, known);
  const scope = scopeOf(form);
  const hidden = hiddenValues(own(form, 'querySelectorAll')(CONTROL));
  const standing = readStanding(scope);
  const touch: Touch = { standing, shown: standing, said: new Set(), questions: questionsIn(scope.near), hidden };
  touches.set(form, touch);
  watchShown(
    scope,
    () => touches.get(form) !== touch,
    (shown) => (touch.shown = shown),
  );
}

/** Notes what the page fills because of this press. */
function noteFilled({ lastForm, touches }: VisitorInput): void {
  const touch = lastForm && touches.get(lastForm);
  if (touch) noteFilledByPress(touch.hidden);
}

const formOf = (visitor: VisitorInput, event: Event, pressed: Pressed) =>
  pressed.form || elementsOf(event).find(isForm) || placeOf(visitor, pressed);

/** A pointer is down, or has clicked: some pages send at once, and let no click follow (Drupal's Ajax forms). */
function onPress(visitor: VisitorInput, event: Event, { onChoice, onAttempt }: VisitorListeners): void {
  const path = elementsOf(event);
  // What is drawn as a button may be a part of one.
  const button = path.find((element) => !isForm(element) && isButton(element));
  const pressed = button || path[0]!;
  const form = formOf(visitor, event, pressed);
  visitor.button = button;
  if (!isPressable(pressed)) return;
  if (!isPointerDown(event) && (!isSubmit(pressed) || !pressed.form)) onChoice(pressed);
  if (form && !(isForm(form) && isAside(path, form))) onAttempt(form, event, true);
}

function onKeyDown(visitor: VisitorInput, event: KeyboardEvent, { onAttempt }: VisitorListeners): void {
  const { key, isComposing, isTrusted } = event;
  const target = targetOf(event);
  // A button is clicked by its key; while a word is composed, Enter only takes the word.
  if (key !== 'Enter' || isComposing || !isTrusted || target.matches(`button,a,${EDITOR}`)) return;
  visitor.button = undefined;
  const form = formOf(visitor, event, target as unknown as Pressed);
  if (form) onAttempt(form, event, true);
}

function onFocusIn(visitor: VisitorInput, event: Event): void {
  const control = targetOf(event);
  // The document itself may have the focus.
  if (!control.matches) return;
  noteVisit(visitor, event);
  if (!control.matches(`${CONTROL},${EDITOR}`)) return;
  visitor.lastForm = control.form || elementsOf(event).find(isForm);
  notePasswords(visitor, event);
  const { lastForm } = visitor;
  if (lastForm) return afterPaint(() => noteTouch(visitor, lastForm));
  visitor.formless.add(control);
}

/**
 * The listeners by which the visitor is heard, all for the capture phase: of events that cross the border of a shadow
 * root, and of others.
 */
export function listenersOf(
  visitor: VisitorInput,
  listeners: VisitorListeners,
): { composed: Listeners; inner: Listeners } {
  const { onAttempt, onPressed, onTouch, onInput } = listeners;
  const notePress = () => {
    onPressed();
    Object.assign(visitor, { hasActed: true, pressedAt: Date.now() });
  };
  // At the latest now: a visitor who types at once does so before anything is painted.
  const noteLastForm = () => visitor.lastForm && noteTouch(visitor, visitor.lastForm);
  const onChange = (event: Event) => {
    noteLastForm();
    noteVisit(visitor, event);
  };
  const onEntry = (event: Event) => {
    // In a frame the visitor may have been in the control before there was anybody to hear it.
    if (event.isTrusted && !visitor.visited.has(targetOf(event))) onFocusIn(visitor, event);
    noteLastForm();
    onInput(event);
    // A page that reads its form while the visitor types (it saves drafts, it counts) does not do so because of a
    // press.
    if (event.isTrusted) Object.assign(visitor, { hasActed: true, pressedAt: 0 });
  };
  const onClicked = (event: Event) => {
    const isVisitors = event.isTrusted || Date.now() - visitor.pressedAt < KEY_CLICK_MS;
    notePress();
    notePasswords(visitor, event);
    if (event.isTrusted) noteFilled(visitor);
    if (isVisitors) onPress(visitor, event, listeners);
  };
  const onKey = (event: Event) => {
    if (/^(Enter|Escape)$/.test((event as KeyboardEvent).key)) notePress();
    onTouch();
    onKeyDown(visitor, event as KeyboardEvent, listeners);
  };
  const onReach = (event: Event) => {
    onTouch();
    onFocusIn(visitor, event);
  };
  return {
    composed: [
      ['pointerdown', (event) => event.isTrusted && onPress(visitor, event, listeners)],
      ['click', onClicked],
      ['keydown', onKey],
      ['focusin', onReach],
      ['input', onEntry],
    ],
    inner: [
      ['submit', (event) => isForm(targetOf(event)) && onAttempt(targetOf(event), event, false)],
      ['change', onChange],
    ],
  };
}
