/**
 * Hands the consent that the WP Consent API knows of to the snippet: for marketing, which is what leads are for.
 *
 * The API says yes where no consent tool is there at all. Leads then go on waiting: the site owner has said that they
 * wait for consent.
 */
(function () {
  /** @type {any} */
  var page = window;

  /** @param {'granted' | 'denied'} consent */
  var tell = function (consent) {
    page.driftrock =
      page.driftrock ||
      function () {
        (page.driftrock.q = page.driftrock.q || []).push(arguments);
      };
    page.driftrock('consent', consent);
  };

  var look = function () {
    var hasTool = page.wp_consent_type || page.wp_fallback_consent_type;
    if (hasTool && page.wp_has_consent('marketing')) tell('granted');
  };

  document.addEventListener('wp_consent_type_defined', look);
  document.addEventListener('wp_listen_for_consent_change', function (event) {
    var choice = /** @type {CustomEvent} */ (event).detail.marketing;
    if (choice) tell(choice === 'allow' ? 'granted' : 'denied');
  });
  look();
})();
