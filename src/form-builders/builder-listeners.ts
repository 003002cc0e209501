/** Listeners that cannot harm the page. */

/** The same function, but what it throws stays inside: a mistake of ours must not surface in somebody's page. */
export function quiet<A extends unknown[]>(act: (...args: A) => unknown): (...args: A) => void {
  return (...args) => {
    try {
      act(...args);
    } catch {
      // Nothing of the page's depends on it.
    }
  };
}

/** Hears the event at the window, in the capture phase, before the page's own handlers can stop it. */
export function listen<E extends Event>(type: string, act: (event: E) => unknown): void {
  window.addEventListener(type, quiet(act) as EventListener, true);
}

/**
 * Looks now, when the page is ready, when it has loaded, and at each of the visitor's acts in it.
 *
 * For what another script brings, which may come after this one. No timer runs, so nothing polls for ever: a builder
 * whose script is not there when the visitor presses its button cannot send anything either, and a look costs the
 * reading of one name.
 */
export function lookOften(look: () => unknown): void {
  quiet(look)();
  for (const chance of ['DOMContentLoaded', 'load', 'focusin', 'click', 'submit']) listen(chance, look);
}
