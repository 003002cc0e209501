/**
 * A stand-in for what Google Tag Manager does to a Custom HTML tag: it makes each script again, and appends it to the
 * body.
 *
 * Of the attributes only `id`, `charset`, `src`, the type and the text survive: every `data-*`, `async`, `nonce` and
 * `integrity` is lost. That is why the tag's options are in its address.
 */
import { find } from './dom.js';

const tag = find(document, '#custom-html-tag', HTMLTemplateElement);

for (const original of tag.content.querySelectorAll('script')) {
  const script = document.createElement('script');
  script.async = false;
  script.type = 'text/javascript';
  if (original.id) script.id = original.id;
  script.text = original.text;
  if (original.getAttribute('charset')) script.setAttribute('charset', String(original.getAttribute('charset')));
  if (original.src) script.src = original.src;
  document.body.append(script);
  find(document, '#injected', HTMLOutputElement).textContent = script.outerHTML;
}
