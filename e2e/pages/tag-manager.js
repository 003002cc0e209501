/**
 * What a tag manager does to a Custom HTML tag: it makes every script again with no more than async=false, type, id,
 * text, charset and src, and appends it to the body once there is one. All other attributes are lost. One script after
 * the other.
 */
(() => {
  const BODY_POLL_MS = 200;
  const customHtml = /** @type {HTMLTemplateElement} */ (document.querySelector('#custom-html'));
  const sources = [...customHtml.content.querySelectorAll('script')];

  /** @param {HTMLScriptElement} source */
  const copyOf = (source) => {
    const script = document.createElement('script');
    script.async = false;
    script.type = 'text/javascript';
    script.id = source.id;
    script.text = source.text;
    script.charset = source.charset;
    const address = source.getAttribute('src');
    if (address) script.src = address;
    return script;
  };

  const runNext = () => {
    const source = sources.shift();
    if (!source) return;
    const script = copyOf(source);
    if (script.src) script.onload = script.onerror = runNext;
    document.body.appendChild(script);
    if (!script.src) runNext();
  };

  const start = () => (document.body ? runNext() : setTimeout(start, BODY_POLL_MS));
  start();
})();
