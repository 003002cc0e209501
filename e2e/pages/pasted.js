/**
 * The form of pasted.html: sent by a request of the page's own, with the thanks in its place, so that the visitor
 * stays. With `?no-contact` it does not ask for an address.
 */
(() => {
  const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));
  if (new URLSearchParams(location.search).has('no-contact'))
    form.querySelector('[name="email"]')?.parentElement?.remove();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { ok } = await fetch('/api', { method: 'POST', body: new FormData(form) });
    if (ok) form.outerHTML = '<h1 id="thanks">Thank you</h1>';
  });
})();
