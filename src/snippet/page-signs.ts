/** What the page shows after a submission: errors, another step, or that the visitor's answers are gone. */
import { own } from './form-access';
import type { Lead } from './lead';

// What validation libraries and hand-written pages call their error elements.
const ERROR_CLASS = /error|invalid|danger|warning|fail(ed|ure)/i;
// Words of errors, for pages that mark them with nothing else: English, German, French, Spanish, Portuguese, Italian, Dutch.
const ERROR_TEXT =
  /requi[rs]|invalid|valid |please|must|missing|cannot|can't|at least|too (short|long)|enter |choose|pick |select|blank|empty|wrong|incorrect|not (look|correct)|problem|tell us|needed|bitte|pflicht|ung(ü|ue)ltig|fehl|obligat|veuillez|erreur|por favor|favor|error|erro |inserisci|verplicht|ongeldig|fout/i;
const MAX_TEXT_LENGTH = 160;
const FILLABLE = 'input:not([type=hidden]),select,textarea';

/** Signs that have appeared since the watch began; each is asked of the page as it is now. */
export interface PageSigns {
  hasError(): boolean;
  hasErrorText(): boolean;
  isNextStep(): boolean;
  isGone(): boolean;
  stop(): void;
}

/**
 * Watches the page that shows this form, until stopped; `onChange` is called when a sign may have changed.
 *
 * Costs the page one MutationObserver, while a submission is open. Elements are looked at only when the page has changed
 * them, so what stood there before is no sign.
 */
export function watchPage({ form, anchor }: Lead, onChange: () => void): PageSigns {
  const root = own(form, 'getRootNode')() as Document | ShadowRoot;
  const value = anchor?.value;
  const changed = new Set<Element>();
  const marked = new Set<Element>();

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName, oldValue } of records) {
      const element = (target instanceof Element ? target : target.parentElement)!;
      if (attributeName && element.getAttribute(attributeName) === oldValue) continue;
      if (attributeName === 'aria-invalid' || (attributeName === 'class' && isMarked(element, oldValue))) marked.add(element);
      else if (!addedNodes.length) changed.add(element);
      addedNodes.forEach((node) => changed.add(node instanceof Element ? node : element));
    }
    onChange();
  });
  for (const node of new Set([document, root])) {
    observer.observe(node, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeOldValue: true,
      attributeFilter: ['class', 'style', 'hidden', 'aria-invalid'],
    });
  }

  const shown = () => [...changed].filter((element) => element.isConnected && isShown(element) && !own(form, 'isSameNode')(element));
  const hasText = (element: Element) => /\S/.test(element.textContent!) && element.textContent!.length < MAX_TEXT_LENGTH;
  const twin = () =>
    [...root.querySelectorAll<HTMLInputElement>(FILLABLE)].some((other) => other !== anchor && other.value === value && isShown(other));

  return {
    hasError: () =>
      [...marked].some((element) => isShown(element) && (element.getAttribute('aria-invalid') === 'true' || isMarked(element, ''))) ||
      shown().some((element) => hasText(element) && [element, ...element.querySelectorAll('*')].some((part) => hasText(part) && isShown(part) && isMarked(part, ''))),
    hasErrorText: () => shown().some((element) => hasText(element) && ERROR_TEXT.test(element.textContent!)),
    isNextStep: () =>
      shown().some((element) => [element, ...element.querySelectorAll(FILLABLE)].some((part) => part !== anchor && part.matches(FILLABLE) && isShown(part))),
    isGone: () => !!anchor && !(anchor.isConnected && isShown(anchor) && anchor.value) && !twin(),
    stop: () => observer.disconnect(),
  };
}

/** Whether the element takes up room on the page. */
export const isShown = (element: Element): boolean => element.getClientRects().length > 0;

// A class that says "error" now and did not before.
function isMarked(element: Element, before: string | null): boolean {
  const names = (element.getAttribute('class') || '').split(/\s+/).filter((name) => !before?.split(/\s+/).includes(name));
  return names.some((name) => ERROR_CLASS.test(name));
}
