/** Nobody hears the answer: the lead is kept, unless the page marks an error or says a new line inside a form with an open question. */
import { click, fill, read, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Ways whose answer nobody hears: what, a preparation, how the answers `a` go out, how many submissions the server counts. */
const WAYS: [what: string, before: string, code: string, accepted: number, options?: Record<string, string>][] = [
  ['a socket', "const ws = new WebSocket('ws://' + location.host + '/live');", 'ws.send(JSON.stringify(a));', 1],
  ['a beacon', '', "navigator.sendBeacon('/api', JSON.stringify(a));", 1],
  ['a beacon with a Blob', '', "navigator.sendBeacon('/api', new Blob([JSON.stringify(a)], { type: 'text/plain' }));", 1],
  ['a script tag (JSONP)', 'window.done = () => {};', `document.head.append(Object.assign(document.createElement('script'),
     { src: '/jsonp?callback=done&' + new URLSearchParams(a) }));`, 1],
  ['an image (pixel)', '', "new Image().src = '/api/pixel?' + new URLSearchParams(a);", 1],
  ['fetch while the network is not watched', '', "post('/api', a);", 1, { network: 'false' }],
  ['an XMLHttpRequest while the network is not watched', '', "const x = new XMLHttpRequest(); x.open('POST', '/api'); x.send(JSON.stringify(a));", 1, { network: 'false' }],
  ['reversed text in base64', '', "fetch('/api', { method: 'POST', body: btoa(unescape(encodeURIComponent(JSON.stringify(a)))).split('').reverse().join('') });", 1],
  ['a form of the page\'s own in a hidden frame', "document.body.insertAdjacentHTML('beforeend', '<iframe name=sink hidden></iframe>');",
    `const g = document.createElement('form'); Object.assign(g, { action: '/api', method: 'post', target: 'sink', hidden: true });
     for (const [k, v] of Object.entries(a)) g.append(Object.assign(document.createElement('input'), { type: 'hidden', name: k, value: v }));
     document.body.append(g); HTMLFormElement.prototype.submit.call(g);`, 1],
];

/** What the page does then: language, what it shows, how. */
const ENDS: [lang: string, what: string, code: string, shown: string][] = [
  ['en', 'a neutral line below', "f.insertAdjacentHTML('afterend', \"<p id=ok>We'll be in touch within one business day.</p>\");", '#ok'],
  ['pl', 'a neutral line below', "f.insertAdjacentHTML('afterend', '<p id=ok>Odezwiemy się w ciągu jednego dnia roboczego.</p>');", '#ok'],
  ['ja', 'a neutral line below', "f.insertAdjacentHTML('afterend', '<p id=ok>担当者より一営業日以内にご連絡します。</p>');", '#ok'],
  ['de', 'the form emptied', "f.reset(); f.insertAdjacentHTML('afterend', '<p id=ok>Wir melden uns.</p>');", '#ok'],
  ['tr', 'the form replaced', "f.outerHTML = '<h2 id=ok>Sizi arayacağız</h2>';", '#ok'],
  ['it', 'the form hidden', "f.hidden = true; f.insertAdjacentHTML('afterend', '<p id=ok>A presto.</p>');", '#ok'],
];

const FORM = '<form id="f" novalidate><input type="email" name="email"> <input name="company"><button>Send</button></form>';

const unheard = (way: (typeof WAYS)[number], end: (typeof ENDS)[number], index: number): Case => {
  const [what, before, code, accepted, options = {}] = way;
  const [lang, shownAs, after, shown] = end;
  return {
    title: `${what}, then ${shownAs} (${lang})`,
    page: page(lang, FORM + script(`${before} onSubmit($('#f'), (f) => { const a = answersOf(f); ${code} setTimeout(() => { ${after} }, 300); });`)),
    acts: [fill({ email: `quiet${index}@example.org`, company: 'Elmwood' }), click('button'), see(shown)],
    leads: [{ email: `quiet${index}@example.org`, company: 'Elmwood' }],
    accepted,
    options,
  };
};

const marked = (way: (typeof WAYS)[number], index: number): Case => {
  const [what, before, code, accepted, options = {}] = way;
  const marks = [
    "f.company.setAttribute('aria-invalid', 'true')",
    "f.insertAdjacentHTML('beforeend', '<p class=error>Firma?</p>')",
    "f.insertAdjacentHTML('beforeend', '<p role=alert>Firma fehlt</p>')",
  ];
  return {
    title: `${what}: an attempt that the page has marked as wrong, then a corrected one`,
    page: page('de', FORM + script(`${before} onSubmit($('#f'), (f) => { const a = answersOf(f);
      f.querySelectorAll('p').forEach((p) => p.remove()); f.company.removeAttribute('aria-invalid');
      if (!f.company.value) { ${marks[index % marks.length]}; f.dataset.bad = ''; return; } ${code} f.reset(); f.dataset.good = ''; });`)),
    acts: [fill({ email: `mark${index}@example.org` }), click('button'), see('[data-bad]'), ...(index % 2 === 0 ? [read] : []),
      fill({ company: 'Elmwood' }), click('button'), see('[data-good]')],
    leads: [{ email: `mark${index}@example.org`, company: 'Elmwood' }],
    accepted,
    options,
  };
};

/** The page sends nothing, shows this, and the visitor goes. */
const notSent = (title: string, lang: string, complain: string, more: Partial<Case> = {}): Case => ({
  title,
  page: page(lang, `<form id="f" novalidate><input type="email" name="email"> <input name="phone"> <input name="company"><div id="in"></div><button>Send</button></form>
    <p class="msg" id="m"></p>${script(`onSubmit($('#f'), (f) => { ${complain}; f.dataset.done = ''; });`)}`),
  acts: [fill({ email: 'nobody@example.org' }), click('button'), see('[data-done]')],
  leads: [],
  ...more,
});

export const SILENT: Case[] = [
  ...WAYS.map((way, index) => unheard(way, ENDS[index % ENDS.length]!, index)),
  ...ENDS.map((end, index) => unheard(WAYS[(index * 5 + 3) % WAYS.length]!, end, index + 20)),
  ...WAYS.map(marked),
  notSent('an error that begins with + and a number, below the form', 'en', "say('#m', '+44 20 7946 0958 is not a valid number')", {
    acts: [fill({ email: 'nobody@example.org', phone: '+44 20 7946 0958' }), click('button'), see('[data-done]')] }),
  notSent('nothing is sent, and "Which company are you with?" comes up inside the form', 'en', "say('#in', 'Which company are you with?')"),
  notSent('nothing is sent, and a question comes up inside the form in Finnish', 'fi', "say('#in', 'Minkä yrityksen puolesta kysyt?')"),
  notSent('nothing is sent, and a new line inside the form points at an open question in Greek', 'el', "say('#in', 'Και η εταιρεία σας;')"),
  notSent('French "Merci de ..." in a role=alert is "please ...", not thanks', 'fr',
    "$('#in').innerHTML = \"<ul role=alert><li>Merci d'écrire votre message.</li></ul>\""),
  notSent('nothing is sent, the browser itself shows what is wrong', 'en', 'f.company.required = true; f.reportValidity()'),
  {
    title: 'JSONP that turns down and marks it, then accepts',
    page: page('en', `${FORM}<div id="mce-error-response" class="response" style="display:none"></div><div id="ok" hidden></div>${script(`
      window.cb = ({ result }) => { const isOk = result === 'success'; $('#mce-error-response').style.display = isOk ? 'none' : '';
        $('#mce-error-response').textContent = isOk ? '' : 'This address cannot be subscribed'; if (isOk) { $('#f').hidden = true; say('#ok', 'Almost finished…'); } };
      onSubmit($('#f'), (f) => document.head.append(Object.assign(document.createElement('script'), { src: '/jsonp?callback=cb&' + new URLSearchParams(answersOf(f)) })));`)}`),
    acts: [fill({ email: 'liv@typo.example', company: 'Nord' }), click('button'), see('#mce-error-response'), read,
      fill({ email: 'liv@example.org' }), click('button'), see('#ok')],
    leads: [{ email: 'liv@example.org', company: 'Nord' }],
  },
  {
    title: 'a socket that answers a refusal, which the page marks, and then agrees',
    page: page('es', `${FORM}<p id="e" class="error-msg"></p><p id="ok" hidden></p>${script(`const ws = new WebSocket('ws://' + location.host + '/live');
      ws.onmessage = ({ data }) => { if (data === 'ok') { $('#f').remove(); say('#ok', 'Le llamamos'); } else say('#e', 'Dominio desconocido'); };
      onSubmit($('#f'), (f) => ws.send(JSON.stringify(answersOf(f))));`)}`),
    acts: [fill({ email: 'sol@typo.example', company: 'Vega' }), click('button'), see('#e:not(:empty)'), read,
      fill({ email: 'sol@example.org' }), click('button'), see('#ok')],
    leads: [{ email: 'sol@example.org', company: 'Vega' }],
  },
  {
    title: 'limitation: nothing is heard, and an unmarked line outside the form in a language that no list knows: kept',
    page: page('eu', `${FORM}<p id="m"></p>${script("onSubmit($('#f'), () => say('#m', 'Ezin dugu helbide hori onartu'));")}`),
    acts: [fill({ email: 'ane@example.org', company: 'Bidasoa' }), click('button'), see('#m:not(:empty)')],
    leads: [{ email: 'ane@example.org', company: 'Bidasoa' }],
    accepted: 0,
  },
];
