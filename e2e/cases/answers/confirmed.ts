/** After a good answer nothing that the page says in kindness costs the lead, whatever letters it holds. */
import { click, fill, read, rest, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** What pages say once their server has agreed. Many hold the letters of an error's word. */
const THANKS: [lang: string, words: string][] = [
  ['fr', 'Merci Pierre, nous vous rappelons demain.'],
  ['fr', 'Demande reçue. Veuillez consulter votre boîte mail.'],
  ['nl', 'Wij bellen u. U bent tot niets verplicht.'],
  ['pl', 'Zadzwonimy. Dalsze kroki nie są wymagane.'],
  ['en', 'Thank you, your preferred dealer will call.'],
  ['de', 'Bitte bestätigen Sie Ihre Anmeldung über den Link in der E-Mail.'],
  ['en', 'No payment is required. A planner will call you.'],
  ['en', 'We cannot wait to meet you! Your place is reserved.'],
  ['de', 'Ihre Anfrage ist eingegangen. Sie müssen nichts weiter tun.'],
  ['de', 'Kein Pflichttermin: Wir melden uns, sobald ein Platz frei ist.'],
  ['fr', 'Votre demande est bien enregistrée, il ne manque plus rien.'],
  ['es', 'Recibido. Si falta algo, le llamaremos por favor entre las 9 y las 14.'],
  ['es', 'Gracias, Ferrán. Su asesor obligado por secreto le escribirá.'],
  ['pt', 'Pedido registado. Não é necessário enviar mais nada.'],
  ['it', 'Ricevuto! Nessun obbligo: un tecnico la richiama.'],
  ['nl', 'Verstuurd. U hoeft niets meer in te vullen.'],
  ['pl', 'Zgłoszenie przyjęte. Nie musisz nic więcej robić.'],
  ['tr', 'Talebiniz alındı, hatasız kayıt için teşekkürler.'],
  ['ja', '送信が完了しました。必要に応じてご連絡します。'],
  ['en', 'Check your inbox: if the letter is missing, look into spam.'],
  ['en', 'You are already on our list of early birds, and now for the spring edition, too.'],
];

/** Where pages say it: code that says `words` about the form `f`, and what is seen then. */
const PLACES: [what: string, code: string, shown: string][] = [
  [
    'in a line below the filled form',
    `f.insertAdjacentHTML('afterend', '<p id=ok></p>');
    $('#ok').textContent = words;`,
    '#ok',
  ],
  [
    'in place of the form',
    `const p = document.createElement('p'); p.id = 'ok'; p.textContent = words;
    f.replaceWith(p);`,
    '#ok',
  ],
  [
    'in a toast',
    `document.body.insertAdjacentHTML('beforeend',
    '<div id=ok class=toast role=status style=position:fixed;top:0></div>'); $('#ok').textContent = words;`,
    '#ok',
  ],
  [
    'in a dialog',
    `document.body.insertAdjacentHTML('beforeend',
    '<dialog id=ok><p></p><form method=dialog><button>OK</button></form></dialog>'); $('#ok p').textContent = words;
    $('#ok').showModal();`,
    '#ok',
  ],
  [
    'inside the form, which is emptied',
    `f.reset(); f.insertAdjacentHTML('beforeend', '<output id=ok></output>');
    $('#ok').textContent = words;`,
    '#ok',
  ],
];

const FORM = `<form id="f"><input name="name"> <input type="email" name="email"><button>Send</button></form>`;

const thanked = ([lang, words]: (typeof THANKS)[number], index: number): Case => {
  const [where, code, shown] = PLACES[index % PLACES.length]!;
  return {
    title: `200, and "${words}" ${where} (${lang})`,
    page: page(
      lang,
      FORM +
        script(`const words = ${JSON.stringify(words)}; onSubmit($('#f'), async (f) => {
      await post('/api', answersOf(f)); ${code} });`),
    ),
    acts: [fill({ name: 'Pierre Dupont', email: `pierre${index}@example.org` }), click('button'), see(shown)],
    leads: [{ email: `pierre${index}@example.org`, name: 'Pierre Dupont' }],
  };
};

/** What is said after a confirmation that no list of words knows: under which condition something would be wrong. */
const WARNINGS: [lang: string, words: string][] = [
  ['fr', 'Inscription validée. En cas d\u2019erreur dans votre nom, appelez le secrétariat.'],
  ['es', 'Plaza reservada. El pago por adelantado no es obligatorio.'],
  ['de', 'Platz gebucht! Ohne Ausweis ist die Karte ungültig.'],
  ['it', 'Posto riservato. La tessera è obbligatoria solo in piscina.'],
  ['en', 'Your table is booked. Please choose your starter when you arrive.'],
];

/** A page whose server agrees, and what happens around it. */
const around = (title: string, after: string, { before = '', shown = '#ok', status = 200 } = {}): Case => ({
  title,
  page: page(
    'en',
    `${before}${FORM}${script(`onSubmit($('#f'), async (f) => { await post('/api?status=${status}', answersOf(f));
    ${after} });`)}`,
  ),
  acts: [fill({ name: 'Ada Byron', email: 'ada@example.org' }), click('form button'), see(shown)],
  leads: [{ email: 'ada@example.org', name: 'Ada Byron' }],
});

const APPEND = (html: string) => `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(html)});`;

/** How pages grey what waits for the server while the errors of the first attempt still stand there. */
const BUSY: [how: string, on: string, mark: string, end: string][] = [
  ['a class on the form', "f.classList.add('busy')", "f.email.classList.add('is-invalid')", "say('#ok', '✓ 3')"],
  ['a class on the body', "document.body.classList.add('loading')", "say('#err', 'Neznámá doména')", "say('#ok', '✓')"],
  [
    'a style of the form, and thanks',
    "f.style.opacity = '.5'",
    "f.email.setAttribute('aria-invalid', 'true')",
    "say('#ok', 'Thank you! We got your request.')",
  ],
  [
    'a style of the form, and another page',
    "f.style.opacity = '.5'",
    "say('#err', 'Neznámá doména')",
    "location = '/thanks'",
  ],
];

const busy = ([how, on, mark, end]: (typeof BUSY)[number], index: number): Case => ({
  title: `an error of the first attempt still stands while the second is accepted under ${how}`,
  page: page(
    'cs',
    `<form id="f" novalidate><input name="name"><input type="email" name="email"><p id="err" class="error"></p>
    <button>Send</button><b id="no" hidden>.</b></form><p id="ok" hidden></p>${script(`onSubmit($('#f'), async (f) => {
      ${on}; const { ok } = await (await post('/api?refusal=200', answersOf(f))).json();
      if (ok) ${end}; else { ${mark}; f.className = ''; f.style.opacity = ''; $('#no').hidden = false; } });`)}`,
  ),
  acts: [
    fill({ name: 'Eva', email: `eva${index}@typo.example` }),
    click('button'),
    see('#no'),
    rest,
    fill({ email: `eva${index}@example.org` }),
    click('button'),
    see(end.includes('location') ? '#thanks' : '#ok'),
  ],
  leads: [{ email: `eva${index}@example.org`, name: 'Eva' }],
});

export const CONFIRMED: Case[] = [
  ...THANKS.map(thanked),
  around(
    '200, then an alert that confirms with "please"',
    `alert('Your booking is confirmed. Please arrive ten minutes early.'); ${APPEND('<i id=ok>.</i>')}`,
  ),
  around(
    '200, then a German alert that confirms',
    `alert('Vielen Dank! Ihr Termin steht. Bitte bringen Sie den Ausweis mit.'); ${APPEND('<i id=ok>.</i>')}`,
  ),
  around(
    'the server says {"ok":true}, then a dialog that warns of an invalid voucher (de)',
    APPEND('<div id=ok role=dialog>Ihr Platz ist reserviert. Der Gutschein wird nach 30 Tagen ungültig.</div>'),
  ),
  around(
    'the server says {"ok":true}, then an alert that speaks of what may go wrong',
    `alert('Booked! If something went wrong with the date, call us.'); ${APPEND('<i id=ok>.</i>')}`,
  ),
  ...WARNINGS.map(([lang, words]) =>
    around(
      `200 without a word, then an alert of the page that warns after it has confirmed (${lang})`,
      APPEND(`<div id=ok role=alert>${words}</div>`).replace('document.body', 'f'),
      { status: 204 },
    ),
  ),
  around(
    'the server says {"ok":true}, then a dialog that asks to look into the mail (fr)',
    `const d = document.createElement('dialog'); d.id = 'ok'; document.body.append(d);
    d.textContent = 'Demande enregistrée. Veuillez saisir le code de la lettre dans votre espace.'; d.showModal();`,
  ),
  around(
    '200, then an advertisement half a second later',
    `setTimeout(() => {
    ${APPEND(`<div id=ok class=notification>Someone in Leeds has just joined the Pro plan</div>`)} }, 500);`,
  ),
  around(
    '200, then a cookie notice that says "required" comes up',
    `setTimeout(() => {
    ${APPEND(`<div id=ok role=dialog aria-label=Cookies>Required cookies are always on.</div>`)} }, 300);`,
  ),
  around(
    '200, then an offer in an alert box of the shop',
    `${APPEND(`<div id=ok class="alert alert-warning">Only 3 places left: you must not miss the spring sale!</div>`)}`,
  ),
  around(
    '200, then a chat window opens and asks for a name',
    `setTimeout(() => {
    ${APPEND(`<div id=ok class=chat style="position:fixed;right:0;bottom:0">
    <p>Sorry, all agents are busy. Please enter your name</p><input name=chatname></div>`)} }, 300);`,
  ),
  around(
    '200, then a form about something else is shown invalid elsewhere',
    `f.remove(); ${APPEND(`<aside><form>
    <input id=ok required aria-invalid=true name=coupon></form></aside>`)}`,
  ),
  around(
    '200, then a banner says that the connection was lost and is back',
    `f.hidden = true;
    ${APPEND(`<div id=ok class="banner error-recovered">Back online</div>`)}`,
  ),
  around(
    '200 with an outage notice of the page that was there all the time',
    "f.hidden = true; say('#ok', 'Lovely.');",
    {
      before: `<div class="alert alert-danger">Phones are out of order. Please use the form, sorry!</div>
      <p id="ok" hidden></p>`,
    },
  ),
  {
    title: '200, then a countdown next to the form ticks "Offer ends, error-free installation"',
    page: page(
      'en',
      `<div class="card"><p id="clock">Must end in 100 s</p>${FORM}<p id="ok" hidden></p></div>${script(`let left = 99;
      setInterval(() => { $('#clock').textContent = 'Must end in ' + left-- + ' s'; }, 250);
      onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); say('#ok', 'Noted.'); });`)}`,
    ),
    acts: [fill({ name: 'Tom Hale', email: 'tom@example.org' }), click('button'), see('#ok')],
    leads: [{ email: 'tom@example.org', name: 'Tom Hale' }],
  },
  {
    title: 'thanks, and below them a line that asks to choose a time',
    page: page(
      'en',
      `<div><form id="f"><input name="name"><input name="mail"><button>OK</button></form><h3 id="ok" hidden></h3>
      <p id="more" hidden></p></div>${script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f));
      say('#ok', 'Thank you, we have it.'); say('#more', 'Please choose a time by the link in our mail.'); });`)}`,
    ),
    acts: [fill({ name: 'Tess', mail: 'tess@example.org' }), click('button'), see('#more')],
    leads: [{ name: 'Tess', email: 'tess@example.org' }],
  },
  {
    title: 'the page repeats what the visitor wrote, words of error included',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><textarea name="issue"></textarea>
      <button>Send</button></form><div id="ok" hidden></div>
      ${script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f));
      say('#ok', 'You wrote: ' + f.issue.value); });`)}`,
    ),
    acts: [fill({ email: 'mo@example.org', issue: 'Invalid card error, must be fixed' }), click('button'), see('#ok')],
    leads: [{ email: 'mo@example.org', issue: 'Invalid card error, must be fixed' }],
  },
  {
    title: 'an error of the first attempt stays on the page while the second is accepted',
    page: page(
      'en',
      `<form id="f"><input name="name"><input type="email" name="email"><p id="err" class="error"></p>
      <button>Send</button></form>
      <p id="ok" hidden></p>${script(`onSubmit($('#f'), async (f) => {
      const answer = await post('/api?refusal=200', answersOf(f));
        const { ok } = await answer.json(); if (!ok) return say('#err', 'We cannot deliver to this address');
        say('#ok', 'You are in'); });`)}`,
    ),
    acts: [
      fill({ name: 'Vik', email: 'vik@typo.example' }),
      click('button'),
      see('#err:not(:empty)'),
      rest,
      fill({ email: 'vik@example.org' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'vik@example.org', name: 'Vik' }],
  },
  {
    title: 'the emptied form is invalid and focused after a good answer',
    page: page(
      'en',
      `<form id="f"><input name="name" required><input type="email" name="email" required>
      <button>Send</button></form>
      <p id="ok" hidden></p><style>input:user-invalid,.was input:invalid{border-color:#c00}</style>
      ${script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); f.reset(); f.classList.add('was');
      f.name.focus(); say('#ok', 'Next, please!'); });`)}`,
    ),
    acts: [fill({ name: 'Zoe', email: 'zoe@example.org' }), click('button'), see('#ok'), read],
    leads: [{ email: 'zoe@example.org', name: 'Zoe' }],
  },
  {
    title: 'an alert without a known word confirms a filled form after a good answer',
    page: page(
      'cs',
      `<form id="f"><input name="jmeno"><input type="email" name="email"><button>OK</button><p role="alert"></p></form>
      ${script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f));
      $('p', f).textContent = 'Hotovo. Nezapomeňte se podívat do schránky.'; });`)}`,
    ),
    acts: [fill({ jmeno: 'Jana', email: 'jana@example.org' }), click('button'), see('[role=alert]:not(:empty)')],
    leads: [{ email: 'jana@example.org', jmeno: 'Jana' }],
  },
  ...BUSY.map(busy),
];
