/**
 * Sends a test lead from the settings page by the relay's own file, and says in words how far it has come.
 *
 * The file captures no form here, and keeps nothing in this browser: a test that fails leaves nothing behind.
 */
(() => {
  /**
   * @typedef {{ relay: string, sourceId: string, eventName: string, causes: Record<string, [string, string]>,
   *   course: Record<string, string> }} Given What the page knows.
   */

  /** @type {any} */
  const page = window;
  /** @type {Given} */
  const given = page.driftrockTestLead;
  const { relay, sourceId, eventName } = given;
  const file = `${relay}/driftrock.js`;
  const email = /** @type {HTMLInputElement} */ (document.getElementById('driftrock-email'));
  const button = /** @type {HTMLButtonElement} */ (document.getElementById('driftrock-send'));
  const result = /** @type {HTMLElement} */ (document.getElementById('driftrock-result'));

  /** The relay's answers, as the names of causes. @type {Record<string, string>} */
  const REFUSALS = {
    'origin refused': 'origin-refused',
    'source refused': 'source-refused',
    'source missing': 'source-missing',
  };
  /** @type {Record<string, string>} */
  const DELIVERIES = { 'key refused': 'key-refused', failing: 'upstream-failing' };

  /** @param {string} text @param {Record<string, unknown>} [more] */
  const fillIn = (text, more = {}) => {
    /** @type {Record<string, unknown>} */
    const details = { url: relay, origin: location.origin, sourceId, eventName, ...more };
    return text.replace(/{(\w+)}/g, (_, name) => String(details[name]));
  };

  /** @param {string} cause @param {Record<string, unknown>} [more] */
  const causeInWords = (cause, more) => {
    const [sentence = cause, remedy = ''] = given.causes[cause] ?? [];
    return fillIn(`${sentence}. ${remedy}`, more);
  };

  /**
   * What the relay says of leads from here, as names of causes: what keeps it from taking them, and what keeps
   * Driftrock from taking those that it sends.
   * @returns {Promise<{ refusal?: string | undefined, delivery?: string | undefined }>}
   */
  const askRelay = async () => {
    const address = new URL('/healthz', relay);
    address.searchParams.set('source_id', sourceId);
    const response = await fetch(address, { credentials: 'omit', cache: 'no-store' }).catch(() => undefined);
    if (!response) return { refusal: 'relay-unreachable' };
    if (response.status === 503) return { refusal: 'relay-not-ready' };
    const answer = await response.json().catch(() => undefined);
    if (!response.ok || answer?.data !== 'ok') return { refusal: 'relay-foreign' };
    const { origin, source_id, delivery } = answer.installation ?? {};
    return { refusal: REFUSALS[`origin ${origin}`] ?? REFUSALS[`source ${source_id}`], delivery: DELIVERIES[delivery] };
  };

  /** @type {Promise<boolean> | undefined} */
  let loading;
  /** Whether the relay's file runs here; loaded once. */
  const load = () =>
    (loading ??= new Promise((resolve) => {
      const script = document.createElement('script');
      script.src = file;
      script.dataset['forms'] = 'none';
      script.dataset['persist'] = 'false';
      if (sourceId) script.dataset['sourceId'] = sourceId;
      script.onload = () => resolve(true);
      script.onerror = () => {
        // The next press tries once more.
        loading = undefined;
        resolve(false);
      };
      document.head.append(script);
    }));

  /** How the relay answers the lead, in words. */
  const track = () =>
    new Promise((resolve) => {
      const silence = causeInWords('relay-unreachable');
      for (const outcome of ['acknowledged', 'rejected', 'retry'])
        page.driftrock('on', outcome, (/** @type {unknown} */ _, /** @type {unknown} */ status) =>
          // Without a status, no answer has come.
          resolve(outcome === 'acknowledged' || status ? fillIn(given.course[outcome] ?? '', { status }) : silence),
        );
      page.driftrock('track', { event_type: 'lead', event_name: eventName, fields: { email: email.value } });
    });

  const send = async () => {
    if (!email.value || !email.checkValidity()) return given.course['email'] ?? '';
    const { refusal } = await askRelay();
    if (refusal) return causeInWords(refusal);
    if (!(await load())) return causeInWords('script-unreachable', { url: file });
    const answer = await track();
    // What Driftrock makes of leads is known once the relay has tried with one.
    const { delivery } = await askRelay();
    return delivery ? causeInWords(delivery) : answer;
  };

  button.addEventListener('click', async () => {
    button.disabled = true;
    result.textContent = given.course['sending'] ?? '';
    result.textContent = await send();
    button.disabled = false;
  });
})();
