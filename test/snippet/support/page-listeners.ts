/** A page that goes: what one test has listening is not heard in the next. */
import { afterEach, beforeEach, vi } from 'vitest';

/** From each test's beginning to its end, takes down every listener that is added to window and document. */
export function forgetPageListeners(): void {
  const undo: (() => void)[] = [];

  beforeEach(() => {
    for (const target of [window, document]) {
      const add = target.addEventListener.bind(target);
      const spy = vi
        .spyOn(target, 'addEventListener')
        .mockImplementation(
          (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions) => {
            undo.push(() => target.removeEventListener(type, listener, options));
            add(type, listener, options);
          },
        );
      undo.push(() => spy.mockRestore());
    }
  });

  afterEach(() => {
    undo.splice(0).forEach((act) => act());
  });
}
