/** What means "send": a press of whatever the page has made a button, Enter, or the page's own click. */
import { click, fill, press, read, rest, see, within } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Things that pages make buttons of, with `go` for their id. */
const BUTTONS: [what: string, html: string][] = [
  ['a div with a pointer', '<div id="go" style="cursor:pointer" class="rounded bg-blue-600 px-4 py-2">Get my quote</div>'],
  ['a div without any style', '<div id="go">Get my quote</div>'],
  ['a span of role=button', '<span id="go" role="button" tabindex="0">Devis gratuit</span>'],
  ['a link with a hash', '<a id="go" href="#">Angebot holen</a>'],
  ['a link of javascript:void(0)', '<a id="go" href="javascript:void(0)">Pedir precio</a>'],
  ['an image', '<img id="go" alt="" width="80" height="30" src="data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E">'],
  ['an arrow drawn as SVG', '<svg id="go" width="40" height="40"><path d="M0 0h40v40z"/></svg>'],
  ['a custom element', '<my-button id="go">Invia</my-button>'],
  ['a button of type=button', '<button type="button" id="go">Verstuur</button>'],
  ['an input of type=button', '<input type="button" id="go" value="Gönder">'],
  ['a label', '<label id="go">送信する</label>'],
  ['a list item with an icon inside', '<ul><li id="go"><i>➜</i> Wyślij</li></ul>'],
];

const inForm = ([what, html]: (typeof BUTTONS)[number], index: number): Case => ({
  title: `${what} in a form sends all that was typed`,
  page: page('en', `<form><input type="email" name="email"><input name="postcode">${html}</form><p id="ok" hidden></p>${script(`
    $('#go').addEventListener('click', (e) => { e.preventDefault(); const x = new XMLHttpRequest(); x.open('POST', '/api');
      x.onload = () => say('#ok', 'A quote is being made'); x.send(JSON.stringify(answersOf($('form')))); });`)}`),
  acts: [fill({ email: `presser${index}@example.org`, postcode: '04109' }), click('#go'), see('#ok')],
  leads: [{ email: `presser${index}@example.org`, postcode: '04109' }],
});

const formless = ([what, html]: (typeof BUTTONS)[number], index: number): Case => ({
  title: `${what} beside controls in no form, turned down first`,
  page: page('en', `<main><div class="lead-box"><input type="email" name="email"><input name="city"><p id="e" role="alert"></p>${html}</div></main>
    <p id="ok" hidden></p>${script(`$('#go').addEventListener('click', async (e) => { e.preventDefault(); const answer = await post('/api', answersOf($('.lead-box')));
      say('#e', answer.ok ? '' : 'Unknown domain'); if (answer.ok) say('#ok', 'Done'); });`)}`),
  acts: [fill({ email: `loose${index}@typo.example`, city: 'Riga' }), click('#go'), see('#e:not(:empty)'), fill({ email: `loose${index}@example.org` }), click('#go'), see('#ok')],
  leads: [{ email: `loose${index}@example.org`, city: 'Riga' }],
});

const handWritten: Case[] = [
  {
    title: 'Enter in the second of two controls in no form',
    page: page('en', `<div id="box"><input type="email" name="email"> <input name="city"> <button type="button" id="go">Notify me</button></div><p id="ok" hidden></p>
      ${script(`const send = async () => { await post('/api', answersOf($('#box'))); say('#ok', 'Noted'); }; $('#go').onclick = send;
        $('#box').onkeydown = (e) => { if (e.key === 'Enter') { e.preventDefault(); send(); } };`)}`),
    acts: [fill({ email: 'enid@example.org', city: 'Cork' }), press('city', 'Enter'), see('#ok')],
    leads: [{ email: 'enid@example.org', city: 'Cork' }],
  },
  {
    title: 'Enter in a form whose submission the key handler prevents',
    page: page('en', `<form id="f"><input type="email" name="email"> <input name="city"> <button type="button" id="go">Notify me</button></form><p id="ok" hidden></p>
      ${script(`const f = $('#f'); const send = async () => { await post('/api', { email: f.email.value, city: f.city.value }); say('#ok', 'Noted'); };
        $('#go').onclick = send; f.onkeydown = (e) => { if (e.key === 'Enter') { e.preventDefault(); send(); } };`)}`),
    acts: [fill({ email: 'ewan@example.org', city: 'Oban' }), press('city', 'Enter'), see('#ok')],
    leads: [{ email: 'ewan@example.org', city: 'Oban' }],
  },
  {
    title: 'Enter makes the page click its own button',
    page: page('nl', `<div id="box"><input name="mail" type="email"><input name="straat"><div id="go">Stuur</div></div><p id="ok" hidden></p>
      ${script(`$('#go').onclick = async () => { await post('/api', answersOf($('#box'))); $('#box').remove(); say('#ok', 'Gelukt'); };
        $('#box').addEventListener('keyup', (e) => e.key === 'Enter' && $('#go').click());`)}`),
    acts: [fill({ mail: 'lotte@example.org', straat: 'Kade 4' }), press('straat', 'Enter'), see('#ok')],
    leads: [{ email: 'lotte@example.org', straat: 'Kade 4' }],
  },
  {
    title: 'Enter that only goes on to the next control is no submission',
    page: page('de', `<div id="box"><input type="email" name="email"><input name="ort"><button id="go">Los</button></div><p id="at" hidden></p>
      ${script(`$('[name=email]').onkeydown = (e) => { if (e.key === 'Enter') { $('[name=ort]').focus(); say('#at', 'Ort?'); } };`)}`),
    acts: [fill({ email: 'nils@example.org' }), press('email', 'Enter'), see('#at')],
    leads: [],
  },
  {
    title: 'requestSubmit by a button outside of the form',
    page: page('en', `<form id="f"><input type="email" name="email"></form><footer><button id="go">Reserve</button></footer><p id="ok" hidden></p>
      ${script("$('#go').onclick = () => $('#f').requestSubmit(); onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); f.hidden = true; say('#ok', '✓'); });")}`),
    acts: [fill({ email: 'ruth@example.org' }), click('#go'), see('#ok')],
    leads: [{ email: 'ruth@example.org' }],
  },
  {
    title: 'form.submit() by a link, natively',
    page: page('es', `<form id="f" action="/thanks" method="post"><input type="email" name="email"><a id="go" href="#" onclick="document.getElementById('f').submit(); return false">Apuntarme</a></form>`),
    acts: [fill({ email: 'alba@example.org' }), click('#go'), see('#thanks')],
    leads: [{ email: 'alba@example.org' }],
  },
  ...([
    ['aria-pressed', "b.setAttribute('aria-pressed', 'true')"], ['aria-selected', "b.setAttribute('aria-selected', 'true')"],
    ['data-selected', "b.dataset.selected = ''"], ['a class "chosen"', "b.classList.add('chosen')"],
  ] as const).map(([how, mark]): Case => ({
    title: `funnel: plain buttons choose by ${how}, then a form asks for the address`,
    page: page('de', `<div id="step1"><h2>Was wird gedämmt?</h2><button type="button" class="opt" value="dach">Dach</button><button type="button" class="opt" value="keller">Keller</button>
      <button type="button" id="next">Weiter</button></div><form id="f" hidden><input type="email" name="email"><button id="send">Angebote</button></form><p id="ok" hidden></p>
      ${script(`let chosen; $$('.opt').forEach((b) => { b.onclick = () => { chosen = b.value; ${mark}; }; });
        $('#next').onclick = () => { $('#step1').hidden = true; $('#f').hidden = false; };
        onSubmit($('#f'), async (f) => { await post('/api', { ...answersOf(f), bauteil: chosen }); f.remove(); say('#ok', 'Drei Angebote kommen'); });`)}`),
    acts: [click('[value=keller]', '#next'), fill({ email: 'heike@example.org' }), click('#send'), see('#ok')],
    leads: [{ email: 'heike@example.org' }],
  })),
  {
    title: 'a click elsewhere after typing, while an autosave of drafts follows',
    page: page('en', `<form id="f"><input type="email" name="email"><textarea name="text"></textarea><span id="tab" style="cursor:pointer">Preview</span><button>Send</button></form><p id="p" hidden></p>
      ${script("$('#tab').onclick = async () => { await post('/preview', { text: $('textarea').value }); say('#p', 'Preview'); };")}`),
    acts: [fill({ email: 'toni@example.org', text: 'A short text' }), click('#tab'), see('#p'), rest],
    leads: [],
  },
  {
    title: 'a button closes the dialog and sends nothing',
    page: page('fr', `<div id="pop" role="dialog"><input type="email" name="email"><button id="go">OK</button><button id="x" aria-label="Fermer">×</button></div><p id="gone" hidden></p>
      ${script("$('#x').onclick = () => { $('#pop').remove(); say('#gone', '…'); };")}`),
    acts: [fill({ email: 'lea@example.org' }), click('#x'), see('#gone')],
    leads: [],
  },
];

const FRAME_FORM = '<form action="/thanks" method="post"><input type="email" name="email"><input name="plz"><button>Go</button></form>';
const frameActs = (email: string) => [within('iframe', fill({ email, plz: '10115' }), click('button'), see('#thanks'))];

const framed: Case[] = [
  {
    title: 'frame of srcdoc that the page has appended',
    page: page('en', script(`document.body.append(Object.assign(document.createElement('iframe'), { srcdoc: ${JSON.stringify(FRAME_FORM)} }));`)),
    acts: frameActs('frame0@example.org'),
    leads: [{ email: 'frame0@example.org', plz: '10115' }],
  },
  {
    title: 'frame of srcdoc that stands in the page',
    page: page('en', `<iframe width="400" height="200" srcdoc="${FRAME_FORM.replaceAll('"', '&quot;')}"></iframe>`),
    acts: frameActs('frame1@example.org'),
    leads: [{ email: 'frame1@example.org', plz: '10115' }],
  },
  {
    title: 'frame of about:blank that the page writes into',
    page: page('en', `<iframe width="400" height="200"></iframe>${script(`const d = $('iframe').contentDocument; d.open(); d.write(${JSON.stringify(FRAME_FORM)}); d.close();`)}`),
    acts: frameActs('frame2@example.org'),
    leads: [{ email: 'frame2@example.org', plz: '10115' }],
  },
  {
    title: 'frame of about:blank that is filled by DOM calls and sends by script',
    page: page('en', `<iframe width="400" height="200"></iframe><p id="ok" hidden></p>${script(`setTimeout(() => { const d = $('iframe').contentDocument;
      d.body.innerHTML = '<form id=f><input type=email name=email><input name=plz><button>Go</button></form><p id=e role=alert></p>';
      d.querySelector('form').onsubmit = async (e) => { e.preventDefault(); const f = e.target; const answer = await post('/api', answersOf(f));
        d.querySelector('#e').textContent = answer.ok ? '' : 'Unknown domain'; if (answer.ok) { f.remove(); say('#ok', 'Got it'); } }; }, 300);`)}`),
    acts: [within('iframe', fill({ email: 'frame3@typo.example', plz: '10115' }), click('button'), see('#e:not(:empty)'), read,
      fill({ email: 'frame3@example.org' }), click('button')), see('#ok')],
    leads: [{ email: 'frame3@example.org', plz: '10115' }],
  },
  {
    title: 'frame of srcdoc in a pop-up that opens by a press',
    page: page('en', `<button id="open">Get 10 % off</button>${script(`$('#open').onclick = () => { const frame = document.createElement('iframe');
      frame.srcdoc = ${JSON.stringify(FRAME_FORM)}; document.body.append(frame); };`)}`),
    acts: [click('#open'), ...frameActs('frame4@example.org')],
    leads: [{ email: 'frame4@example.org', plz: '10115' }],
  },
  {
    title: 'frame of srcdoc that the page fills a second time before the visitor sees it',
    page: page('en', `<iframe width="400" height="200" srcdoc="<p>One moment</p>"></iframe>${script(`setTimeout(() => { $('iframe').srcdoc = ${JSON.stringify(FRAME_FORM)}; }, 400);`)}`),
    acts: frameActs('frame5@example.org'),
    leads: [{ email: 'frame5@example.org', plz: '10115' }],
  },
];

export const PRESSES: Case[] = [...BUTTONS.map(inForm), ...BUTTONS.filter((_, index) => index % 2 === 0).map(formless), ...handWritten];
export const FRAMES: Case[] = framed;
