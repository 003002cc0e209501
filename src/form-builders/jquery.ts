/** Events that only jQuery hears: what its `trigger` starts never gets to addEventListener. */
import { lookOften, quiet } from './builder-listeners';

/** An event as jQuery hands it on; what came with it follows as further arguments. */
export interface JQueryEvent {
  target: Element;
}

type JQuery = (target: Document) => { on(name: string, act: (...args: never[]) => void): void };

/**
 * Hears the jQuery event wherever in the document it is triggered, whenever jQuery comes.
 *
 * Heard once for each copy of jQuery that goes by the name: a page may bring its own after its builder's. One that has
 * never gone by `window.jQuery` is not heard.
 */
export function onJQuery(name: string, act: (event: JQueryEvent, ...about: unknown[]) => unknown): void {
  const page = window as unknown as { jQuery?: JQuery };
  const heard = new WeakSet<JQuery>();
  lookOften(() => {
    const { jQuery } = page;
    if (typeof jQuery !== 'function' || heard.has(jQuery)) return;
    heard.add(jQuery);
    jQuery(document).on(name, quiet(act));
  });
}
