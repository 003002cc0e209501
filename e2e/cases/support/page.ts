/** Pages as strangers write them, around what is special about each. */

/** A page with the tag in its head; the browser must not ask for an icon. */
export const page = (lang: string, body: string): string => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>Northmoor</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width"><script src="/site.js"></script>
<!--tag--></head><body>
${body}
</body></html>`;

/** A script at the end of a page's body. */
export const script = (code: string): string => `<script>${code}</script>`;

/**
 * What the pages' scripts share, as a site's own library: `$` finds, `answersOf` reads controls by name or id,
 * `post` sends JSON by `fetch`, `say` writes a line into an element and shows it.
 */
export const SITE_SCRIPT = `
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const answersOf = (root) => Object.fromEntries($$('input,select,textarea', root)
  .filter((control) => !/radio|checkbox/.test(control.type) || control.checked)
  .map((control) => [control.name || control.id, control.value]));
const post = (path, answers) => fetch(path, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(answers) });
const say = (selector, text) => Object.assign($(selector), { textContent: text, hidden: false });
const onSubmit = (form, run) => form.addEventListener('submit', (event) => {
  event.preventDefault();
  run(form, event);
});
`;
