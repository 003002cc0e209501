/** The demo's contact page, with the script of a subject in place of its own scripts. */
import { createPages } from '../../demo/pages.mjs';
import { THANKS_PATH } from './server.mjs';

/** @typedef {import('./server.mjs').Server} Server */

/** The page notes when the visitor sends the form, on the wall clock, for the page after it. */
export const SUBMITTED_AT = 'bench:submitted-at';
const NOTE_SUBMISSION = `<script>
  addEventListener('submit', () => {
    sessionStorage.setItem('${SUBMITTED_AT}', performance.timeOrigin + performance.now());
  }, true);
</script>`;

const OWN_SCRIPT = /[ ]*<script [^>]*src="\/[^"]*"[^>]*><\/script>\n/g;

/**
 * `action` is where its form goes; `headEnd` is more of its head, before the subject's script.
 * @param {Server} server
 * @param {{ action?: string, headEnd?: string }} [options]
 */
export function publishDemoPage(server, { action = THANKS_PATH, headEnd = '' } = {}) {
  const find = createPages(() => ({}));
  for (const path of ['/style.css', '/icon.svg']) {
    const { type = '', text = '' } = find(path) ?? {};
    server.addFile(path, type, text);
  }
  const html = (find('/contact')?.text ?? '')
    .replace(OWN_SCRIPT, '')
    .replace('action="/contact"', `action="${action}"`);
  if (!html.includes(action)) throw new Error('The contact page of the demo has no form that this bench knows.');
  return server.publish('the demo’s contact page', (tag) =>
    html.replace('</head>', () => `${NOTE_SUBMISSION}${headEnd}${tag}</head>`),
  );
}
