/** The page's own requests and dialogs, watched while a submission is open and no longer. */

/**
 * Hears of each request that goes out: all of it that is text; what can be read but once is there by its kind, `[object ...]`.
 *
 * @param readStatus the status of its answer, 0 for one that the page may not read, undefined for none; whoever does not ask leaves no trace
 */
export type OnRequest = (text: string, readStatus: () => Promise<number | undefined>) => void;

/**
 * Hears every fetch, XMLHttpRequest and alert of the page from now on; returns what ends it.
 *
 * The page feels nothing: each wrapper calls the original with the same `this` and arguments, gives back its very result, and
 * never reads a body that can be read only once. A wrapper that others have put on top of it stays.
 */
export function watchRequests(onRequest: OnRequest, onAlert: (text: string) => void): () => void {
  const undo = [
    wrap(window, 'fetch', (text, answer: Promise<Response>) => onRequest(text, () => answer.then(({ status }) => status))),
    // The answers are in the body, or in the address that `open` is given.
    ...(['open', 'send'] as const).map((name) =>
      wrap(XMLHttpRequest.prototype, name, (text, _nothing, request: XMLHttpRequest) =>
        onRequest(text, () => new Promise((resolve) => request.addEventListener('loadend', () => resolve(request.status || undefined)))),
      ),
    ),
    wrap(window, 'alert', onAlert),
  ];

  /** Replaces a method until the returned function is called. */
  function wrap<T extends object, R, S, A extends unknown[]>(owner: T, name: keyof T, onCall: (text: string, result: R, self: S) => void): () => unknown {
    const original = owner[name] as ((...args: A) => R) | undefined;
    const wrapper = function (this: S, ...args: A): R {
      const result = original!.apply(this, args);
      try {
        onCall(args.map(textOf).join(), result, this);
      } catch {
        // An argument of a kind we do not know: the page's call has already been made as it was meant.
      }
      return result;
    };
    // Not by assignment, which throws where the page has frozen it: its requests then go unheard.
    if (original) Reflect.set(owner, name, wrapper);
    return () => owner[name] === wrapper && Reflect.set(owner, name, original);
  }

  return () => undo.forEach((end) => end());
}

// Files in FormData, and what can be read but once, print as their kind.
function textOf(part: unknown): string {
  const { body, method, url } = (part || {}) as Request;
  if (part instanceof FormData) return [...part.values()].join();
  return part instanceof Request && method === 'GET' ? url : body ? textOf(body) : part + '';
}
