/**
 * Keeps what the pages of this tab say: console lines, uncaught errors, content policy violations. One way for all
 * browsers. The methods are taken before any page replaces them.
 */
(() => {
  const KEY = 'recorder';
  /** @type {('debug' | 'log' | 'info' | 'warn' | 'error')[]} */
  const LEVELS = ['debug', 'log', 'info', 'warn', 'error'];
  const { getItem, setItem } = Storage.prototype;
  const read = () => JSON.parse(getItem.call(sessionStorage, KEY) ?? '[]');
  /** @type {(level: string, text: string) => void} */
  const keep = (level, text) => setItem.call(sessionStorage, KEY, JSON.stringify([...read(), { level, text }]));

  for (const level of LEVELS) {
    const say = console[level];
    console[level] = (/** @type {unknown[]} */ ...words) => {
      keep(level, words.map(String).join(' '));
      say.apply(console, words);
    };
  }
  // The inspector's box is closed to pages. Opened, the specs can read it, and press what is in it.
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (/** @type {ShadowRootInit} */ init) {
    return attachShadow.call(this, this.localName === 'driftrock-inspector' ? { ...init, mode: 'open' } : init);
  };

  addEventListener('error', ({ message }) => keep('uncaught', message ?? 'a resource did not load'), true);
  addEventListener('unhandledrejection', ({ reason }) => keep('uncaught', String(reason)));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    keep('violation', `${effectiveDirective} ${blockedURI}`),
  );
})();
