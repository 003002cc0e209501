/**
 * A telephone number is a contact where the control says so: by type, autocomplete, inputmode, its widget, or its
 * words in any language.
 */
import { click, fill, leave, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Controls that say so: language, what the control says, the control's name, the number as the visitor types it. */
const CONTROLS: [lang: string, control: string, name: string, number: string][] = [
  ['pt', '<input name="celular" placeholder="Celular com DDD">', 'celular', '11 98765 4321'],
  ['de', '<label>Rückruf unter <input name="rr" inputmode="tel"></label>', 'rr', '0561 4477 120'],
  ['de', '<label>Telefonnummer <input name="feld_3"></label>', 'feld_3', '0151 23456789'],
  ['fr', '<label>Votre numéro de portable <input name="p7"></label>', 'p7', '06 12 34 56 78'],
  ['es', '<label>Teléfono móvil <input name="dato2"></label>', 'dato2', '612 345 678'],
  ['it', '<input name="cellulare" placeholder="Numero di cellulare">', 'cellulare', '347 123 4567'],
  ['nl', '<label for="t">Telefoonnummer</label><input id="t" name="veld4">', 'veld4', '06 12345678'],
  ['pl', '<input name="telefon" placeholder="Numer telefonu">', 'telefon', '601 234 567'],
  ['tr', '<label>Cep telefonunuz <input name="cep"></label>', 'cep', '0532 123 45 67'],
  ['ja', '<label>電話番号 <input name="f2"></label>', 'f2', '090-1234-5678'],
  ['ru', '<label>Номер телефона <input name="pole"></label>', 'pole', '+7 912 345-67-89'],
  ['sv', '<input name="mobil" placeholder="Mobilnummer">', 'mobil', '070-123 45 67'],
  ['en', '<input name="c2" autocomplete="tel" placeholder="So that our fitter can ring you">', 'c2', '020 7946 0958'],
  ['en', '<input type="tel" name="q12">', 'q12', '+1 555 010 4477'],
  ['de', '<label>Rückrufnummer <input name="feld_8"></label>', 'feld_8', '0561 4477 121'],
  ['pl', '<label>Numer komórki <input name="pole2"></label>', 'pole2', '601 234 568'],
  ['ar', '<label>رقم الجوال <input name="haql"></label>', 'haql', '050 123 4567'],
  ['ar', '<input type="tel" name="haql2">', 'haql2', '٠٥٠ ١٢٣ ٤٥٦٧'],
  ['he', '<label>נייד <input name="sade"></label>', 'sade', '050-123-4567'],
  ['ko', '<label>휴대폰 <input name="pil"></label>', 'pil', '010-1234-5678'],
  ['th', '<label>เบอร์มือถือ <input name="chong"></label>', 'chong', '081 234 5678'],
  ['vi', '<input name="o3" placeholder="Số di động">', 'o3', '091 234 56 78'],
  ['hi', '<label>मोबाइल नंबर <input name="khana"></label>', 'khana', '098765 43210'],
  ['ja', '<input type="tel" name="ran">', 'ran', '０９０－１２３４－５６７８'],
  ['fi', '<label>Yhteys <input name="yht"></label>', 'yht', '+358 40 123 4567'],
  ['ko', '<label>연락처 <input name="yeon"></label>', 'yeon', '010-9876-5432'],
  ['zh', '<label>手機 <input name="shou"></label>', 'shou', '0912-345-678'],
  ['hi', '<label>फोन नंबर <input name="khana2"></label>', 'khana2', '098765 43211'],
  ['id', '<label>No. HP <input name="kolom"></label>', 'kolom', '0812-3456-7890'],
  ['da', '<label>Tlf. <input name="felt"></label>', 'felt', '20 30 40 50'],
  ['vi', '<input name="o4" placeholder="SĐT">', 'o4', '0903 123 456'],
  ['en', '<input name="reach" placeholder="(555) 555-5555">', 'reach', '(555) 010-4433'],
  ['zh', '<div><span>手机</span><input name="b2"></div>', 'b2', '138 0013 8000'],
  ['ja', '<table><tr><th>お電話</th><td><input name="a2"></td></tr></table>', 'a2', '０９０－１２３４－５６７８'],
  ['fa', '<input name="t3" placeholder="شماره موبایل">', 't3', '۰۹۱۲ ۳۴۵ ۶۷۸۹'],
];

const asked = ([lang, control, name, number]: (typeof CONTROLS)[number], index: number): Case => ({
  title: `a number where the control says ${control.replaceAll(/<label[^>]*>|<\/label>/g, '').trim()} (${lang})`,
  page: page(
    lang,
    index % 2 === 0
      ? `<form action="/thanks" method="post"><input name="city">${control}<button>OK</button></form>`
      : `<form id="f"><input name="city">${control}<button>OK</button></form><p id="ok" hidden></p>
       ${script(`onSubmit($('#f'), async (form) => { await post('/api', answersOf(form)); form.reset();
       say('#ok', '✓'); })`)}`,
  ),
  acts: [fill({ city: 'Vor', [name]: number }), click('button'), see(index % 2 === 0 ? '#thanks' : '#ok')],
  leads: [{ phone_number: number, city: 'Vor' }],
});

const handWritten: Case[] = [
  {
    title: 'a number without type in a known widget, called number: it goes by phone_number',
    page: page(
      'en',
      `<form action="/thanks" method="post"><input name="name"><div class="iti">
      <div class="iti__flag-container"></div>
      <input class="phone-input" name="number" placeholder="Enter Number"></div><button>Submit Now</button></form>`,
    ),
    acts: [fill({ name: 'Kofi Asante', number: '0241 234 567' }), click('button'), see('#thanks')],
    leads: [{ phone_number: '0241 234 567', name: 'Kofi Asante' }],
    absent: ['number'],
  },
  {
    title: 'a number in three boxes beside an address: no part of it is the number',
    page: page(
      'en',
      `<form action="/thanks" method="post"><input name="name">
      <input type="tel" name="p1" maxlength="3" autocomplete="tel-area-code"><input type="tel" name="p2" maxlength="3"
      autocomplete="tel-local-prefix"><input type="tel" name="p3" maxlength="4" autocomplete="tel-local-suffix">
      <input type="email" name="email"><button>Send</button></form>`,
    ),
    acts: [
      fill({ name: 'Rosa Quill', p1: '555', p2: '010', p3: '4477', email: 'rosa@example.org' }),
      click('button'),
      see('#thanks'),
    ],
    leads: [{ email: 'rosa@example.org', name: 'Rosa Quill' }],
    never: { phone_number: ['555', '010', '4477'] },
  },
  {
    title: 'a number in three boxes is the only contact',
    page: page(
      'en',
      `<form action="/thanks" method="post"><label>Name <input name="who"></label><fieldset>
      <legend>Phone</legend>
      <input type="tel" name="area" maxlength="3">-<input type="tel" name="prefix" maxlength="3">-
      <input type="tel" name="line" maxlength="4">
      </fieldset><button>Call me</button></form>`,
    ),
    acts: [fill({ who: 'Walt Greer', area: '555', prefix: '010', line: '4477' }), click('button'), see('#thanks')],
    leads: [{ who: 'Walt Greer' }],
    never: { phone_number: ['555', '010', '4477'] },
  },
  {
    title: 'a number in two boxes, country code and rest, sent by script',
    page: page(
      'de',
      `<form id="f"><input name="ort" placeholder="Ort">
      <input type="tel" name="vorwahl" maxlength="5" placeholder="Vorwahl">
      <input type="tel" name="rufnummer" placeholder="Rufnummer"><button>Rückruf anfordern</button></form>${script(`
      onSubmit($('#f'), async (form) => { const a = answersOf(form);
        await post('/api', { ort: a.ort, telefon: a.vorwahl + a.rufnummer });
        form.outerHTML = '<p id="ok">Bis gleich!</p>'; });`)}`,
    ),
    acts: [fill({ ort: 'Kassel', vorwahl: '0561', rufnummer: '4477120' }), click('button'), see('#ok')],
    leads: [{ ort: 'Kassel', phone_number: '0561 4477120' }],
  },
  {
    title: 'two short numbers beside an address, in a page about a smartphone: none is a telephone number',
    page: page(
      'de',
      `<section class="smartphone-hero"><form action="/thanks" method="post"><input type="email" name="email">
      <input name="plz" placeholder="PLZ"><input name="budget"><button>OK</button></form></section>`,
    ),
    acts: [fill({ email: 'kai@example.org', plz: '34117', budget: '1500' }), click('button'), see('#thanks')],
    leads: [{ email: 'kai@example.org', plz: '34117', budget: '1500' }],
    absent: ['phone_number'],
  },
  {
    title: 'a number in three boxes in no form, sent in as many parts',
    page: page(
      'en',
      `<div id="box"><p role="group" aria-label="Phone"><input name="p1"><input name="p2"><input name="p3"></p>
      <button>Ring me</button></div><p id="ok" hidden></p>${script(`$('button').onclick = async () => {
      await post('/api', answersOf($('#box'))); say('#ok', '✓'); };`)}`,
    ),
    acts: [fill({ p1: '555', p2: '010', p3: '4478' }), click('button'), see('#ok')],
    leads: [{ phone_number: '555 010 4478' }],
  },
  {
    title: 'the page writes the number with its country when the control is left',
    page: page(
      'nl',
      `<form id="f"><input type="tel" name="tel"><input name="postcode"><button>Bel mij</button></form>
      <p id="ok" hidden></p>${script(`$('[name=tel]').onblur = (e) => {
      e.target.value = e.target.value.replace(/^0/, '+31 '); };
      onSubmit($('#f'), async (form) => { await post('/api', {
      phone: $('[name=tel]').value.replace(/ /g, ''), zip: form.postcode.value });
        form.reset(); say('#ok', 'We bellen u.'); });`)}`,
    ),
    acts: [fill({ tel: '0612345678' }), leave('tel'), fill({ postcode: '2611 AB' }), click('button'), see('#ok')],
    leads: [{ phone_number: '+31 612345678', postcode: '2611 AB' }],
  },
  {
    title: 'a number that is turned down as too short and then typed whole',
    page: page(
      'tr',
      `<form id="f" novalidate><label>Cep telefonu <input name="cep"></label>
      <small id="e" class="hata" role="alert"></small>
      <button>Beni arayın</button></form><p id="ok" hidden></p>${script(`onSubmit($('#f'), async (form) => {
        const isBad = form.cep.value.replace(/\\D/g, '').length < 10; form.cep.setAttribute('aria-invalid', isBad);
        if (isBad) return say('#e', 'Numara eksik.'); await post('/api', answersOf(form)); form.hidden = true;
        say('#ok', 'Arayacağız.'); });`)}`,
    ),
    acts: [
      fill({ cep: '0532 123' }),
      click('button'),
      see('#e:not(:empty)'),
      fill({ cep: '0532 123 45 67' }),
      click('button'),
      see('#ok'),
    ],
    leads: [{ phone_number: '0532 123 45 67' }],
  },
  {
    title: 'a number whose first part is chosen from a list is one number (ko)',
    page: page(
      'ko',
      `<form action="/thanks" method="post"><label>휴대폰 번호</label><select name="p1"><option>010</option>
      <option>011</option></select>-<input name="p2" type="tel" maxlength="4">-
      <input name="p3" type="tel" maxlength="4"><button>확인</button></form>`,
    ),
    acts: [fill({ p2: '2222', p3: '3333' }), click('button'), see('#thanks')],
    leads: [{ phone_number: '010 2222 3333' }],
  },
  {
    title: 'an area code in a text box of its own, known by its label alone, and nine digits in the next (pt)',
    page: page(
      'pt',
      `<form id="f"><input name="quem"><label>DDD <input name="n1" maxlength="2"></label> <label>Número de telefone
      <input name="n2" maxlength="9"></label><button>Me liguem</button></form><p id="ok" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { await post('/api', answersOf(f)); f.remove();
        say('#ok', 'Já!'); });`)}`,
    ),
    acts: [fill({ quem: 'Davi', n1: '21', n2: '912345678' }), click('button'), see('#ok')],
    leads: [{ quem: 'Davi', phone_number: '21 912345678' }],
  },
  {
    title: 'an area code in a box of its own, and seven digits in the next: one number, next to an address',
    page: page(
      'en',
      `<form action="/thanks" method="post"><input name="q5_phoneNumber[area]" type="tel">
      <input name="q5_phoneNumber[phone]" type="tel"><input name="mail"><button>Submit</button></form>`,
    ),
    acts: [
      fill({
        '[name="q5_phoneNumber[area]"]': '212',
        '[name="q5_phoneNumber[phone]"]': '5550184',
        mail: 'bo@example.org',
      }),
      click('button'),
      see('#thanks'),
    ],
    leads: [{ email: 'bo@example.org', phone_number: '212 5550184' }],
  },
  {
    title: 'a number in a text control next to an address goes by phone_number, whatever it is called (lt)',
    page: page(
      'lt',
      `<form action="/thanks" method="post"><input name="telefonas"><input name="pastas"><button>Siųsti</button>
      </form>`,
    ),
    acts: [fill({ telefonas: '8 612 34567', pastas: 'ona@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'ona@example.org', phone_number: '8 612 34567' }],
  },
];

export const NUMBERS: Case[] = [...CONTROLS.map(asked), ...handWritten];
