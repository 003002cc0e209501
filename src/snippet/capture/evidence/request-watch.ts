/** The windows whose requests are heard: that of each open submission's form, and none while nothing is open. */
import { own } from '../../form/form-access';
import { type OnRequest, type PageWindow, watchRequests } from './requests';

/** Hears the requests of the windows that forms are in. */
export interface RequestWatch {
  /** Hears those of this form's window from now on; whether it has one. */
  hear(form: Element): boolean;
  stop(): void;
}

/** No window yet. */
export function createRequestWatch(onRequest: OnRequest, onAlert: (text: string) => void): RequestWatch {
  const heard = new Map<PageWindow, () => void>();
  return {
    hear(form) {
      const page = own(form, 'ownerDocument').defaultView as PageWindow | null;
      // The form of a frame may be sent by the page around it.
      for (const each of page ? [page, document.defaultView as PageWindow] : [])
        if (!heard.has(each)) heard.set(each, watchRequests(each, onRequest, onAlert));
      return !!page;
    },
    stop() {
      heard.forEach((end) => end());
      heard.clear();
    },
  };
}
