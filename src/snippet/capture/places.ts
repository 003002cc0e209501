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

/** The window in the element, where it is a frame into which this page may look. */
const windowIn = (element: Element | null): Window | null | undefined => {
  const inner = element && (element as HTMLIFrameElement).contentDocument;
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
 * into it, a frame of the same origin (`srcdoc`, `about:blank`, a page of the site) once it has loaded or has the focus. A listener that is
 * added twice is heard once (DOM standard, "add an event listener"), so nobody has to remember where they are.
 */
export function listenEverywhere(hearing: Hearing): void {
  const composed = mapListeners(hearing.composed, quiet);
  const inner = mapListeners(hearing.inner, quiet);
  const late = mapListeners(hearing.late, quiet);
  const frames = new WeakMap<Window, { capturing: Listeners; bubbling: Listeners }>();

  const listenInFrame = quiet((frame: Element | null) => {
    const view = windowIn(frame);
    if (!view) return;
    // Silent once the frame has a copy of its own: one form, one lead.
    const unlessServed = (act: Act) => (event: Event) => isServed(view) || act(event);
    const capturing = mapListeners([['blur', onBlur], ['load', onLoad], ...composed, ...inner], unlessServed);
    const before = frames.get(view) || { capturing, bubbling: mapListeners(late, unlessServed) };
    frames.set(view, before);
    addAll(view, before.capturing, before.bubbling);
    listenInFrame(view.document.activeElement);
  });
  const listenInFocused = () => listenInFrame(document.activeElement);
  const onBlur = () => {
    listenInFocused();
    // Firefox names the focused frame a moment later.
    setTimeout(listenInFocused);
  };
  // WebKit does not always say that a frame has got the focus, and a frame that loads again has a window without listeners.
  const onLoad = ({ target }: Event) => listenInFrame(target as Element);
  const onReach = (event: Event) => {
    for (const root of event.composedPath()) if (root instanceof ShadowRoot) addAll(root, inner, late);
  };

  listen(window, 'blur', onBlur);
  listen(window, 'load', onLoad);
  listen(window, 'focusin', onReach);
  for (const [type, act] of [...composed, ...inner]) listen(window, type, act);
  for (const [type, act] of late) listenLate(window, type, act);
}
