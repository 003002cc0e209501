/** Where the visitor has been before the whole file came. */

/** What is noted until the whole file has come, and is told to it then. */
export interface Reached {
  /** Something the visitor has reached, and the event by which the whole file would know it. */
  note(target: EventTarget, type: string): void;
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
  let reached: Map<EventTarget, string> | undefined = new Map<EventTarget, string>();
  const keepFromPage = (event: Event) => event.stopImmediatePropagation();
  return {
    note(target, type) {
      if (reached) reached.set(target, type);
    },
    tell() {
      reached!.forEach((type, target) => {
        addEventListener(type, keepFromPage, true);
        target.dispatchEvent(new FocusEvent(type, { composed: true }));
        removeEventListener(type, keepFromPage, true);
      });
      reached = undefined;
    },
  };
}
