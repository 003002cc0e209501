/** Listeners and timers that cannot harm the page. */

/** The same function, but what it throws stays inside: a mistake of ours must not surface in somebody's page. */
export function quiet<A extends unknown[]>(act: (...args: A) => unknown): (...args: A) => void {
  return (...args) => {
    try {
      act(...args);
    } catch {
      // Nothing of the page's depends on it, and no lead in the outbox is touched.
    }
  };
}

/**
 * Acts once the browser has drawn what the present task has changed: then to ask where things are costs no second
 * layout.
 */
export const afterPaint = (act: () => void): void => void requestAnimationFrame(() => setTimeout(quiet(act)));

const ofWindow: (() => void)[] = [];

const listenIn =
  (isCapture: boolean) =>
  <E extends Event>(target: EventTarget, type: string, act: (event: E) => unknown): void => {
    const listener = quiet(act) as EventListener;
    const add = () => target.addEventListener(type, listener, isCapture);
    add();
    if (target === window) ofWindow.push(add);
  };

/**
 * Hears the event in the capture phase, before the page's own handlers can stop it, without ever throwing into the
 * page.
 */
export const listen = listenIn(true);

/** Hears the event when the page's own handlers of its target have, without ever throwing into the page. */
export const listenLate = listenIn(false);

/**
 * Hears again what was heard at the window: `document.open` takes all listeners away (HTML standard, "document open
 * steps"), and nothing says so.
 */
export const listenAgain = (): void => ofWindow.forEach((add) => add());
