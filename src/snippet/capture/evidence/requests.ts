/**
 * The page's own requests and alerts, watched while a submission is open and no longer.
 *
 * The page it exists for: every page that sends its form by script, and is turned down or thanked by its server.
 */
import { joinTexts, type RequestText, textOf } from './request-text';

/** The status of an answer; undefined where none came, or none that the page may read. */
export type Answer = Promise<number | undefined>;

/**
 * Hears of each request that goes out.
 *
 * @param readAnswer undefined for what is never answered (a beacon, a socket); not calling it leaves no trace
 */
export type OnRequest = (text: RequestText, readAnswer: (() => Answer) | undefined) => void;

/** The parts of a window whose methods are wrapped; a frame of the page's own has others than the page. */
export type PageWindow = Window & typeof globalThis;

// Fetch standard, "opaque filtered response": a status that the page may not read is 0.
const statusOf = (status: number) => status || undefined;

const answerOf = (request: XMLHttpRequest): Answer =>
  new Promise((resolve) => {
    const tell = () => resolve(statusOf(request.status));
    if (request.readyState === XMLHttpRequest.DONE) tell();
    else request.addEventListener('loadend', tell);
  });

/**
 * Hears every fetch, XMLHttpRequest, beacon, socket message and alert of the page from now on; returns what ends it.
 *
 * The page feels nothing: each wrapper calls the original with the same `this` and arguments, gives back its very result, and
 * never reads a body that can be read only once. A wrapper that others have put on top of it stays.
 */
export function watchRequests(page: PageWindow, onRequest: OnRequest, onAlert: (text: string) => void): () => void {
  const addresses = new WeakMap<object, unknown>();
  const undo = [
    wrap(page, 'fetch', ([input, init]) => {
      const text = joinTexts(textOf(input), textOf(init && (init as RequestInit).body));
      return (answer) => onRequest(text, () => (answer as Promise<Response>).then(({ status }) => statusOf(status)));
    }),
    wrap(page.XMLHttpRequest.prototype, 'open', ([, url], self) => void addresses.set(self, url)),
    wrap(page.XMLHttpRequest.prototype, 'send', ([body], self) => {
      // The answers are in the body, or in the address.
      const text = joinTexts(`${addresses.get(self) || ''}`, textOf(body));
      return () => onRequest(text, () => answerOf(self as XMLHttpRequest));
    }),
    wrap(page.Navigator.prototype, 'sendBeacon', ([url, body]) => {
      const text = joinTexts(`${url}`, textOf(body));
      return () => onRequest(text, undefined);
    }),
    wrap(page.WebSocket.prototype, 'send', ([body]) => {
      const text = textOf(body);
      return () => onRequest(text, undefined);
    }),
    wrap(page, 'alert', ([text]) => () => onAlert(`${text}`)),
  ];
  return () => undo.forEach((end) => end());
}

/** What is to be done with a call: before it is made, and with its result. */
type OnCall = (args: unknown[], self: object) => void | ((result: unknown) => void);

/** Replaces a method until the returned function is called. */
function wrap<T extends object>(owner: T, name: keyof T, onCall: OnCall): () => void {
  const original = owner[name] as ((...args: unknown[]) => unknown) | undefined;
  const wrapper = function (this: object, ...args: unknown[]): unknown {
    let onResult: ReturnType<OnCall> = undefined;
    try {
      onResult = onCall(args, this);
    } catch {
      // An argument of a kind that we do not know: the page's call is made as it was meant.
    }
    const result = original!.apply(this, args);
    try {
      if (onResult) onResult(result);
    } catch {
      // A result of a kind that we do not know is the page's own.
    }
    return result;
  };
  // Not by assignment, which throws where the page has frozen it: its requests then go unheard.
  if (original) Reflect.set(owner, name, wrapper);
  return () => void (owner[name] === wrapper && Reflect.set(owner, name, original));
}
