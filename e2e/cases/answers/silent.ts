/** Nobody hears the answer: the lead is kept, unless the page marks an error. */
import { click, fill, read, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Ways whose answer nobody hears: what, a preparation, how the answers `a` go out. */
const WAYS: [what: string, before: string, code: string, options?: Record<string, string>][] = [
  ['a socket', "const ws = new WebSocket('ws://' + location.host + '/live');", 'ws.send(JSON.stringify(a));'],
  ['a beacon', '', "navigator.sendBeacon('/api', JSON.stringify(a));"],
  ['a beacon with a Blob', '', "navigator.sendBeacon('/api', new Blob([JSON.stringify(a)], { type: 'text/plain' }));"],
  [
    'a script tag (JSONP)',
    'window.done = () => {};',
    `document.head.append(Object.assign(document.createElement('script'),
     { src: '/jsonp?callback=done&' + new URLSearchParams(a) }));`,
  ],
  [
    'a fetch that the page has kept from before',
    'const kept = window.fetch.bind(window);',
    "kept('/api', { method: 'POST', body: JSON.stringify(a) });",
  ],
  ['an image (pixel)', '', "new Image().src = '/api/pixel?' + new URLSearchParams(a);"],
  ['fetch while the network is not watched', '', "post('/api', a);", { network: 'false' }],
  [
    'an XMLHttpRequest while the network is not watched',
    '',
    `const x = new XMLHttpRequest(); x.open('POST', '/api');
    x.send(JSON.stringify(a));`,
    { network: 'false' },
  ],
  [
    'reversed text in base64',
    '',
    `fetch('/api', { method: 'POST',
    body: btoa(unescape(encodeURIComponent(JSON.stringify(a)))).split('').reverse().join('') });`,
  ],
  [
    "a form of the page's own in a hidden frame",
    `document.body.insertAdjacentHTML('beforeend',
    '<iframe name=sink hidden></iframe>');`,
    `const g = document.createElement('form'); Object.assign(g, {
      action: '/api', method: 'post', target: 'sink', hidden: true });
     for (const [k, v] of Object.entries(a)) g.append(Object.assign(document.createElement('input'), {
     type: 'hidden', name: k, value: v }));
     document.body.append(g); HTMLFormElement.prototype.submit.call(g);`,
  ],
];

/** What the page does then: language, what it shows, how. */
const ENDS: [lang: string, what: string, code: string, shown: string][] = [
  [
    'en',
    'a neutral line below',
    `f.insertAdjacentHTML('afterend',
    "<p id=ok>We'll be in touch within one business day.</p>");`,
    '#ok',
  ],
  [
    'pl',
    'a neutral line below',
    `f.insertAdjacentHTML('afterend',
    '<p id=ok>Odezwiemy się w ciągu jednego dnia roboczego.</p>');`,
    '#ok',
  ],
  [
    'ja',
    'a neutral line below',
    "f.insertAdjacentHTML('afterend', '<p id=ok>担当者より一営業日以内にご連絡します。</p>');",
    '#ok',
  ],
  ['de', 'the form emptied', "f.reset(); f.insertAdjacentHTML('afterend', '<p id=ok>Wir melden uns.</p>');", '#ok'],
  ['tr', 'the form replaced', "f.outerHTML = '<h2 id=ok>Sizi arayacağız</h2>';", '#ok'],
  ['it', 'the form hidden', "f.hidden = true; f.insertAdjacentHTML('afterend', '<p id=ok>A presto.</p>');", '#ok'],
];

const FORM = `<form id="f" novalidate><input type="email" name="email"> <input name="company">
  <button>Send</button></form>`;

const unheard = (way: (typeof WAYS)[number], end: (typeof ENDS)[number], index: number): Case => {
  const [what, before, code, options = {}] = way;
  const [lang, shownAs, after, shown] = end;
  return {
    title: `${what}, then ${shownAs} (${lang})`,
    page: page(
      lang,
      FORM +
        script(`${before} onSubmit($('#f'), (f) => { const a = answersOf(f); ${code}
      setTimeout(() => { ${after} }, 300); });`),
    ),
    acts: [fill({ email: `quiet${index}@example.org`, company: 'Elmwood' }), click('button'), see(shown)],
    leads: [{ email: `quiet${index}@example.org`, company: 'Elmwood' }],
    options,
  };
};

const marked = (way: (typeof WAYS)[number], index: number): Case => {
  const [what, before, code, options = {}] = way;
  const marks = [
    "f.company.setAttribute('aria-invalid', 'true')",
    "f.insertAdjacentHTML('beforeend', '<p class=error>Firma?</p>')",
    "f.insertAdjacentHTML('beforeend', '<p role=alert>Firma fehlt</p>')",
  ];
  return {
    title: `${what}: an attempt that the page has marked as wrong, then a corrected one`,
    page: page(
      'de',
      FORM +
        script(`${before} onSubmit($('#f'), (f) => { const a = answersOf(f);
      f.querySelectorAll('p').forEach((p) => p.remove()); f.company.removeAttribute('aria-invalid');
      if (!f.company.value) { ${marks[index % marks.length]}; f.dataset.bad = ''; return; } ${code} f.reset();
      f.dataset.good = ''; });`),
    ),
    acts: [
      fill({ email: `mark${index}@example.org` }),
      click('button'),
      see('[data-bad]'),
      ...(index % 2 === 0 ? [read] : []),
      fill({ company: 'Elmwood' }),
      click('button'),
      see('[data-good]'),
    ],
    leads: [{ email: `mark${index}@example.org`, company: 'Elmwood' }],
    options,
  };
};

/** A button in no form sends its answers in this way, and the page says a line. */
const pressed = (what: string, code: string, { around = '', accepted = 0 } = {}): Case => ({
  title: `${what} after a press, and a line in a language that no list knows: kept`,
  page: page(
    'hu',
    `${around}<div id="box"><input name="nev"> <input name="cim"><button id="go" type="button">Kérem</button></div>
    <p id="ok" hidden></p>${script(`$('#go').onclick = () => { const a = answersOf($('#box')); ${code}
    setTimeout(say, 300, '#ok', 'Kolléganőnk holnap hívja Önt'); };`)}`,
  ),
  acts: [fill({ nev: 'Éva', cim: 'eva@example.org' }), click('#go'), see('#ok')],
  leads: [{ nev: 'Éva', email: 'eva@example.org' }],
  accepted,
});

const FRAME = '<iframe name="sink" hidden></iframe>';

/** What sends the answers in another thread or frame, and says in the page that it is done. */
const ELSEWHERE: [what: string, lang: string, html: string, before: string, code: string][] = [
  [
    'a worker',
    'he',
    '',
    `const w = new Worker(URL.createObjectURL(new Blob(["onmessage = async ({ data: [to, a] }) => {" +
      "await fetch(to, { method: 'POST', body: JSON.stringify(a) }); postMessage(1); };"])));
    w.onmessage = () => say('#m', 'נחזור אליך מחר בבוקר');`,
    "w.postMessage([location.origin + '/api', a]);",
  ],
  [
    'a frame of the page',
    'cs',
    `<iframe id="fr" hidden srcdoc="<script>onmessage = async ({ data }) => {
      await fetch('/api', { method: 'POST', body: data }); parent.postMessage('done', '*'); };</script>"></iframe>`,
    "onmessage = () => say('#m', 'Odesláno.');",
    "$('#fr').contentWindow.postMessage(JSON.stringify(a), '*');",
  ],
  [
    'a queue in the storage, which another script empties',
    'pl',
    '',
    `const flush = async () => { const q = localStorage.queue; localStorage.removeItem('queue');
      const x = document.createElement('iframe'); x.hidden = true; document.body.append(x);
      await x.contentWindow.fetch('/api', { method: 'POST', body: q }); say('#m', 'Odezwiemy się jutro'); };`,
    'localStorage.queue = JSON.stringify(a); setTimeout(flush, 400);',
  ],
];

const elsewhere = ([what, lang, html, before, code]: (typeof ELSEWHERE)[number]): Case => ({
  title: `the answers go by ${what}, and a line in a language that no list knows comes later: kept`,
  page: page(
    lang,
    `${html}<form id="f"><input name="jm"><input type="email" name="email"><button>OK</button></form><p id="m"></p>
    ${script(`${before} onSubmit($('#f'), (f) => { const a = answersOf(f); ${code} });`)}`,
  ),
  acts: [fill({ jm: 'Noa', email: 'noa@example.org' }), click('button'), see('#m:not(:empty)')],
  leads: [{ jm: 'Noa', email: 'noa@example.org' }],
});

export const SILENT: Case[] = [
  pressed('an image', "new Image().src = '/pixel?' + new URLSearchParams(a);"),
  pressed(
    'a script tag (JSONP)',
    `document.head.append(Object.assign(document.createElement('script'), { src: '/jsonp?' +
     new URLSearchParams(a) }));`,
    { accepted: 1 },
  ),
  pressed(
    'a form that the page makes for it, into a frame',
    `const f = document.createElement('form'); Object.assign(f, { action: '/sink', target: 'sink' }); f.hidden = true;
    for (const [name, value] of Object.entries(a))
      f.append(Object.assign(document.createElement('input'), { name, value }));
    document.body.append(f); f.submit();`,
    { around: FRAME },
  ),
  pressed(
    'a beacon with base64 in its address',
    "navigator.sendBeacon('/b?z=' + btoa(unescape(encodeURIComponent(JSON.stringify(a)))));",
  ),
  ...WAYS.map((way, index) => unheard(way, ENDS[index % ENDS.length]!, index)),
  ...ENDS.map((end, index) => unheard(WAYS[(index * 5 + 3) % WAYS.length]!, end, index + 20)),
  ...WAYS.map(marked),
  ...ELSEWHERE.map(elsewhere),
  ...(
    [
      ['class', 'class="box success-box"'],
      ['id', 'id="formSuccess"'],
    ] as const
  ).map(([mark, attribute]): Case => ({
    title: `nothing goes out, and at once the page shows a box that its ${mark} calls a success, all else as it was`,
    page: page(
      'sk',
      `<form id="f"><input name="meno"><input type="email" name="email"><input name="firma"><button>Poslať</button>
      </form><div ${attribute} data-m hidden></div>${script(`onSubmit($('#f'), (f) => {
        localStorage.setItem('site-list', JSON.stringify(answersOf(f)));
        say('[data-m]', 'Ozveme sa vám zajtra'); });`)}`,
    ),
    acts: [fill({ meno: 'Zuza', email: 'zuza@example.org' }), click('button'), see('[data-m]'), read],
    leads: [{ meno: 'Zuza', email: 'zuza@example.org' }],
    accepted: 0,
  })),
  {
    title: 'an alert region says a line in a language that no list knows, while nobody could hear the answer',
    page: page(
      'sq',
      `<form id="f"><input name="emri"><input type="email" name="email"><button>Dërgo</button></form>
      <div class="alert" role="alert" id="a" hidden></div>${script(`onSubmit($('#f'), async (f) => {
        await post('/api', answersOf(f)); say('#a', 'Mesazhi u dërgua'); });`)}`,
    ),
    options: { network: 'false' },
    acts: [fill({ emri: 'Arta', email: 'arta@example.org' }), click('button'), see('#a')],
    leads: [{ emri: 'Arta', email: 'arta@example.org' }],
  },
];
