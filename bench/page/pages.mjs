/** The HTML of pages with a contact form. */
import { NOWHERE_PATH } from './server.mjs';

/** @typedef {import('./server.mjs').Render} Render */

const PARAGRAPHS_PER_SECTION = 20;

const PREVENT = `
  document.addEventListener('submit', (event) => { event.preventDefault(); });`;

const SEND = `
  document.addEventListener('submit', async ({ target }) => {
    const answers = Object.fromEntries(new FormData(target));
    await fetch('/contact', { method: 'POST', body: JSON.stringify(answers) });
    target.reset();
  });`;

// Like a feed, a counter or a chat: all the time something comes, goes and changes somewhere.
const CHANGE = `
  document.addEventListener('submit', () => setInterval(() => {
    const paragraphs = document.querySelectorAll('p');
    const changed = paragraphs[Math.floor(Math.random() * paragraphs.length)];
    changed.textContent = 'Changed at ' + performance.now();
    changed.className = 'changed';
    const added = document.createElement('p');
    added.textContent = 'Added at ' + performance.now();
    changed.after(added);
    paragraphs[0].remove();
  }, 50));`;

/** @param {number} index */
const paragraph = (index) => `<p>Paragraph ${index} says what a landing page says. It is short, and easy to read.</p>`;

/** @param {number} from @param {number} to @param {boolean} isFlat */
function paragraphs(from, to, isFlat) {
  const parts = [];
  for (let index = from; index < to; index++) {
    const startsSection = !isFlat && (index - from) % PARAGRAPHS_PER_SECTION === 0;
    parts.push((startsSection ? `${index > from ? '</section>' : ''}<section>` : '') + paragraph(index));
  }
  return parts.join('\n') + (isFlat ? '' : '</section>');
}

/** A contact form. What a script sends natively later leaves the page where it is. @param {string} id */
export const form = (
  id,
) => `<form id="${id}" method="post" action="${NOWHERE_PATH}"><label>E-mail <input type="email" name="email"></label>
<label>Name <input name="name"></label><label>Message <textarea name="message"></textarea></label>
<button>Send</button></form>`;

/**
 * A page that prevents its submissions.
 * @param {string} tag
 * @param {string} body
 * @param {string} [script] the rest of what the page's own script says
 */
export const pageOf = (tag, body, script = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
${tag}</head><body>${body}
<script>${PREVENT}${script}</script></body></html>`;

/**
 * Paragraphs with text, half of them before the contact form and half after.
 *
 * The page sends a submission by a request of its own, and empties the form once it is answered.
 * @param {{ count: number, isFlat?: boolean, changes?: boolean, isSilent?: boolean }} options `isFlat`: the form
 *   and the paragraphs share one parent, else there are sections; `changes`: from a submission on, the document changes
 *   20 times a second; `isSilent`: neither a request nor the form tells what became of a submission.
 * @returns {Render}
 */
export function paragraphsPage({ count, isFlat = false, changes = false, isSilent = false }) {
  const half = Math.floor(count / 2);
  const contact = isFlat ? form('contact') : `<section>${form('contact')}</section>`;
  const body = `<main>${paragraphs(0, half, isFlat)}${contact}${paragraphs(half, count, isFlat)}</main>`;
  const script = (isSilent ? '' : SEND) + (changes ? CHANGE : '');
  return (tag) => pageOf(tag, body, script);
}

/**
 * Many contact forms; the one in the middle is `#contact`.
 * @param {{ count: number, isSilent?: boolean }} options `isSilent` as above
 * @returns {Render}
 */
export function formsPage({ count, isSilent = false }) {
  const middle = Math.floor(count / 2);
  const ids = Array.from({ length: count }, (_, index) => (index === middle ? 'contact' : `contact-${index}`));
  const body = `<main>${ids.map((id) => `<section>${form(id)}</section>`).join('\n')}</main>`;
  return (tag) => pageOf(tag, body, isSilent ? '' : SEND);
}

/** One contact form of so many filled controls. @param {number} count @returns {Render} */
export function controlsPage(count) {
  const field = (/** @type {number} */ index) =>
    `<label>Question ${index} <input name="input_${index}" value="An answer of some length, number ${index}"></label>`;
  const fields = Array.from({ length: count - 2 }, (_, index) => field(index)).join('\n');
  const body = `<main><form id="contact" method="post" action="${NOWHERE_PATH}">
<label>E-mail <input type="email" name="email" value="ada@example.com"></label>
${fields}<button>Send</button></form></main>`;
  return (tag) => pageOf(tag, body);
}
