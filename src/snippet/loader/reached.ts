/** Where the visitor has been before the whole file came. */

/** What is noted until the whole file has come, and is told to it then. */
export interface Reached {
  /** A control that the visitor has reached; the window, for one in a frame. */
  note(target: EventTarget): void;
  /** Tells a whole file that has just run. */
  tell(): void;
}

/**
 * Nothing reached yet.
 *
 * What the snippet notes of a form, a shadow root and a frame at the first visit, it notes when it is told: another
 * focus in the same shadow root does not reach the window (DOM standard, "dispatch": a retargeted `relatedTarget`). The
 * page hears nothing of it: the snippet listens at the window, and who comes after it is not asked.
 */
export function createReached(): Reached {
  let reached: Set<EventTarget> | undefined = new Set<EventTarget>();
  const keepFromPage = (event: Event) => event.stopImmediatePropagation();
  return {
    note(target) {
      if (!reached) return;
      // The last one is told last: it is where the visitor is.
      reached.delete(target);
      reached.add(target);
    },
    tell() {
      const told = reached!;
      // From now on the loader's own listeners, which hear it, too, note nothing.
      reached = undefined;
      told.forEach((target) => {
        // The events by which the snippet knows that a control has the focus, and that a frame has it.
        const type = target === window ? 'blur' : 'focusin';
        addEventListener(type, keepFromPage, true);
        target.dispatchEvent(new Event(type, { composed: true }));
        removeEventListener(type, keepFromPage, true);
      });
    },
  };
}
