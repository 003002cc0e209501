/** A page for the operator, or a part of one, as a document that a test can look into. */
import { Window } from 'happy-dom';

/** The document of this HTML, and the words of the elements that a selector finds. */
export function readHtml(text: string) {
  const { document } = new Window();
  document.documentElement.innerHTML = text;
  const words = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  return { text, document, words };
}

/** The same of a part of a page. */
export const readPart = async (part: unknown) => readHtml(String(await part));
