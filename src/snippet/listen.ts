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

/** Hears the event in the capture phase, before the page's own handlers can stop it, without ever throwing into the page. */
export function listen<E extends Event>(target: EventTarget, type: string, act: (event: E) => unknown): void {
  target.addEventListener(type, quiet(act) as EventListener, true);
}
