/** What the page shows after a submission: an error, or that the visitor's answers are gone. */
import { CONTROL, isShown } from './controls';
import { own } from './form-access';
import type { Lead } from './lead';

// What validation libraries and hand-written pages call their error elements.
const ERROR_NAME = /error|invalid|danger|warning|fail/i;
// Words of errors, for pages that mark them with nothing else: English, German, French, Spanish, Portuguese, Dutch.
const ERROR_TEXT =
  /requi|invalid|valid |please|must|missing|can.?.t|at least|too |enter |choose|pick |select|blank|empty|wrong|correct|problem|tell us|not look|should|bitte|pflicht|fehl|oblig|veuillez|err[eo]|favor|verplicht|fout/i;
const MAX_TEXT_LENGTH = 160;

/** Signs that have appeared since the watch began. */
export interface PageSigns {
  hasError(): boolean;
  isGone(): boolean;
  stop(): void;
}

/**
 * Watches the page that shows this lead's form, until stopped; `onChange` is called when a sign may have appeared.
 *
 * Costs the page one MutationObserver while a submission is open. Only what the page has changed is looked at, so what
 * stood there before is no sign.
 */
export function watchPage({ form, contact }: Lead, onChange: () => void): PageSigns {
  const root = own(form, 'getRootNode')() as Document | ShadowRoot;
  const { value } = contact;
  const changed = new Set<Element>();

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName, oldValue } of records) {
      const element = (target instanceof Element ? target : target.parentElement)!;
      if (attributeName && element.getAttribute(attributeName) === oldValue) continue;
      changed.add(element);
      for (const node of addedNodes) {
        if (node instanceof Element) [node, ...node.querySelectorAll('*')].forEach((part) => changed.add(part));
      }
    }
    onChange();
  });
  for (const node of [document, root]) {
    observer.observe(node, { subtree: true, childList: true, characterData: true, attributeOldValue: true, attributeFilter: ['class', 'style', 'hidden', 'aria-invalid'] });
  }

  return {
    hasError: () => [...changed].some((element) => isShown(element) && isError(element)),
    isGone: () =>
      !(isShown(contact) && contact.value) && ![...root.querySelectorAll<HTMLInputElement>(CONTROL)].some((other) => other.value === value && isShown(other)),
    stop: () => observer.disconnect(),
  };
}

function isError(element: Element): boolean {
  const text = element.textContent!.trim();
  const isControl = element.matches(CONTROL);
  const isMarked = ERROR_NAME.test(element.className + (isControl ? '' : element.id));
  return element.matches('[aria-invalid=true]') || (isControl ? isMarked : !!text && text.length < MAX_TEXT_LENGTH && (isMarked || ERROR_TEXT.test(text)));
}
