/** The consent banner of the example: asks once, remembers the answer, and tells the snippet. */
(() => {
  // Calls wait here until the snippet is there.
  window.driftrock ??= function () {
    (window.driftrock.q ??= []).push(arguments);
  };
  const banner = document.getElementById('consent');
  const answer = localStorage.getItem('consent');
  if (answer) window.driftrock('consent', answer);
  else if (banner) banner.hidden = false;
  banner?.addEventListener('click', ({ target }) => {
    if (!target.value) return;
    localStorage.setItem('consent', target.value);
    window.driftrock('consent', target.value);
    banner.hidden = true;
  });
})();
