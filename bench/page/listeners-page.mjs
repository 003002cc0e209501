/**
 * The page of the listeners: two of the page's own are around the snippet's, at the same place (window, capture phase).
 * The time between the two is the snippet's, with the microtasks that the browser runs after each of its listeners.
 */

/** How many controls the form has. */
export const LISTENERS_CONTROLS = 200;

// All that the snippet can hear from the press to the end of the submission.
const HEARD = [
  ...['pointerdown', 'mousedown', 'focusin', 'pointerup', 'mouseup', 'click'],
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'submit'],
];

/** @param {number} index */
const field = (index) =>
  `<label>Question ${index} <input name="q${index}" value="An answer of some length, number ${index}"></label>`;

const FIELDS = Array.from({ length: LISTENERS_CONTROLS - 1 }, (_, index) => field(index)).join('\n');

/** @type {import('./server.mjs').Render} */
export const listenersPage = (tag) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>200 controls</title><link rel="icon" href="data:,">
<script>
  window.spent = {};
  const heard = ${JSON.stringify(HEARD)}, startedAt = {};
  for (const type of heard) addEventListener(type, () => { startedAt[type] = performance.now(); }, true);
</script>
${tag}
<script>
  for (const type of heard) {
    addEventListener(type, () => { spent[type] = (spent[type] || 0) + performance.now() - startedAt[type]; }, true);
  }
</script></head>
<body><main><h1>Tell us all</h1>
<form id="contact"><label>E-mail <input type="email" name="email" value="ada@example.com"></label>
${FIELDS}<button>Send</button></form></main>
<script>document.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); });</script>
</body></html>`;
