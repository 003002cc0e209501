/** An address is known by its value, whatever its control is called, in whatever language. */
import { choose, click, fill, press, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** How the pages of this file ask: language, label, name, what the button says. */
const QUESTIONS: [lang: string, label: string, name: string, button: string][] = [
  ['es', 'Correo electrónico', 'correo', 'Enviar'],
  ['ja', 'メールアドレス', 'f1', '送信'],
  ['tr', 'E-posta adresiniz', 'eposta', 'Gönder'],
  ['pl', 'Adres poczty', 'poczta', 'Wyślij'],
  ['nl', 'Waar kunnen we u bereiken?', 'bereik', 'Versturen'],
  ['it', 'Il tuo indirizzo', 'recapito', 'Invia'],
  ['pt', 'Para onde respondemos?', 'resposta', 'Enviar'],
  ['fr', 'Votre adresse électronique', 'adresse', 'Envoyer'],
  ['de', 'Wohin dürfen wir antworten?', 'antwort_an', 'Absenden'],
  ['fi', 'Sähköposti', 'sposti', 'Lähetä'],
  ['ko', '이메일', 'q_07', '보내기'],
  ['el', 'Ηλεκτρονικό ταχυδρομείο', 'tax', 'Αποστολή'],
  ['en', 'Best way to reach you', 'entry.884012', 'Go'],
];

const asked = ([lang, label, name, button]: (typeof QUESTIONS)[number], index: number): Case => ({
  title: `an address in a text control that is called ${name}, labelled "${label}" (${lang})`,
  page: page(
    lang,
    index % 2 === 0
      ? `<h1>Hallberg Windows</h1><form action="/thanks" method="post"><p><label>${label}<br>
      <input name="${name}"></label></p>
       <p><input name="city" placeholder="…"></p><button>${button}</button></form>`
      : `<section><form id="f"><label for="a">${label}</label><input id="a" type="text" name="${name}">
          <input name="city">
       <button type="submit">${button}</button></form></section>
       ${script(`onSubmit($('#f'), async (form) => { await post('/api', $$('input').map((c) => c.value));
       form.remove(); say('#ok', '✓'); })`)}
       <p id="ok" hidden></p>`,
  ),
  acts: [
    fill({ city: 'Vor', [name.includes('.') ? `[name="${name}"]` : name]: `lead${index}@example.org` }),
    click('button'),
    see(index % 2 === 0 ? '#thanks' : '#ok'),
  ],
  leads: [{ email: `lead${index}@example.org`, city: 'Vor' }],
});

/** An address in two parts, the second of which is chosen; sent natively, or turned down once by the server. */
const inParts = (title: string, isNative: boolean): Case => ({
  title,
  page: page(
    'ko',
    `<form id="f" action="/thanks" method="post"><p>이름 <input name="irum"></p>
    <p>이메일 <input name="email1"> @ <select name="email2"><option value="">선택<option>typo.example<option>example.org
    </select></p><button>신청하기</button></form><p id="e" class="error"></p><p id="ok" hidden></p>
    ${
      isNative
        ? ''
        : script(`onSubmit($('#f'), async (f) => { const { ok } = await post('/api', answersOf(f));
    say('#e', ok ? '' : '다시'); if (ok) { f.reset(); say('#ok', '곧 연락드리겠습니다'); } })`)
    }`,
  ),
  acts: [
    fill({ irum: '김민수', email1: 'minsu' }),
    ...(isNative ? [] : [choose('[name=email2]', 'typo.example'), click('button'), see('#e:not(:empty)')]),
    choose('[name=email2]', 'example.org'),
    click('button'),
    see(isNative ? '#thanks' : '#ok'),
  ],
  leads: [{ irum: '김민수', email: 'minsu@example.org' }],
  absent: ['email2'],
});

const handWritten: Case[] = [
  inParts('an address in two controls, its domain chosen from a list, sent natively (ko)', true),
  inParts('an address in two controls, its domain chosen from a list, turned down once (ko)', false),
  {
    title: 'an address in full-width letters, which the page writes in others (ja)',
    page: page(
      'ja',
      `<form id="f"><input name="mail" placeholder="連絡先"><button>登録</button></form><p id="ok" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { await post('/api', { mail: f.mail.value.normalize('NFKC') });
      f.reset(); say('#ok', '登録しました'); })`)}`,
    ),
    acts: [fill({ mail: 'ｈａｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ' }), click('button'), see('#ok')],
    leads: [{ email: 'hana@example.org' }],
    notInWebKit: 'WebKitGTK’s driver does not type a full-width @.',
  },
  {
    title: 'a text control called mail, sent by script, the form replaced by thanks',
    page: page(
      'en',
      `<form id="f">Mail: <input type="text" name="mail"><button>Send</button></form>${script(`
      onSubmit($('#f'), async (form) => { await fetch('/api', { method: 'POST', body: new FormData(form) });
        form.outerHTML = '<p id="ok">Thank you</p>'; });`)}`,
    ),
    acts: [fill({ mail: 'noor@example.org' }), click('button'), see('#ok')],
    leads: [{ email: 'noor@example.org' }],
  },
  {
    title: 'a control that only its placeholder names, sent natively',
    page: page(
      'de',
      `<form action="/thanks" method="post"><label>Ort <input name="ort"></label>
      <input name="mail" placeholder="Mail"><button>OK</button></form>`,
    ),
    acts: [fill({ ort: 'Fulda', mail: 'jonas@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'jonas@example.org', ort: 'Fulda' }],
  },
  {
    title: 'the control called email holds a number, another one of type=email the address',
    page: page(
      'es',
      `<form action="/thanks" method="post"><input name="name" placeholder="Nombre">
      <input type="text" name="email" placeholder="Numero"><input type="email" name="subject" placeholder="Email">
      <button type="submit">Pedir cita</button></form>`,
    ),
    acts: [
      fill({ name: 'Lucía Prado', email: '300 555 0147', subject: 'lucia@example.org' }),
      click('button'),
      see('#thanks'),
    ],
    leads: [{ email: 'lucia@example.org', name: 'Lucía Prado' }],
  },
  {
    title: 'username is a name where no password is asked and an address is beside it',
    page: page(
      'en',
      `<form id="f"><label>Name <input name="username" type="text"></label>
      <input type="email" name="email">
      <button>Join</button></form>${script(`onSubmit($('#f'), async (form) => {
        await post('/api', answersOf(form)); form.outerHTML = '<h2 id="ok">Welcome aboard</h2>'; });`)}`,
    ),
    acts: [fill({ username: 'Petra Lindqvist', email: 'petra@example.org' }), click('button'), see('#ok')],
    leads: [{ email: 'petra@example.org' }],
  },
  {
    title: 'one text area asks for everything: the address is a line of its own control',
    page: page(
      'fr',
      `<form action="/thanks" method="post"><textarea name="projet" rows="3"></textarea>
      <input name="contact" placeholder="Mail ou téléphone"><button>Demander un devis</button></form>`,
    ),
    acts: [fill({ projet: 'Une pergola de 12 m²', contact: 'benoit@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'benoit@example.org', projet: 'Une pergola de 12 m²' }],
  },
  {
    title: 'the address is typed into a control of inputmode=email without a name',
    page: page(
      'nl',
      `<div id="app"><form><input id="kanaal" inputmode="email" placeholder="jij@…"><input id="plaats">
      <button>Verder</button></form><p id="ok" hidden></p></div>${script(`onSubmit($('form'), async (form) => {
        await post('/api', answersOf(form)); form.hidden = true; say('#ok', 'Gelukt'); });`)}`,
    ),
    acts: [fill({ '#kanaal': 'sanne@example.org', '#plaats': 'Delft' }), click('button'), see('#ok')],
    leads: [{ email: 'sanne@example.org' }],
  },
  {
    title: 'an address typed twice is one address',
    page: page(
      'it',
      `<form action="/thanks" method="post"><input name="recapito" placeholder="La tua posta">
      <input name="recapito2" placeholder="Ripeti"><select name="zona"><option value="nord">Nord</option>
      <option value="sud">Sud</option>
      </select><button>Invia</button></form>`,
    ),
    acts: [
      fill({ recapito: 'marta@example.org', recapito2: 'marta@example.org' }),
      choose('zona', 'sud'),
      click('button'),
      see('#thanks'),
    ],
    leads: [{ email: 'marta@example.org', zona: 'sud' }],
  },
  {
    title: 'an address with a plus, a long ending and capitals, sent by Enter',
    page: page(
      'en',
      `<form action="/thanks" method="post"><label>Where shall we send it? <input name="x_31"></label>
      <button>Send me the guide</button></form>`,
    ),
    acts: [fill({ x_31: 'Ines.Rojas+guide@Studio.Photography' }), press('x_31', 'Enter'), see('#thanks')],
    leads: [{ email: 'Ines.Rojas+guide@Studio.Photography' }],
  },
  {
    title: 'a wrong address is turned down by the server and corrected: the last one counts',
    page: page(
      'pl',
      `<form id="f"><input name="kontakt" placeholder="Jak się z Tobą skontaktować?">
      <input name="miasto">
      <p role="alert" id="e"></p><button>Wyślij</button></form>
      <p id="ok" hidden></p>${script(`onSubmit($('#f'), async (form) => {
        const answer = await post('/api', answersOf(form));
        if (!answer.ok) return say('#e', 'Nie znamy tej domeny.');
        form.hidden = true; say('#ok', 'Gotowe'); });`)}`,
    ),
    acts: [
      fill({ kontakt: 'ola@typo.example', miasto: 'Łódź' }),
      click('button'),
      see('#e:not(:empty)'),
      fill({ kontakt: 'ola@example.org' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ email: 'ola@example.org', miasto: 'Łódź' }],
  },
];

export const ADDRESSES: Case[] = [...QUESTIONS.map(asked), ...handWritten];
