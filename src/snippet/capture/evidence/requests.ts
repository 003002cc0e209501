/**
 * The page's own requests and alerts, watched while a submission is open and no longer.
 *
 * The page it exists for: every page that sends its form by script, and is turned down or thanked by its server.
 */
import { quiet } from '../../listen';
import { isAffirmation, isRefusal } from './refusal';
import { MAX_BYTES, type RequestText, textOf, textOfForm } from './request-text';
import { watchUnheard } from './unheard-requests';

/** The status of an answer; undefined where none came, or none that the page may read. */
export type Answer = Promise<number | undefined>;

/**
 * Hears of each request that goes out: its address and its body.
 *
 * @param readAnswer undefined for what is never answered (a beacon); not calling it leaves no trace. What it is given
 *   hears that an answer comes in, before the page can hear it
 */
export type OnRequest = (texts: RequestText[], readAnswer: ReadAnswer | undefined) => void;

type ReadAnswer = (onHead: () => void) => Answer;

/** The parts of a window whose methods are wrapped; a frame of the page's own has others than the page. */
export type PageWindow = Window & typeof globalThis;

/** Of a good answer whose body says that it is none, or that it is one, the status that it should have had. */
function statusOf(status: number, body: unknown): number | undefined {
  if (status >= 400) return status;
  // A server that says "created" has taken it, whatever is false in the record that it gives back; and one that was
  // asked for several things at once, something of them.
  if (status !== AFFIRMED && status !== MULTI_STATUS && isRefusal(body)) return REFUSED;
  // Fetch standard, "opaque filtered response": a status that the page may not read is 0.
  return (isAffirmation(body) ? AFFIRMED : status) || undefined;
}
// RFC 9110 §15.5.21, "422 Unprocessable Content".
const REFUSED = 422;
// RFC 4918 §11.1.
const MULTI_STATUS = 207;
/** The status of what was taken, and not just answered: RFC 9110 §15.3.2, "201 Created". */
export const AFFIRMED = 201;

const answerOf = (request: XMLHttpRequest, onHead: () => void): Answer =>
  new Promise((resolve) => {
    const tell = () =>
      resolve(statusOf(request.status, /^(text|json)?$/.test(request.responseType) && request.response));
    if (request.readyState === XMLHttpRequest.DONE) return tell();
    // XMLHttpRequest standard: the next is "headers received".
    request.addEventListener('readystatechange', onHead);
    request.addEventListener('loadend', tell);
  });

/** The answer of a fetch; a short text is read from a copy, before the page reads its own. */
const responseOf = async (answer: Promise<Response>, onHead: () => void): Answer => {
  const response = await answer;
  onHead();
  const { status, headers, bodyUsed } = response;
  // PHP says of JSON, too, that it is HTML. What is sent bit by bit (`text/event-stream`) may have no end.
  const isText =
    /[/+]json|text\/(html|plain|x-component)/.test(headers.get('Content-Type')!) &&
    !(+headers.get('Content-Length')! > MAX_BYTES);
  // A request whose own body came late is asked about when the page may have read the answer.
  return statusOf(status, isText && !bodyUsed && (await response.clone().text()));
};

/**
 * Hears every fetch, XMLHttpRequest, beacon, socket message, opened address and alert of the page from now on;
 * returns what ends it.
 *
 * The page feels nothing: each wrapper calls the original with the same `this` and arguments, gives back its very
 * result, and never reads a body that can be read only once. A wrapper that others have put on top of it stays.
 */
export function watchRequests(page: PageWindow, onRequest: OnRequest, onAlert: (text: string) => void): () => void {
  const { XMLHttpRequest: Request, Navigator, WebSocket } = page;
  const addresses = new WeakMap<object, unknown>();
  const unheard = watchUnheard(page, (texts) => onRequest(texts, undefined));
  const onCall: OnRequest = (texts, readAnswer) => {
    unheard.note();
    onRequest(texts, readAnswer);
  };
  // What is never answered.
  const onSent =
    (tell: OnRequest): OnCall =>
    (args) => {
      const texts = args.map(textOf);
      return () => tell(texts, undefined);
    };
  const onMessage = quiet(() => onRequest([undefined], undefined));
  const undo = [
    wrap(page, 'fetch', ([input, init]) => {
      const texts = [textOf(input), textOf(init && (init as RequestInit).body)];
      return (answer) => onCall(texts, (onHead) => responseOf(answer as Promise<Response>, onHead));
    }),
    wrap(Request.prototype, 'open', ([, url], self) => void addresses.set(self, url)),
    wrap(Request.prototype, 'send', ([body], self) => {
      // The answers are in the body, or in the address.
      const texts = [textOf(addresses.get(self)), textOf(body)];
      return () => onCall(texts, (onHead) => answerOf(self as XMLHttpRequest, onHead));
    }),
    wrap(Navigator.prototype, 'sendBeacon', onSent(onCall)),
    // The answers may have gone by it before: then a word says that they are meant.
    wrap(
      WebSocket.prototype,
      'send',
      onSent((texts) => {
        onRequest(texts, undefined);
        onRequest([undefined], undefined);
      }),
    ),
    // By this method a form is sent without an event, perhaps one that nobody has seen, into a frame.
    wrap(page.HTMLFormElement.prototype, 'submit', (_args, form) => {
      const text = textOfForm(form as HTMLFormElement);
      return () => onRequest([text], undefined);
    }),
    // A message for a messenger: its address holds the answers.
    wrap(page, 'open', onSent(onRequest)),
    // What is handed to another thread may be sent there.
    ...[page.Worker, page.ServiceWorker, page.MessagePort, page.BroadcastChannel].map((type) =>
      type ? wrap(type.prototype, 'postMessage', onSent(onRequest)) : () => {},
    ),
    wrap(page, 'alert', ([text]) => onAlert(`${text}`)),
    unheard.stop,
    () => page.removeEventListener('message', onMessage),
  ];
  // What was handed to a frame may have been sent there, and this be the answer.
  page.addEventListener('message', onMessage);
  return () => undo.forEach((end) => end());
}

/** What is to be done with a call: before it is made, and with its result. */
type OnCall = (args: unknown[], self: object) => void | ((result: unknown) => void);

/** Replaces a method until the returned function is called. */
function wrap<T extends object>(owner: T, name: keyof T, onCall: OnCall): () => void {
  const original = owner[name] as ((...args: unknown[]) => unknown) | undefined;
  const wrapper = function (this: object, ...args: unknown[]): unknown {
    let onResult: ReturnType<OnCall> = undefined;
    // An argument or a result of a kind that we do not know: the page's call is made as it was meant.
    quiet(() => (onResult = onCall(args, this)))();
    const result = original!.apply(this, args);
    quiet(() => onResult && onResult(result))();
    return result;
  };
  // Not by assignment, which throws where the page has frozen it: its requests then go unheard.
  if (original) Reflect.set(owner, name, wrapper);
  return () => void (owner[name] === wrapper && Reflect.set(owner, name, original));
}
