/** The page's own requests, watched while a submission is open and no longer. */

/**
 * Hears of each request that goes out: all of it that is text, undefined where it cannot be read without using it up.
 *
 * @param readStatus the status of its answer, 0 where the page may not know it; whoever does not ask leaves no trace
 */
export type OnRequest = (text: string | undefined, readStatus: () => Promise<number>) => void;

/**
 * Hears every fetch, XMLHttpRequest and beacon of the page from now on; returns what ends it.
 *
 * The page feels nothing: each wrapper calls the original with the same `this` and arguments, gives back its very result, and
 * never reads a body that can be read only once. A wrapper that others have put on top of it stays, and does nothing more.
 */
export function watchRequests(onRequest: OnRequest): () => void {
  const undo = [
    wrap(window, 'fetch', (answer: Promise<Response>, _self, [target, options]: [unknown, RequestInit?]) =>
      onRequest(target instanceof Request && !/GET|HEAD/.test(target.method) ? undefined : textOf(target) + textOf(options && options.body), () => answer.then(({ status }) => status)),
    ),
    wrap(XMLHttpRequest.prototype, 'send', (_nothing, request: XMLHttpRequest, [body]) =>
      onRequest(textOf(body), () => new Promise((resolve) => request.addEventListener('loadend', () => resolve(request.status)))),
    ),
    wrap(Navigator.prototype, 'sendBeacon', (_isQueued: boolean, _self, [url, body]) => onRequest(textOf(url) + textOf(body), () => Promise.resolve(200))),
  ];
  return () => undo.forEach((end) => end());
}

// Files in FormData, and what can be read but once, print as their kind.
const textOf = (part: unknown) => (part instanceof FormData ? [...part.values()] : part) + '';

/** Replaces a method until the returned function is called; `onCall` hears result, `this` and arguments of each call. */
function wrap<T extends object, R, S, A extends unknown[]>(owner: T, name: keyof T, onCall: (result: R, self: S, args: A) => void): () => void {
  const original = owner[name] as ((...args: A) => R) | undefined;
  let isOn = true;
  const wrapper = function (this: S, ...args: A): R {
    const result = original!.apply(this, args);
    try {
      if (isOn) onCall(result, this, args);
    } catch {
      // An argument of a kind we do not know: the page's call has already been made as it was meant.
    }
    return result;
  };
  try {
    if (original) owner[name] = wrapper as T[keyof T];
  } catch {
    // Frozen by the page: its requests go unheard.
  }
  return () => {
    isOn = false;
    if (owner[name] === wrapper) owner[name] = original as T[keyof T];
  };
}
