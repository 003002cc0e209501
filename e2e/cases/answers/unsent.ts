/** Nothing is sent, and the page says something: turned down, in whatever language. */
import { click, fill, read, rest, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

const FORM = `<form id="f" novalidate><input type="email" name="email"> <input name="company">
  <button>Send</button></form>`;

/** The page sends nothing, shows this, and the visitor goes. */
const notSent = (title: string, lang: string, complain: string, more: Partial<Case> = {}): Case => ({
  title,
  page: page(
    lang,
    `<form id="f" novalidate><input type="email" name="email"> <input name="phone">
    <input name="company"><div id="in"></div><button>Send</button></form>
    <p class="msg" id="m"></p>${script(`onSubmit($('#f'), (f) => { ${complain}; f.dataset.done = ''; });`)}`,
  ),
  acts: [fill({ email: 'nobody@example.org' }), click('button'), see('[data-done]')],
  leads: [],
  ...more,
});

export const UNSENT: Case[] = [
  notSent(
    'an error that begins with + and a number, below the form',
    'en',
    "say('#m', '+44 20 7946 0958 is not a valid number')",
    {
      acts: [fill({ email: 'nobody@example.org', phone: '+44 20 7946 0958' }), click('button'), see('[data-done]')],
    },
  ),
  notSent(
    'nothing is sent, and "Which company are you with?" comes up inside the form',
    'en',
    "say('#in', 'Which company are you with?')",
  ),
  notSent(
    'nothing is sent, and a question comes up inside the form in Finnish',
    'fi',
    "say('#in', 'Minkä yrityksen puolesta kysyt?')",
  ),
  notSent(
    'nothing is sent, and a new line inside the form points at an open question in Greek',
    'el',
    "say('#in', 'Και η εταιρεία σας;')",
  ),
  notSent(
    'French "Merci de ..." in a role=alert is "please ...", not thanks',
    'fr',
    "$('#in').innerHTML = \"<ul role=alert><li>Merci d'écrire votre message.</li></ul>\"",
  ),
  notSent(
    'nothing is sent, the browser itself shows what is wrong',
    'en',
    'f.company.required = true; f.reportValidity()',
  ),
  {
    title: 'JSONP that turns down and marks it, then accepts',
    page: page(
      'en',
      `${FORM}<div id="mce-error-response" class="response" style="display:none"></div>
      <div id="ok" hidden></div>${script(`
      window.cb = ({ result }) => { const isOk = result === 'success';
      $('#mce-error-response').style.display = isOk ? 'none' : '';
        $('#mce-error-response').textContent = isOk ? '' : 'This address cannot be subscribed'; if (isOk) {
        $('#f').hidden = true; say('#ok', 'Almost finished…'); } };
      onSubmit($('#f'), (f) => document.head.append(Object.assign(document.createElement('script'), {
      src: '/jsonp?callback=cb&' + new URLSearchParams(answersOf(f)) })));`)}`,
    ),
    acts: [
      fill({ email: 'liv@typo.example', company: 'Nord' }),
      click('button'),
      see('#mce-error-response'),
      read,
      fill({ email: 'liv@example.org' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'liv@example.org', company: 'Nord' }],
  },
  {
    title: 'JSONP that turns down, of which the page marks only what is around the control, and then agrees',
    page: page(
      'lt',
      `<div id="box"><form id="f"><div id="row"><input type="email" name="email"></div><button>OK</button></form></div>
      <p id="ok" hidden></p>${script(`window.cb = ({ result }) => { const isOk = result === 'success';
        $('#row').classList.toggle('ml-error', !isOk); if (isOk) { $('#box').hidden = true; say('#ok', 'Ačiū'); } };
      onSubmit($('#f'), (f) => document.head.append(Object.assign(document.createElement('script'), {
      src: '/jsonp?callback=cb&' + new URLSearchParams(answersOf(f)) })));`)}`,
    ),
    acts: [
      fill({ email: 'rasa@typo.example' }),
      click('button'),
      see('.ml-error'),
      read,
      fill({ email: 'rasa@example.org' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'rasa@example.org' }],
  },
  {
    title: 'a socket that answers a refusal, which the page marks by a class that only begins like an error (tr)',
    page: page(
      'tr',
      `${FORM}<p class="form-err" id="m"></p>${script(`onSubmit($('#f'), (f) => {
      const ws = new WebSocket('ws://' + location.host + '/live');
      ws.onopen = () => ws.send(JSON.stringify(answersOf(f)));
      ws.onmessage = ({ data }) => { $('#m').textContent = data === 'ok' ? '' : 'Bu adres yok'; }; });`)}`,
    ),
    acts: [fill({ email: 'deniz@typo.example', company: 'Ege' }), click('button'), see('#m:not(:empty)'), read],
    leads: [],
    accepted: 0,
  },
  {
    title: 'a socket that answers a refusal, which the page marks, and then agrees',
    page: page(
      'es',
      `${FORM}<p id="e" class="error-msg"></p>
      <p id="ok" hidden></p>${script(`const ws = new WebSocket('ws://' + location.host + '/live');
      ws.onmessage = ({ data }) => { if (data === 'ok') { $('#f').remove(); say('#ok', 'Le llamamos'); }
      else say('#e', 'Dominio desconocido'); };
      onSubmit($('#f'), (f) => ws.send(JSON.stringify(answersOf(f))));`)}`,
    ),
    acts: [
      fill({ email: 'sol@typo.example', company: 'Vega' }),
      click('button'),
      see('#e:not(:empty)'),
      read,
      fill({ email: 'sol@example.org' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'sol@example.org', company: 'Vega' }],
  },
  notSent('an alert in a language that no list knows', 'ja', `alert('会社名を入力してください')`),
  notSent('a class on the control and no word', 'en', `f.company.classList.add('shake')`),
  {
    title:
      'nothing is sent before a slow captcha, and the page says that it is busy: the lead is there once it is sent',
    page: page(
      'fi',
      `${FORM}<p id="m"></p>${script(`onSubmit($('#f'), (f) => { say('#m', 'Hetkinen…');
      setTimeout(async () => { await post('/api', answersOf(f)); say('#m', 'Palaamme asiaan'); f.dataset.done = ''; },
      3_500); });`)}`,
    ),
    acts: [fill({ email: 'aino@example.org', company: 'Kelo' }), click('button'), see('[data-done]')],
    leads: [{ email: 'aino@example.org', company: 'Kelo' }],
  },
  {
    title: 'nothing is sent, the visitor takes the number out and writes it again: one lead',
    notInWebKit: 'its driver empties a control by no key',
    page: page(
      'pl',
      `<form id="f" novalidate><input name="imie"><input type="tel" name="tel"><em></em><button>OK</button></form>
      <p id="ok" hidden></p>${script(`onSubmit($('#f'), async (f) => {
      if (f.tel.value.length < 9) return say('em', '+48 i dziewięć cyfr');
      await post('/api', answersOf(f)); f.remove(); say('#ok', 'Mamy to'); });`)}`,
    ),
    acts: [
      fill({ imie: 'Ula', tel: '6012345' }),
      click('button'),
      see('em:not(:empty)'),
      read,
      fill({ tel: '601234567' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ imie: 'Ula', phone_number: '601234567' }],
  },
  {
    title: 'nothing is sent, and an unmarked line outside the form in a language that no list knows: turned down',
    page: page(
      'eu',
      `${FORM}<p id="m"></p>${script(`onSubmit($('#f'), () =>
      say('#m', 'Ezin dugu helbide hori onartu'));`)}`,
    ),
    acts: [fill({ email: 'ane@example.org', company: 'Bidasoa' }), click('button'), see('#m:not(:empty)')],
    leads: [],
  },
  ...[
    ['it', 'Grazie di indicare la città.'],
    ['pt', 'Obrigado por indicar a empresa.'],
    ['en', 'Thank you for telling us your company.'],
  ].map(([lang, words]) =>
    notSent(`nothing is sent, and a polite request is no thanks (${lang})`, lang!, `say('#m', '${words}')`),
  ),
  {
    title: 'nothing is sent but what a recorder posts all the time, and an unmarked line (et): corrected',
    page: page(
      'et',
      `<h1 id="in" hidden></h1>${FORM}<p id="m"></p><p id="ok" hidden></p>${script(`let seq = 0;
        const record = () => fetch('/replay?n=' + seq++, { method: 'POST',
          body: new Blob([new Uint8Array([31, 139, 8, 0, 7, 7])]) });
        record().then(() => say('#in', 'Tere')); setInterval(record, 150); onSubmit($('#f'), async (f) => {
        if (!f.company.value) return say('#m', 'Millist ettevõtet sa esindad?');
        await post('/api', answersOf(f)); f.remove(); say('#ok', 'Võtame ühendust'); });`)}`,
    ),
    answers: { '/replay': { status: 204, body: '' } },
    acts: [
      see('#in'),
      rest,
      fill({ email: 'mari@example.org' }),
      click('button'),
      see('#m:not(:empty)'),
      read,
      fill({ company: 'Pärnu' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'mari@example.org', company: 'Pärnu' }],
  },
  {
    title: 'nothing is sent but the bytes of a recorder elsewhere at the press, and an unmarked line (lv): corrected',
    page: page(
      'lv',
      `${FORM}<p id="m"></p><p id="ok" hidden></p>${script(`onSubmit($('#f'), async (f) => {
        fetch('https://rec.vendor.example/in', { method: 'POST', mode: 'no-cors',
          body: new Blob([new Uint8Array([31, 139, 8, 0, 9, 9])]) }).catch(() => {});
        if (!f.company.value) return say('#m', 'Kuru uzņēmumu jūs pārstāvat?');
        await post('/api', answersOf(f)); f.remove(); say('#ok', 'Mēs sazināsimies'); });`)}`,
    ),
    acts: [
      fill({ email: 'liga@example.org' }),
      click('button'),
      see('#m:not(:empty)'),
      read,
      fill({ company: 'Daugava' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'liga@example.org', company: 'Daugava' }],
  },
  {
    title:
      'nothing is sent, and the visitor presses once more under a line that stays as it is (no): turned down twice',
    page: page(
      'no',
      `${FORM}<p id="m"></p>${script(`onSubmit($('#f'), () => {
      if (!$('#m').textContent) say('#m', 'Vi mangler navnet på firmaet'); });`)}`,
    ),
    acts: [fill({ email: 'kari@example.org' }), click('button'), see('#m:not(:empty)'), read, click('button'), read],
    leads: [],
  },
  {
    title: 'nothing is sent by the second step of a form, which says an unmarked line (is): turned down',
    page: page(
      'is',
      `<form id="f" novalidate><fieldset id="a"><input type="email" name="email"><button type="button" id="next">Áfram
      </button></fieldset><fieldset id="b" hidden><input name="gata"><button>Senda</button></fieldset></form>
      <p id="m"></p>${script(`$('#next').onclick = () => { $('#a').hidden = true; $('#b').hidden = false; };
      onSubmit($('#f'), () => say('#m', 'Gatan er of stutt'));`)}`,
    ),
    acts: [
      fill({ email: 'jon@example.org' }),
      click('#next'),
      fill({ gata: 'L' }),
      click('#b button'),
      see('#m:not(:empty)'),
      read,
    ],
    leads: [],
  },
];
