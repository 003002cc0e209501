/** The API as its documentation has it, for one category, and a banner that asks. */
(() => {
  /** @type {any} */
  const page = window;
  const choice = () => /wp_consent_marketing=(\w+)/.exec(document.cookie)?.[1];
  // Without a banner, no type is set, and the API then says yes to everything.
  if (!location.search.includes('without-banner')) page.wp_consent_type = 'optin';
  page.wp_has_consent = () => !page.wp_consent_type || choice() === 'allow';

  for (const word of ['allow', 'deny']) {
    const button = document.createElement('button');
    button.textContent = word;
    button.id = word;
    button.onclick = () => {
      document.cookie = `wp_consent_marketing=${word};path=/`;
      document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail: { marketing: word } }));
    };
    document.body.append(button);
  }
})();
