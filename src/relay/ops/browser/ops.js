/**
 * Keeps a page for the operator up to date, and adds what only a script can do: buttons that copy. The page is whole
 * without it.
 */

const REFRESH_MS = 5_000;
const COPIED_MS = 2_000;

/** @param {HTMLElement} block */
function addCopyButton(block) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  const label = block.getAttribute('aria-label') ?? '';
  button.setAttribute('aria-label', `Copy. ${label}`);
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(block.textContent ?? '');
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), COPIED_MS);
  });
  block.before(button);
}

/** Puts into place what is new in the parts that change. @param {Document} fresh */
function takeOver(fresh) {
  for (const part of document.querySelectorAll('[data-live]')) {
    const news = fresh.getElementById(part.id);
    if (!news || news.innerHTML === part.innerHTML) continue;
    part.className = news.className;
    part.replaceChildren(...news.childNodes);
  }
}

/** @param {string} words Heard by screen readers when they change. */
function say(words) {
  const status = /** @type {HTMLElement} */ (document.getElementById('freshness'));
  if (status.textContent !== words) status.textContent = words;
}

async function refresh() {
  if (document.hidden) return;
  try {
    const response = await fetch(location.pathname, { cache: 'no-store' });
    // Somebody has to sign in again, or the test lead is no longer known.
    if (!response.ok) return location.reload();
    takeOver(new DOMParser().parseFromString(await response.text(), 'text/html'));
    say('');
  } catch {
    say('This page is no longer up to date: the relay does not answer.');
  }
}

// The clipboard is there on https and on this machine alone.
if (navigator.clipboard)
  for (const block of document.querySelectorAll('pre.code:not([data-live] *)'))
    addCopyButton(/** @type {HTMLElement} */ (block));
if (document.querySelector('[data-live-page]')) setInterval(refresh, REFRESH_MS);
