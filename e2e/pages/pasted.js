/** Sends the form by a request of the page's own, and shows the thanks in its place: the visitor stays. */
(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { ok } = await fetch('/api', { method: 'POST', body: new FormData(form) });
    if (ok) form.outerHTML = '<h1 id="thanks">Thank you</h1>';
  });
})();
