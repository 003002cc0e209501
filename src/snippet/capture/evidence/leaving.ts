/**
 * Whether the page itself goes to another one, or the visitor takes it there.
 *
 * The page it exists for: one that collects its form's data and sends it by `form.submit()`, which no event tells; and
 * one that collects the data for itself, whose visitor then leaves by a link.
 */
import { listen } from '../../listen';
import type { VisitorInput } from '../visitor-input';

interface NavigateEvent extends Event {
  navigationType: string;
  destination: { url: string; sameDocument: boolean };
  formData: FormData | null;
}

/**
 * What tells of navigations in this browser; undefined where nothing does. A page may have a variable or an element of
 * that name. HTML standard, "The navigation API".
 */
export function pageNavigation(): EventTarget | undefined {
  const { navigation, Navigation } = window as Window & {
    navigation?: EventTarget;
    Navigation?: new () => EventTarget;
  };
  return Navigation && navigation instanceof Navigation ? navigation : undefined;
}

/** Hears of the address, '' for one that the page only calls so, and of a form's data that the browser takes there. */
type OnNavigate = (url: string, formData: FormData | null) => void;

/** Calls the listener when the page itself goes to another one. */
export function watchNavigation(visitor: VisitorInput, onNavigate: OnNavigate): void {
  const navigation = pageNavigation();
  // Of an address that is typed, or a page loaded again, there is no such event.
  if (navigation) {
    listen<NavigateEvent>(navigation, 'navigate', ({ navigationType, destination, formData }) => {
      const { button } = visitor;
      const isVisitors = navigationType === 'traverse' || (!formData && !!button && destination.url === button.href);
      if (!isVisitors) onNavigate(destination.sameDocument ? '' : destination.url, formData);
    });
  }
}
