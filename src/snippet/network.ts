/** The page's own requests, watched while a submission is open and no longer. */

/** Hears of the page's requests. */
export interface RequestListener {
  /** Whether a request with this text in its body or URL matters. */
  matters(text: string): boolean;
  onStart(): void;
  /** @param isOk answered with 2xx or 3xx; false for everything else, a network failure included */
  onEnd(isOk: boolean): void;
}

/**
 * Hears every fetch, XMLHttpRequest and beacon of the page from now on; returns what ends it.
 *
 * The page feels nothing: each wrapper calls the original with the same `this` and arguments, gives back its very result, and
 * never reads a body that can be read only once. Wrappers that others have put on top stay where they are.
 */
export function watchRequests(listener: RequestListener): () => void {
  const undo = [
    wrap(window, 'fetch', (args: Parameters<typeof fetch>, result: ReturnType<typeof fetch>) => {
      if (carries(listener, args[0], args[1]?.body)) track(listener, result.then(({ status }) => status < 400));
    }),
    wrap(XMLHttpRequest.prototype, 'send', (args: [body?: unknown], _result: void, request: XMLHttpRequest) => {
      if (!carries(listener, '', args[0])) return;
      track(listener, new Promise((resolve) => request.addEventListener('loadend', () => resolve(request.status > 0 && request.status < 400))));
    }),
    wrap(Navigator.prototype, 'sendBeacon', (args: Parameters<Navigator['sendBeacon']>) => {
      if (carries(listener, args[0], args[1])) track(listener, Promise.resolve(true));
    }),
  ];
  return () => undo.forEach((end) => end());
}

function track(listener: RequestListener, isOk: Promise<boolean>): void {
  listener.onStart();
  isOk.then(listener.onEnd, () => listener.onEnd(false));
}

// A Request can be read but once, so it may carry anything; a Blob or a buffer is what analytics send.
function carries({ matters }: RequestListener, target: unknown, body: unknown): boolean {
  if (body instanceof FormData) return [...body.values()].some((value) => typeof value === 'string' && matters(value));
  if (target instanceof Request) return !/^(GET|HEAD)$/.test(target.method);
  return matters(String(target)) || matters(String(body));
}

/** Replaces a method until the returned function is called; `onCall` hears arguments, result and `this` of each call. */
function wrap<T extends object, A extends unknown[], R>(
  owner: T,
  name: keyof T,
  onCall: (args: A, result: R, self: T) => void,
): () => void {
  const original = owner[name] as (...args: A) => R;
  let isOn = true;
  const wrapper = function (this: T, ...args: A): R {
    const result = original.apply(this, args);
    try {
      if (isOn) onCall(args, result, this);
    } catch {
      // A body or an argument of a kind we do not know: the page's call has already been made as it was meant.
    }
    return result;
  };
  Object.assign(owner, { [name]: wrapper });
  return () => {
    isOn = false;
    if (owner[name] === wrapper) Object.assign(owner, { [name]: original });
  };
}
