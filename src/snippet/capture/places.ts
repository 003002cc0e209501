/** Where the visitor is heard: the window, open shadow roots, and frames of the page's own making. */
import { listen, listenLate, quiet } from '../listen';

/** Types of events, each with what hears it. */
export type Listeners = [type: string, act: (event: Event) => unknown][];
type Act = Listeners[number][1];

/** What is to be heard, and how. */
export interface Hearing {
  /** Events that cross the border of a shadow root (DOM standard, "composed"). */
  composed: Listeners;
  /** Events that do not. */
  inner: Listeners;
  /** Those of the latter that come after the page's own handlers. */
  late: Listeners;
}

/** Whether the window has a copy of the snippet of its own. */
const isServed = (view: Window) => {
  const { driftrock } = view as Window & { driftrock?: unknown };
  return typeof driftrock === 'function' && 'add' in driftrock;
};

/** The window of the frame that has the focus, where this page may look into it. */
const focusedFrame = (page: Document): Window | null | undefined => {
  const inner = page.activeElement && (page.activeElement as HTMLIFrameElement).contentDocument;
  return inner && inner.defaultView;
};

/** The same listeners, each changed. */
const mapListeners = (listeners: Listeners, change: (act: Act) => Act): Listeners =>
  listeners.map(([type, act]) => [type, change(act)]);

const addAll = (root: EventTarget, capturing: Listeners, bubbling: Listeners) => {
  for (const [type, act] of capturing) root.addEventListener(type, act, true);
  for (const [type, act] of bubbling) root.addEventListener(type, act);
};

/**
 * Hears the visitor at the window, in the capture phase, so that no handler of the page is earlier or can keep the event away.
 *
 * What happens in open shadow roots and in frames does not get there in full: a root is listened to once the visitor has reached
 * into it, a frame of the same origin (`srcdoc`, `about:blank`, a page of the site) once it has the focus. A listener that is added
 * twice is heard once (DOM standard, "add an event listener"), so nobody has to remember where they are.
 */
export function listenEverywhere(hearing: Hearing): void {
  const composed = mapListeners(hearing.composed, quiet);
  const inner = mapListeners(hearing.inner, quiet);
  const late = mapListeners(hearing.late, quiet);
  const frames = new WeakMap<Window, { capturing: Listeners; bubbling: Listeners }>();

  const listenInFrame = quiet((page: Document) => {
    const view = focusedFrame(page);
    if (!view) return;
    // Silent once the frame has a copy of its own: one form, one lead.
    const unlessServed = (act: Act) => (event: Event) => isServed(view) || act(event);
    const capturing = mapListeners([['blur', onBlur], ...composed, ...inner], unlessServed);
    const before = frames.get(view) || { capturing, bubbling: mapListeners(late, unlessServed) };
    frames.set(view, before);
    addAll(view, before.capturing, before.bubbling);
    listenInFrame(view.document);
  });
  const onBlur = () => {
    listenInFrame(document);
    // Firefox names the focused frame a moment later.
    setTimeout(listenInFrame, 0, document);
  };
  const onReach = (event: Event) => {
    for (const root of event.composedPath()) if (root instanceof ShadowRoot) addAll(root, inner, late);
  };

  listen(window, 'blur', onBlur);
  listen(window, 'focusin', onReach);
  for (const [type, act] of [...composed, ...inner]) listen(window, type, act);
  for (const [type, act] of late) listenLate(window, type, act);
}
