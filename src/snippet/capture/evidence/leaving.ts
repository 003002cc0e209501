/**
 * Whether the page itself goes to another one, or the visitor takes it there.
 *
 * The page it exists for: one that collects its form's data and sends it by `form.submit()`, which no event tells; and one that
 * collects the data for itself, whose visitor then leaves by a link.
 */
import { listen } from '../../listen';
import type { Visit } from '../visitor-input';

interface NavigateEvent extends Event {
  navigationType: string;
  destination: { url: string };
  formData: unknown;
}

/** Whether this browser tells of navigations: HTML standard, "The navigation API". A page may have a variable or an element of that name. */
export function watchNavigation(visit: Visit, onNavigate: () => void): boolean {
  const { navigation, Navigation } = window as Window & { navigation?: EventTarget; Navigation?: new () => EventTarget };
  if (!Navigation || !(navigation instanceof Navigation)) return false;
  // Of an address that is typed, or a page loaded again, there is no such event.
  listen<NavigateEvent>(navigation, 'navigate', ({ navigationType, destination, formData }) => {
    const { button } = visit;
    const isVisitors = navigationType === 'traverse' || (!formData && !!button && destination.url === button.href);
    if (!isVisitors) onNavigate();
  });
  return true;
}
