/** What a visitor does: events as a browser sends them. */

/** The same event, as one that the visitor has caused. */
export function trusted<E extends Event>(event: E): E {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}

const send = (element: Element, event: Event) => element.dispatchEvent(trusted(event));
const everywhere = { bubbles: true, composed: true, cancelable: true };

/** The visitor comes into the control. */
export const reach = (control: Element) => send(control, new FocusEvent('focusin', everywhere));

/** The visitor enters this. */
export function enter(control: Element, value: string): void {
  reach(control);
  Object.assign(control, { value });
  send(control, new Event('input', everywhere));
}

/** The visitor's pointer is down on the element: a click follows, or nothing. */
export const pressDown = (element: Element) => send(element, new PointerEvent('pointerdown', everywhere));

/** The browser takes the pointer that is down for a scroll. */
export const scroll = (element: Element) => send(element, new PointerEvent('pointercancel', everywhere));

/** The visitor presses the element. */
export const press = (element: Element) => send(element, new MouseEvent('click', everywhere));

/** The visitor presses a key. */
export const pressKey = (element: Element, key: string, more: KeyboardEventInit = {}) =>
  send(element, new KeyboardEvent('keydown', { ...everywhere, key, ...more }));

/** The form is submitted; what the page's handlers have made of the event. */
export function submit(form: Element, submitter: HTMLElement | null = null): Event {
  const event = trusted(new SubmitEvent('submit', { ...everywhere, composed: false, submitter } as SubmitEventInit));
  form.dispatchEvent(event);
  return event;
}
