/** What the page shows after a submission: an error, or that the visitor's answers are gone. */
import { CONTROL, isShown } from './controls';
import { isForm, own } from './form-access';
import type { Lead } from './lead';
import { quiet } from './listen';

// What validation libraries and hand-written pages call their error elements.
const ERROR_NAME = /error|invalid|danger|warning|fail/i;
// Words of errors, for pages that mark them with nothing else: English, German, French, Spanish, Portuguese, Dutch.
const ERROR_TEXT =
  /requi|invalid|valid |please|must|missing|can.?.t|at least|too |enter |sorry|already|unable|choose|pick |select|blank|empty|wrong|correct|problem|tell us|not look|should|bitte|pflicht|fehl|oblig|veuillez|err[eo]|favor|verplicht|fout/i;
const MAX_TEXT_LENGTH = 160;

/** Signs that have appeared since the watch began. */
export interface PageSigns {
  hasError(): boolean;
  /** Near the form there are words that look like an error's. */
  isDoubtful(): boolean;
  isGone(): boolean;
  stop(): void;
}

/**
 * Watches the page that shows this lead's form, until stopped; `onChange` is called when a sign may have appeared,
 * with the addresses of scripts that the page has put in (JSONP).
 *
 * Costs the page one MutationObserver while a submission is open. Only what the page has changed is looked at, so what
 * stood there before is no sign.
 */
export function watchPage({ form, contact }: Lead, onChange: (scripts: string[]) => void): PageSigns {
  const root = own(form, 'getRootNode')() as Document | ShadowRoot;
  const surroundings = own(form, 'parentNode') || root;
  const { value } = contact;
  const changed = new Set<Element>();

  const observer = new MutationObserver(
    quiet((records) => {
      const scripts: string[] = [];
      for (const { target, addedNodes, attributeName, oldValue } of records) {
        const element = (target instanceof Element ? target : target.parentElement)!;
        if (attributeName && own(element, 'getAttribute')(attributeName) === oldValue) continue;
        changed.add(element);
        for (const node of addedNodes) {
          if (node instanceof HTMLScriptElement) scripts.push(node.src);
          if (node instanceof Element) [node, ...own(node, 'querySelectorAll')('*')].forEach((part) => changed.add(part));
        }
      }
      onChange(scripts);
    }),
  );
  for (const node of [document, root]) {
    observer.observe(node, { subtree: true, childList: true, characterData: true, attributeOldValue: true, attributeFilter: ['class', 'style', 'hidden', 'aria-invalid'] });
  }

  // A form's own members may be hidden by its controls, and what a button says ("Please wait") is no error.
  const shown = () => [...changed].filter((element) => !isForm(element) && isShown(element) && !element.closest('button,a'));

  return {
    hasError: () => shown().some(isMarked),
    isDoubtful: () => shown().some((element) => surroundings.contains(element) && isShort(element) && ERROR_TEXT.test(element.textContent!)),
    isGone: () =>
      !(isShown(contact) && contact.value) && ![...root.querySelectorAll<HTMLInputElement>(CONTROL)].some((other) => other.value === value && isShown(other)),
    stop: () => observer.disconnect(),
  };
}

const isShort = (element: Element) => /\S/.test(element.textContent!) && element.textContent!.length < MAX_TEXT_LENGTH;

function isMarked(element: Element): boolean {
  if (element.matches(CONTROL)) return ERROR_NAME.test(element.className) || element.matches('[aria-invalid=true]');
  return element.matches('[aria-invalid=true]') || (isShort(element) && ERROR_NAME.test(element.className + element.id));
}
