/** Where the visitor is heard: the window, open shadow roots, and frames of the page's own making. */
import { listen, listenLate, quiet } from '../listen';

/** Types of events, each with what hears it. */
export type Listeners = [type: string, act: (event: Event) => unknown][];

/** What is to be heard, and how. */
export interface Hearing {
  /** Events that cross the border of a shadow root (DOM standard, "composed"). */
  composed: Listeners;
  /** Events that do not. */
  inner: Listeners;
  /** Those of the latter that come after the page's own handlers. */
  late: Listeners;
}

/** Whether the frame of the page has a copy of the snippet of its own: one form, one lead. */
const isServed = (place: EventTarget | null) => {
  const { driftrock } = place as { driftrock?: unknown };
  return place !== window && typeof driftrock === 'function' && 'add' in driftrock;
};

/**
 * Hears the visitor at the window, in the capture phase, so that no handler of the page is earlier or can keep the
 * event away.
 *
 * What happens in open shadow roots and in frames does not get there in full: a root is listened to once the visitor
 * has reached into it, a frame of the same origin (`srcdoc`, `about:blank`, a page of the site) once it has loaded or
 * has the focus. A listener that is added twice is heard once (DOM standard, "add an event listener"), so nobody has to
 * remember where they are.
 */
export function listenEverywhere(hearing: Hearing): void {
  const quietly = (listeners: Listeners): Listeners =>
    listeners.map(([type, act]) => [type, quiet((event: Event) => isServed(event.currentTarget) || act(event))]);
  const inner = quietly(hearing.inner);
  const late = quietly(hearing.late);

  const addAll = (root: EventTarget, capturing: Listeners) => {
    for (const [type, act] of capturing) root.addEventListener(type, act, true);
    for (const [type, act] of late) root.addEventListener(type, act);
  };
  const listenInFrame = quiet((frame: Element | null) => {
    // Nothing for what is no frame, or one into which this page may not look.
    const { defaultView, activeElement } = (frame as HTMLIFrameElement).contentDocument!;
    addAll(defaultView!, everywhere);
    listenInFrame(activeElement);
  });
  const listenInFocused = () => listenInFrame(document.activeElement);
  const everywhere: Listeners = quietly([
    [
      'blur',
      () => {
        listenInFocused();
        // Firefox names the focused frame a moment later.
        setTimeout(listenInFocused);
      },
    ],
    // WebKit does not always say that a frame has got the focus, and a frame that loads again has a window without
    // listeners.
    ['load', ({ target }) => listenInFrame(target as Element)],
    ...hearing.composed,
  ]).concat(inner);

  for (const [type, act] of everywhere) listen(window, type, act);
  for (const [type, act] of late) listenLate(window, type, act);
  listen(window, 'focusin', (event) => {
    for (const root of event.composedPath()) if (root instanceof ShadowRoot) addAll(root, inner);
  });
}
