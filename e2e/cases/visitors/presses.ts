/** What means "send" without a button of a form: Enter, the page's own click; and what does not. */
import { choose, click, fill, press, read, rest, see, type } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Controls in no form, what the page makes of their answers `a` when a plain button is pressed, and the lead. */
const boxed = (
  title: string,
  controls: string,
  code: string,
  more: Pick<Case, 'acts' | 'leads'> & Partial<Case>,
): Case => ({
  title,
  page: page(
    'en',
    `<div id="box">${controls}<button id="go">→</button></div><p id="ok" hidden></p>
    ${script(`$('#go').onclick = async () => { const a = answersOf($('#box')); ${code} };`)}`,
  ),
  ...more,
});

const NAME_AND_MAIL = '<input name="name"><input name="email">';
const NAME_AND_NUMBER = '<input name="nome"><input name="fone" placeholder="WhatsApp">';

/** Pages that send what was typed in a way of their own. */
const REWRITTEN: Case[] = [
  boxed(
    'the page sends the name in two fields',
    NAME_AND_MAIL,
    "const [first, last] = a.name.split(' '); await post('/api', { last, first, email: a.email }); say('#ok', '✓');",
    {
      acts: [fill({ name: 'Ada Hartley', email: 'ada@example.org' }), click('#go'), see('#ok')],
      leads: [{ name: 'Ada Hartley', email: 'ada@example.org' }],
    },
  ),
  boxed(
    'the page sends a message of two lines as JSON',
    `${NAME_AND_MAIL}<textarea name="text"></textarea>`,
    "await post('/api', a); say('#ok', '✓');",
    {
      acts: [
        fill({ name: 'Piet', email: 'piet@example.org', text: 'Call me' }),
        press('text', 'Enter'),
        type('text', 'after six'),
        click('#go'),
        see('#ok'),
      ],
      leads: [{ name: 'Piet', email: 'piet@example.org', text: 'Call me\nafter six' }],
    },
  ),
  boxed(
    'the page sends back what its server has written with escapes in JSON in JSON',
    `${NAME_AND_MAIL}<input name="ort">`,
    `const snapshot = JSON.stringify(a).replace(/[\\u0080-\\uffff]/g,
      (c) => '\\\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
    await post('/api', { snapshot }); say('#ok', '✓');`,
    {
      acts: [fill({ name: 'Jörg Möller', email: 'jm@example.org', ort: 'Köln' }), click('#go'), see('#ok')],
      leads: [{ name: 'Jörg Möller', email: 'jm@example.org', ort: 'Köln' }],
    },
  ),
  boxed(
    'the page opens a messenger with the answers in its address',
    NAME_AND_NUMBER,
    "window.open('/wa?text=' + encodeURIComponent(`Oi, sou ${a.nome}, ${a.fone}`)); say('#ok', '✓');",
    {
      acts: [fill({ nome: 'Bia Souza', fone: '(11) 91234-5678' }), click('#go'), see('#ok')],
      leads: [{ nome: 'Bia Souza', phone_number: '(11) 91234-5678' }],
      accepted: 0,
    },
  ),
  {
    title: 'a chat in a text of several lines: Enter sends it',
    page: page(
      'fr',
      `<div id="chat"><p>Votre e-mail ?</p><textarea id="t" rows="1"></textarea></div><p id="ok" hidden></p>
      ${script(`$('#t').onkeydown = async (e) => { if (e.key !== 'Enter') return; e.preventDefault();
        const text = $('#t').value; $('#t').value = ''; await post('/api', { text }); say('#ok', text); };`)}`,
    ),
    acts: [fill({ '#t': 'lea@example.org' }), press('#t', 'Enter'), see('#ok')],
    leads: [{ email: 'lea@example.org' }],
  },
  {
    title: 'Enter in a text of several lines writes, and the page saves a draft of all a moment later',
    page: page(
      'fr',
      `<div id="box"><input name="mail"><textarea name="m"></textarea><button>Envoyer</button></div>
      <p id="ok" hidden></p>${script(`let timer; $('#box').oninput = () => { clearTimeout(timer);
        timer = setTimeout(async () => { await post('/draft', answersOf($('#box'))); say('#ok', '…'); }, 300); };`)}`,
    ),
    acts: [fill({ mail: 'lou@example.org' }), type('m', 'Bonjour'), press('m', 'Enter'), see('#ok'), read],
    leads: [],
  },
  {
    title: 'a list of countries is a button that would submit, with a sign on it alone; another button sends',
    page: page(
      'it',
      `<form id="f" onsubmit="return false"><button>+39</button><input name="nome"><input type="tel" name="tel">
      <button type="button" id="go">Richiedi</button></form><p id="ok" hidden></p>
      ${script(`$('#go').onclick = async () => { await post('/api', answersOf($('#f'))); $('#f').remove();
      say('#ok', 'Ricevuto'); };`)}`,
    ),
    acts: [fill({ nome: 'Ugo', tel: '347 123 4567' }), click('#go'), see('#ok')],
    leads: [{ nome: 'Ugo', phone_number: '347 123 4567' }],
  },
];

const send = "await post('/api', answersOf($('#f'))); $('#f').hidden = true; say('#ok', '✓');";

/** Pages that send before there is a click, and some let none follow. */
const BEFORE_A_CLICK: Case[] = [
  ...[
    ['mousedown', '<button id="go">Wyślij</button>'],
    ['pointerdown', '<button type="button" id="go">Wyślij</button>'],
    ['pointerup', '<div id="go">Wyślij</div>'],
    ['mouseup', '<a id="go" href="#">Wyślij</a>'],
  ].map(([type, button]): Case => ({
    title: `the page sends at ${type}, and prevents what would follow`,
    page: page(
      'pl',
      `<form id="f"><input name="imie"><input name="mail">${button}</form><p id="ok" hidden></p>
        ${script(`$('#go').on${type} = async (e) => { e.preventDefault(); ${send} };
        $('#go').onclick = (e) => e.preventDefault();`)}`,
    ),
    acts: [fill({ imie: 'Ola Nowak', mail: 'ola@example.org' }), click('#go'), see('#ok')],
    leads: [{ imie: 'Ola Nowak', email: 'ola@example.org' }],
  })),
  {
    title: 'the page sends at pointerup an address that is none, is turned down, and sends the right one the same way',
    page: page(
      'ne',
      `<div id="f"><input name="nam"><input name="mail"><div id="go">पठाउनुहोस्</div><p id="m"></p></div>
      <p id="ok" hidden></p>${script(`$('#go').onpointerup = async () => {
      const a = answersOf($('#f')); await post(a.mail.includes('.') ? '/api' : '/check', a);
      if (!a.mail.includes('.')) return say('#m', 'इमेल मिलेन'); $('#f').hidden = true; say('#ok', '✓'); };`)}`,
    ),
    acts: [
      fill({ nam: 'Sita', mail: 'sita@example' }),
      click('#go'),
      see('#m:not(:empty)'),
      fill({ mail: 'sita@example.com.np' }),
      click('#go'),
      see('#ok'),
    ],
    leads: [{ nam: 'Sita', email: 'sita@example.com.np' }],
  },
  {
    title: 'the page checks at mousedown what was typed, and sends it once clicked',
    page: page(
      'nl',
      `<div id="f"><input name="naam"><input name="mail"><span id="go">Stuur</span></div><p id="ok" hidden></p>
      ${script(`$('#go').onmousedown = () => post('/check', { mail: $('[name=mail]').value });
      $('#go').onclick = async () => { ${send} };`)}`,
    ),
    acts: [fill({ naam: 'Bas Vos', mail: 'bas@example.org' }), click('#go'), see('#ok')],
    leads: [{ naam: 'Bas Vos', email: 'bas@example.org' }],
  },
];

/** A form that the page itself sends, natively, as soon as a list is chosen from. */
const SENT_BY_CHOICE = `<form id="f" action="/thanks" method="post"><input name="emel" placeholder="Emel">
  <select name="cawangan" onchange="this.form.submit()"><option value="">Pilih untuk hantar<option>Ipoh</select>
  </form>`;

/** Nothing is pressed. */
const UNPRESSED: Case[] = [
  {
    title: 'the choice from a list sends the form, and no event tells (ms)',
    page: page('ms', SENT_BY_CHOICE),
    acts: [fill({ emel: 'siti@example.org' }), choose('[name=cawangan]', 'Ipoh'), see('#thanks')],
    leads: [{ email: 'siti@example.org', cawangan: 'Ipoh' }],
    notInWebKit: 'WebKitGTK does not tell of the data that it takes to another page.',
  },
  {
    title: 'the choice of a language sends a form of its own, after an address was typed (ms)',
    page: page(
      'ms',
      `<form id="f"><input name="emel" placeholder="Emel"><button>Hantar</button></form>
      <form action="/bahasa" method="post"><select name="bahasa" onchange="this.form.submit()"><option>ms<option>en
      </select></form>`,
    ),
    acts: [fill({ emel: 'siti@example.org' }), choose('[name=bahasa]', 'en'), see('#other')],
    leads: [],
  },
];

export const PRESSES: Case[] = [
  ...UNPRESSED,
  ...REWRITTEN,
  ...BEFORE_A_CLICK,
  {
    title: 'an address alone is sent without a submission, where a trap is next to it',
    page: page(
      'da',
      `<form id="f"><input name="mail"><input name="website" tabindex="-1" autocomplete="off"
      style="position:absolute;left:-9999px"><button type="button" id="go">Tilmeld</button></form><p id="ok" hidden></p>
      ${script(`$('#go').onclick = async () => { if ($('[name=website]').value) return;
      await post('/api', { mail: $('[name=mail]').value }); say('#ok', '✓'); };`)}`,
    ),
    acts: [fill({ mail: 'freja@example.org' }), click('#go'), see('#ok')],
    leads: [{ email: 'freja@example.org' }],
  },
  {
    title: 'the page goes to a messenger with the answers in its address',
    notInWebKit: 'it does not say where a page goes',
    page: page(
      'es',
      `<div id="box"><input name="nombre"><input name="cel" placeholder="Celular"><button id="go">→</button></div>
      ${script(`$('#go').onclick = () => { const { nombre, cel } = answersOf($('#box'));
      location.href = '/wa?text=' + encodeURIComponent('Hola, soy ' + nombre + ', ' + cel); };`)}`,
    ),
    acts: [fill({ nombre: 'Luz Paz', cel: '11 2345 6789' }), click('#go'), see('#other')],
    leads: [{ nombre: 'Luz Paz', phone_number: '11 2345 6789' }],
    accepted: 0,
  },
  {
    title: 'Enter in the second of two controls in no form',
    page: page(
      'en',
      `<div id="box"><input type="email" name="email"> <input name="city">
      <button type="button" id="go">Notify me</button></div><p id="ok" hidden></p>
      ${script(`const send = async () => { await post('/api', answersOf($('#box'))); say('#ok', 'Noted'); };
      $('#go').onclick = send;
        $('#box').onkeydown = (e) => { if (e.key === 'Enter') { e.preventDefault(); send(); } };`)}`,
    ),
    acts: [fill({ email: 'enid@example.org', city: 'Cork' }), press('city', 'Enter'), see('#ok')],
    leads: [{ email: 'enid@example.org', city: 'Cork' }],
  },
  {
    title: 'Enter in a form whose submission the key handler prevents',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"> <input name="city">
      <button type="button" id="go">Notify me</button></form><p id="ok" hidden></p>
      ${script(`const f = $('#f'); const send = async () => { await post('/api', {
      email: f.email.value, city: f.city.value }); say('#ok', 'Noted'); };
        $('#go').onclick = send; f.onkeydown = (e) => { if (e.key === 'Enter') { e.preventDefault(); send(); } };`)}`,
    ),
    acts: [fill({ email: 'ewan@example.org', city: 'Oban' }), press('city', 'Enter'), see('#ok')],
    leads: [{ email: 'ewan@example.org', city: 'Oban' }],
  },
  {
    title: 'Enter makes the page click its own button',
    page: page(
      'nl',
      `<div id="box"><input name="mail" type="email"><input name="straat"><div id="go">Stuur</div></div>
      <p id="ok" hidden></p>
      ${script(`$('#go').onclick = async () => { await post('/api', answersOf($('#box'))); $('#box').remove();
      say('#ok', 'Gelukt'); };
        $('#box').addEventListener('keyup', (e) => e.key === 'Enter' && $('#go').click());`)}`,
    ),
    acts: [fill({ mail: 'lotte@example.org', straat: 'Kade 4' }), press('straat', 'Enter'), see('#ok')],
    leads: [{ email: 'lotte@example.org', straat: 'Kade 4' }],
  },
  {
    title: 'Enter that only goes on to the next control is no submission',
    page: page(
      'de',
      `<div id="box"><input type="email" name="email"><input name="ort">
      <button id="go">Los</button></div><p id="at" hidden></p>
      ${script(`$('[name=email]').onkeydown = (e) => { if (e.key === 'Enter') { $('[name=ort]').focus();
      say('#at', 'Ort?'); } };`)}`,
    ),
    acts: [fill({ email: 'nils@example.org' }), press('email', 'Enter'), see('#at')],
    leads: [],
  },
  {
    title: 'requestSubmit by a button outside of the form',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"></form><footer>
      <button id="go">Reserve</button></footer><p id="ok" hidden></p>
      ${script(`$('#go').onclick = () => $('#f').requestSubmit(); onSubmit($('#f'), async (f) => {
      await post('/api', answersOf(f)); f.hidden = true; say('#ok', '✓'); });`)}`,
    ),
    acts: [fill({ email: 'ruth@example.org' }), click('#go'), see('#ok')],
    leads: [{ email: 'ruth@example.org' }],
  },
  {
    title: 'form.submit() by a link, natively',
    page: page(
      'es',
      `<form id="f" action="/thanks" method="post"><input type="email" name="email">
      <a id="go" href="#" onclick="document.getElementById('f').submit(); return false">Apuntarme</a></form>`,
    ),
    acts: [fill({ email: 'alba@example.org' }), click('#go'), see('#thanks')],
    leads: [{ email: 'alba@example.org' }],
  },
  ...(
    [
      ['aria-pressed', "b.setAttribute('aria-pressed', 'true')"],
      ['aria-selected', "b.setAttribute('aria-selected', 'true')"],
      ['data-selected', "b.dataset.selected = ''"],
      ['a class "chosen"', "b.classList.add('chosen')"],
    ] as const
  ).map(([how, mark]): Case => ({
    title: `funnel: plain buttons choose by ${how}, then a form asks for the address`,
    page: page(
      'de',
      `<div id="step1"><h2>Was wird gedämmt?</h2>
      <button type="button" class="opt" value="dach">Dach</button>
      <button type="button" class="opt" value="keller">Keller</button>
      <button type="button" id="next">Weiter</button></div><form id="f" hidden><input type="email" name="email">
      <button id="send">Angebote</button></form><p id="ok" hidden></p>
      ${script(`let chosen; $$('.opt').forEach((b) => { b.onclick = () => { chosen = b.value; ${mark}; }; });
        $('#next').onclick = () => { $('#step1').hidden = true; $('#f').hidden = false; };
        onSubmit($('#f'), async (f) => { await post('/api', { ...answersOf(f), bauteil: chosen }); f.remove();
        say('#ok', 'Drei Angebote kommen'); });`)}`,
    ),
    acts: [click('[value=keller]', '#next'), fill({ email: 'heike@example.org' }), click('#send'), see('#ok')],
    leads: [{ email: 'heike@example.org' }],
  })),
  {
    title: 'funnel: plain buttons choose in a part of the page that is hidden by the time another asks for the address',
    page: page(
      'ro',
      `<main><section id="a"><div><h2>Ce încălziți?</h2><button type="button" class="opt">Casă</button>
      <button type="button" class="opt">Bloc</button></div></section><section id="b" hidden><div><form id="f">
      <input type="email" name="email"><button id="send">Vreau oferta</button></form></div></section></main>
      <p id="ok" hidden></p>${script(`let i; $$('.opt').forEach((b, at) => { b.onclick = () => { i = at;
        b.classList.add('on'); setTimeout(() => { $('#a').hidden = true; $('#b').hidden = false; }, 300); }; });
        onSubmit($('#f'), async (f) => { await post('/api', { ...answersOf(f), i }); f.remove(); say('#ok', 'Gata'); });
      `)}`,
    ),
    acts: [click('.opt'), see('#f'), fill({ email: 'mircea@example.org' }), click('#send'), see('#ok')],
    leads: [{ email: 'mircea@example.org', 'Ce încălziți?': 'Casă' }],
  },
  {
    title: 'a click elsewhere after typing, while an autosave of drafts follows',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email"><textarea name="text"></textarea>
      <span id="tab" style="cursor:pointer">Preview</span><button>Send</button></form><p id="p" hidden></p>
      ${script(`$('#tab').onclick = async () => { await post('/preview', { text: $('textarea').value });
      say('#p', 'Preview'); };`)}`,
    ),
    acts: [fill({ email: 'toni@example.org', text: 'A short text' }), click('#tab'), see('#p'), rest],
    leads: [],
  },
  {
    title: 'a button closes the dialog and sends nothing',
    page: page(
      'fr',
      `<div id="pop" role="dialog"><input type="email" name="email"><button id="go">OK</button>
      <button id="x" aria-label="Fermer">×</button></div><p id="gone" hidden></p>
      ${script("$('#x').onclick = () => { $('#pop').remove(); say('#gone', '…'); };")}`,
    ),
    acts: [fill({ email: 'lea@example.org' }), click('#x'), see('#gone')],
    leads: [],
  },
  ...[
    ['one control that is emptied for each next question', '$("#i").value = "";'],
    ['a new control without a name for each next question', '$("#i").outerHTML = "<input id=i placeholder=…>";'],
  ].map(([what, code]): Case => ({
    title: `${what}, the contact in the middle`,
    page: page(
      'de',
      `<div id="app"><h2 id="q">Wie heißt du?</h2><input id="i"><button id="go">OK</button></div>
        <p id="ok" hidden></p>${script(`const asked = ['Deine E-Mail?', 'Welcher Ort?']; const given = [];
        $('#go').onclick = async () => { given.push($('#i').value); ${code}
          if (asked.length) return say('#q', asked.shift());
          await post('/api', given); $('#app').remove(); say('#ok', 'Fertig'); };`)}`,
    ),
    acts: [
      ...['Ada', 'ada@example.org', 'Ulm'].flatMap((answer) => [fill({ '#i': answer }), click('#go'), rest]),
      see('#ok'),
    ],
    leads: [{ email: 'ada@example.org' }],
  })),
  {
    title: 'an address in a closed pop-up is not sent with a search beside it',
    page: page(
      'de',
      `<main><div id="pop"><input name="mail"><span id="x">✕</span></div>
      <form id="f"><input name="q7"><button id="go">Los</button></form><p id="ok" hidden></p></main>
      ${script(`$('#x').onclick = () => { $('#pop').hidden = true; };
      onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); say('#ok', '✓'); });`)}`,
    ),
    acts: [
      fill({ mail: 'given.up@example.org' }),
      click('#x'),
      read,
      fill({ q7: 'Dachfenster' }),
      click('#go'),
      see('#ok'),
    ],
    leads: [],
    accepted: 1,
    secrets: ['given.up@example.org'],
  },
];
