/** Parts of the panel, drawn as the panel draws them. */
import { vi } from 'vitest';
import type { Acts, Part } from '../../../src/inspector/parts';

/** Acts that note that they were called. */
export const createActs = () => ({
  lookAgain: vi.fn<Acts['lookAgain']>(),
  outline: vi.fn<Acts['outline']>(),
  showValues: vi.fn<Acts['showValues']>(),
  sendNow: vi.fn<Acts['sendNow']>(),
  sendTestLead: vi.fn<Acts['sendTestLead']>(),
  copyReport: vi.fn<Acts['copyReport']>(),
});

/** The content of the part, as the only thing on the page. */
export function draw({ content }: Part): HTMLElement {
  document.body.replaceChildren(...content);
  return document.body;
}

/** The text of every element in the part for the selector. */
export const textsIn = (part: Part, selector: string): string[] =>
  [...draw(part).querySelectorAll(selector)].map(({ textContent }) => textContent);
