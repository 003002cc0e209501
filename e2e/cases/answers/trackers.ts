/** A tracker is answered well, while the page turns the visitor down: its share of the answers tells it apart. */
import { click, fill, read, see, type Act } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** What trackers send when a form is submitted, and how; `f` is the form. */
const TRACKERS: [what: string, code: string][] = [
  [
    'identify with the address, as JSON',
    `fetch('/tracker', { method: 'POST', body: JSON.stringify({ traits: {
    email: f.email.value } }) })`,
  ],
  [
    'a beacon with the address',
    `navigator.sendBeacon('/collect', JSON.stringify({
    e: 'submit', user: f.email.value }))`,
  ],
  [
    'the address in a URL-encoded body',
    `fetch('/identify', { method: 'POST', body: new URLSearchParams({
    em: f.email.value, ev: 'Lead' }) })`,
  ],
  [
    'an XMLHttpRequest with the address',
    `const x = new XMLHttpRequest(); x.open('POST', '/rec');
    x.send('{"id":"' + f.email.value + '","p":"/"}')`,
  ],
  ['the address in the query of a GET', "fetch('/pixel?ud=' + encodeURIComponent(f.email.value) + '&ev=SubmitForm')"],
  [
    'FormData with the address alone',
    `const d = new FormData(); d.set('user_email', f.email.value);
    d.set('page', location.pathname); fetch('/cdp', { method: 'POST', body: d })`,
  ],
  [
    'a Request object with the address',
    `fetch(new Request('/v1/track', { method: 'POST', body: JSON.stringify({
    userId: f.email.value, event: 'click' }) }))`,
  ],
  [
    'GraphQL that looks the address up',
    `fetch('/graphql', { method: 'POST', body: JSON.stringify({
    query: 'query($e:String){contact(e:$e){id}}', variables: { e: f.email.value } }) })`,
  ],
  [
    'a session recording of opaque bytes',
    `fetch('/replay', {
    method: 'POST', body: new Blob([new Uint8Array([31, 139, 8, 0, 7, 7])], { type: 'text/plain' }) })`,
  ],
  [
    'base64 of an analytics event',
    `fetch('/a', { method: 'POST', body: 'data=' + btoa(JSON.stringify({
    event: 'form_submit', distinct_id: f.email.value })) })`,
  ],
  [
    'a typed array of bytes',
    `fetch('/r', { method: 'POST', body: new TextEncoder().encode(JSON.stringify({
    heat: 1, who: f.email.value })) })`,
  ],
];

/** The page's own check and how it says that an answer is missing: markup for it, and what shows it. */
const CHECKS: [lang: string, place: string, complain: string, shown: string, button: string][] = [
  ['en', '<p id="err" class="error"></p>', "say('#err', 'Company, please')", '#err:not(:empty)', 'Send'],
  [
    'de',
    '<span id="err" class="feldfehler" hidden></span>',
    `say('#err', 'Welche Firma?');
    f.company.setAttribute('aria-invalid', 'true')`,
    '#err',
    'Absenden',
  ],
  [
    'fr',
    '<div id="err" role="alert"></div>',
    `say('#err', "L'entreprise, s'il vous plaît")`,
    '#err:not(:empty)',
    'Envoyer',
  ],
  [
    'es',
    '<small id="err" class="mensaje-error"></small>',
    "say('#err', 'Falta la empresa')",
    '#err:not(:empty)',
    'Enviar',
  ],
];

const OK = "f.hidden = true; say('#ok', '✓ ' + f.company.value);";

const CORRECTION: Act[] = [fill({ company: 'Brightwater' }), click('button'), see('#ok')];

const tracked = ([what, code]: (typeof TRACKERS)[number], index: number): Case => {
  const [lang, place, complain, shown, button] = CHECKS[index % CHECKS.length]!;
  const body = `<form novalidate><input type="email" name="email">
    <input name="company">${place}<button>${button}</button></form>
    <p id="ok" hidden></p>${script(`onSubmit($('form'), async (f) => { ${code};
      if (!f.company.value) { ${complain}; return; } $('#err').textContent = '';
      f.company.removeAttribute('aria-invalid');
      await fetch('/api', { method: 'POST', body: new FormData(f) }); ${OK} });`)}`;
  return {
    title: `${what} goes out at a press that the page turns down (${lang})`,
    page: page(lang, body),
    acts: [
      fill({ email: `visitor${index}@example.org` }),
      click('button'),
      see(shown),
      ...(index % 3 === 0 ? [read] : []),
      ...CORRECTION,
    ],
    leads: [{ email: `visitor${index}@example.org`, company: 'Brightwater' }],
  };
};

export const TRACKED: Case[] = TRACKERS.map(tracked);
