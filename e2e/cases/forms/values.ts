/** What is no answer is no field, and a field is named and told as a reader would. */
import { choose, click, fill, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Sent natively; the visitor gives the address and what `acts` says. */
const native = (
  title: string,
  controls: string,
  more: Partial<Case> & { fields?: Record<string, string | string[]> } = {},
): Case => {
  const { fields = {}, acts = [], ...rest } = more;
  return {
    title,
    page: page(
      'de',
      `<form action="/thanks" method="post">${controls}<input type="email" name="email">
      <button>Senden</button></form>`,
    ),
    acts: [...acts, fill({ email: 'wert@example.org' }), click('form > button'), see('#thanks')],
    leads: [{ email: 'wert@example.org', ...fields }],
    ...rest,
  };
};

const TOGGLE = (name: string, value: string) =>
  script(`customElements.define('${name}', class extends HTMLElement {
  get name() { return this.getAttribute('name'); }
  get value() { return ${value}; } get checked() { return this.hasAttribute('checked'); }
  connectedCallback() { this.onclick = () => this.toggleAttribute('checked'); } });`);

export const VALUES: Case[] = [
  native(
    'a choice whose label speaks of one time is no code, and neither is what a note says of it',
    `<label><input type="radio" name="takt" value="one-time"> One-time</label>
    <label><input type="radio" name="takt" value="weekly"> Weekly</label><input name="note">`,
    {
      acts: [click('[value=one-time]'), fill({ note: 'a one-time clean' })],
      fields: { takt: 'one-time', note: 'a one-time clean' },
    },
  ),
  native(
    'a toggle of the page that is off is no consent',
    `${TOGGLE('x-toggle', "'on'")}<x-toggle name="newsletter">off</x-toggle>`,
    { absent: ['newsletter'] },
  ),
  native(
    'a toggle of the page that the visitor turns on is one',
    `${TOGGLE('x-toggle', "'yes'")}<x-toggle name="newsletter" style="display:block;height:20px">News</x-toggle>`,
    { acts: [click('x-toggle')], fields: { newsletter: 'yes' } },
  ),
  native(
    'a toggle that is turned on and off again',
    `${TOGGLE('ui-switch', "'yes'")}<ui-switch name="sms" style="display:block;height:20px">SMS</ui-switch>`,
    { acts: [click('ui-switch'), click('ui-switch')], absent: ['sms'] },
  ),
  native(
    'ticks that are not set and radio buttons that nobody chose',
    `<input type="checkbox" name="agb" value="ja">
    <input type="radio" name="anrede" value="f"><input type="radio" name="anrede" value="m">`,
    { absent: ['agb', 'anrede'] },
  ),
  native(
    'three ticks of one name are a list',
    `<label><input type="checkbox" name="raum[]" value="Bad">Bad</label>
    <label><input type="checkbox" name="raum[]" value="Küche">Küche</label><label>
    <input type="checkbox" name="raum[]" value="Flur">Flur</label>`,
    { acts: [click('[value=Bad]', '[value=Flur]')], fields: { raum: ['Bad', 'Flur'] } },
  ),
  native(
    'an option whose value is its index goes by its text',
    `<select name="fahrzeug">
    <option value="0">VW Caddy</option><option value="1">Ford Transit</option></select>`,
    { acts: [choose('fahrzeug', '1')], fields: { fahrzeug: 'Ford Transit' } },
  ),
  native(
    'an option whose value is a number that means something keeps its text or its value, and the lead',
    `<select name="personen"><option value="2">2</option><option value="4">4</option></select>`,
    { acts: [choose('personen', '4')], fields: { personen: '4' } },
  ),
  native(
    'a list of several choices',
    `<select name="tage" multiple><option value="mo">Montag</option>
    <option value="di">Dienstag</option><option value="mi">Mittwoch</option></select>`,
    { acts: [choose('tage', 'mo', 'mi')], fields: { tage: ['mo', 'mi'] } },
  ),
  native(
    'the placeholder of a list, not chosen, is no answer',
    `<select name="anlass">
    <option value="">Bitte wählen</option><option value="hochzeit">Hochzeit</option></select>`,
    { absent: ['anlass'] },
  ),
  native(
    'a number, a range, a colour, a date, a time and a month of the browser',
    `<input type="number" name="menge" value="12"><input type="range" name="budget" min="0" max="100" value="40">
    <input type="color" name="farbe" value="#336699"><input type="date" name="tag" value="2027-05-04">
    <input type="time" name="zeit" value="10:30">`,
    { fields: { menge: '12', budget: '40', farbe: '#336699', tag: '2027-05-04', zeit: '10:30' } },
  ),
  {
    title: 'a lone submit button with its own caption is no field',
    page: page(
      'de',
      `<form action="/thanks" method="post"><input type="email" name="mail">
      <button type="submit" name="Senden" value="Senden">Senden</button></form>`,
    ),
    acts: [fill({ mail: 'knopf@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'knopf@example.org' }],
    absent: ['Senden'],
  },
  {
    title: 'an input of type=submit with a name is no field either',
    page: page(
      'fr',
      `<form action="/thanks" method="post"><input type="email" name="mel">
      <input type="submit" name="valider" value="Envoyer"></form>`,
    ),
    acts: [fill({ mel: 'bouton@example.org' }), click('[type=submit]'), see('#thanks')],
    leads: [{ email: 'bouton@example.org' }],
    absent: ['valider'],
  },
  {
    title: 'which of two submit buttons was pressed is an answer',
    page: page(
      'en',
      `<form action="/thanks" method="post"><input type="email" name="email">
      <button name="visit" value="showroom">See it</button>
      <button name="visit" value="home" id="home">Come to me</button></form>`,
    ),
    acts: [fill({ email: 'choice@example.org' }), click('#home'), see('#thanks')],
    leads: [{ email: 'choice@example.org', visit: 'home' }],
  },
  {
    title: 'a tick without a name inside its sentence does not take the sentence for a name',
    page: page(
      'de',
      `<form action="/thanks" method="post"><input type="email" id="email"><label>
      <input type="checkbox" required>
      <span>Ich habe die Datenschutzerklärung gelesen und akzeptiere sie. *</span></label>
      <button>Senden</button></form>`,
    ),
    acts: [fill({ '#email': 'satz@example.org' }), click('[type=checkbox]', 'button'), see('#thanks')],
    leads: [{ email: 'satz@example.org' }],
    absent: [
      'Ich habe die Datenschutzerklärung gelesen und akzeptiere sie. *',
      'Ich habe die Datenschutzerklärung gelesen und akzeptiere sie.',
    ],
  },
  {
    title: 'two controls claim one name: the one whose value fits has it',
    page: page(
      'en',
      `<form action="/thanks" method="post"><input name="phone" placeholder="Your question">
      <input type="tel" name="call" placeholder="Phone"><input type="email" name="email"><button>Ask</button></form>`,
    ),
    acts: [
      fill({ phone: 'Do you deliver?', call: '020 7946 0123', email: 'two@example.org' }),
      click('button'),
      see('#thanks'),
    ],
    leads: [{ email: 'two@example.org', phone_number: '020 7946 0123' }],
  },
  {
    title: 'controls are called constructor, __proto__, id and submit',
    page: page(
      'en',
      `<form action="/thanks" method="post"><input name="constructor"><input name="__proto__">
      <input name="id"><input name="submit"><input type="email" name="email"><button>Send</button></form>`,
    ),
    acts: [
      fill({ constructor: 'Bauer GmbH', id: 'K-7', submit: 'Friday', email: 'odd@example.org' }),
      click('button'),
      see('#thanks'),
    ],
    leads: [{ email: 'odd@example.org', constructor: 'Bauer GmbH', id: 'K-7' }],
  },
  {
    title: 'ticks with a hidden default of the same name, one without a value, some by their places; a lone option',
    page: page(
      'en',
      `<form action="/thanks" method="post"><input type="email" name="email">
      <input type="hidden" name="news" value="0"><label><input type="checkbox" name="news" value="1"> News</label>
      <input type="hidden" name="terms" value="false"><input type="checkbox" name="terms" value="true">
      <label><input type="checkbox" name="offers" value=""> Offers</label>
      <label><input type="checkbox" name="topics" value="0"> Roofs</label>
      <label><input type="checkbox" name="topics" value="1"> Doors</label>
      <select name="car"><option disabled selected>Choose a car<option value="0">Small<option value="1">Large</select>
      <button>Send</button></form>`,
    ),
    acts: [
      fill({ email: 'ticks@example.org' }),
      click('[name=news][type=checkbox]', '[name=offers]', '[name=topics][value="1"]'),
      choose('car', '0'),
      click('button'),
      see('#thanks'),
    ],
    leads: [{ email: 'ticks@example.org', news: '1', terms: 'false', offers: 'Offers', topics: 'Doors', car: 'Small' }],
  },
  {
    title: 'a list of the page that reads its choice aloud by its label',
    page: page(
      'da',
      `<form id="f"><input type="email" name="email"> <div class="select"><span id="by" role="combobox" tabindex="0"
      aria-label="Vælg by">Vælg by</span></div><button>Send</button></form><p id="ok" hidden></p>
      ${script(`$('#by').onclick = () => { $('#by').textContent = 'Odense'; $('#by').ariaLabel = 'Odense'; };
      onSubmit($('#f'), async (f) => { await post('/api', { ...answersOf(f), by: 'Odense' }); f.remove();
      say('#ok', '✓'); });`)}`,
    ),
    acts: [fill({ email: 'by@example.org' }), click('#by', 'button'), see('#ok')],
    leads: [{ email: 'by@example.org', by: 'Odense' }],
  },
  {
    title: 'an editor of contenteditable beside the controls',
    page: page(
      'en',
      `<form id="f"><input type="email" name="email">
      <div contenteditable="true" id="ed" style="min-height:20px;border:1px solid">Hi</div>
      <input type="hidden" name="text"><button>Send</button></form><p id="ok" hidden></p>
      ${script(`onSubmit($('#f'), async (f) => { f.text.value = $('#ed').textContent; await post('/api', answersOf(f));
      f.remove(); say('#ok', '✓'); })`)}`,
    ),
    acts: [fill({ email: 'edit@example.org' }), click('button'), see('#ok')],
    leads: [{ email: 'edit@example.org' }],
  },
  {
    title: 'controls of a shadow root take part in the form',
    notInWebKit: 'its driver finds no control in a shadow root',
    page: page(
      'en',
      `${script(`customElements.define('x-input', class extends HTMLElement {
      static formAssociated = true; constructor() { super(); this.internals = this.attachInternals();
      this.attachShadow({ mode: 'open' }).innerHTML = '<input>'; this.shadowRoot.firstChild.oninput = (e) =>
      this.internals.setFormValue(e.target.value); }
      get name() { return this.getAttribute('name'); } get value() { return this.shadowRoot.firstChild.value; } });`)}
      <form action="/thanks" method="post"><x-input name="city"></x-input><input type="email" name="email">
      <button>Send</button></form>`,
    ),
    acts: [fill({ 'x-input input': 'Turku', email: 'shadow@example.org' }), click('button'), see('#thanks')],
    leads: [{ email: 'shadow@example.org', city: 'Turku' }],
  },
  {
    title: 'the day on which a policy ends, by a name that cards have, and a postcode that is called a code (id)',
    page: page(
      'id',
      `<form action="/thanks" method="post"><input type="date" name="expiry_date" value="2027-03-01">
      <input name="kodepos"><input aria-label="Nama *"><input type="email" name="email"><button>Kirim</button></form>`,
    ),
    acts: [
      fill({ kodepos: '40111', '[aria-label]': 'Sari', email: 'sari@example.org' }),
      click('button'),
      see('#thanks'),
    ],
    leads: [{ email: 'sari@example.org', expiry_date: '2027-03-01', kodepos: '40111', Nama: 'Sari' }],
  },
];
