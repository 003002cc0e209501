/** Web components that hold their controls in a shadow root, where there is no form at all. */
import { click, fill, press, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

const NO_DRIVER = 'its driver finds no control in a shadow root';

/** A component of this content that sends what its controls hold, and says so. */
const component = (html: string, controls: string): string => `<pop-up></pop-up><p id="ok" hidden></p>
  ${script(`customElements.define('pop-up', class extends HTMLElement { connectedCallback() {
    const root = this.attachShadow({ mode: 'open' }); root.innerHTML = \`${html}\`;
    const send = async () => { const given = {};
      for (const one of root.querySelectorAll('${controls}')) given[one.name || one.placeholder] = one.value;
      await post('/api', given); root.innerHTML = ''; say('#ok', '✓'); };
    root.querySelector('button').onclick = send;
    root.addEventListener('keydown', (e) => { if (e.key === 'Enter') send(); }); } })`)}`;

const FIELD = `customElements.define('x-field', class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<input>'; }
    get name() { return this.getAttribute('name'); } get value() { return this.shadowRoot.firstChild.value; } })`;

export const COMPONENTS: Case[] = [
  {
    title: 'a button in a shadow root without a form',
    notInWebKit: NO_DRIVER,
    page: page('nl', component('<div><input name=mail><input name=plaats><button>Aanmelden</button></div>', 'input')),
    acts: [
      fill({ 'pop-up [name=mail]': 'nora@example.org', 'pop-up [name=plaats]': 'Ede' }),
      click('pop-up button'),
      see('#ok'),
    ],
    leads: [{ email: 'nora@example.org', plaats: 'Ede' }],
  },
  {
    title: 'a button right in a shadow root, with nothing around it',
    notInWebKit: NO_DRIVER,
    page: page('cs', component('<input placeholder=E-mail> <button>Odebírat</button>', 'input')),
    acts: [fill({ 'pop-up input': 'jana@example.org' }), click('pop-up button'), see('#ok')],
    leads: [{ email: 'jana@example.org' }],
  },
  {
    title: 'Enter in a shadow root without a form',
    notInWebKit: NO_DRIVER,
    page: page('sv', component('<p><input name=ort><input name=epost><button>Skicka</button></p>', 'input')),
    acts: [
      fill({ 'pop-up [name=ort]': 'Luleå', 'pop-up [name=epost]': 'siv@example.org' }),
      press('pop-up [name=epost]', 'Enter'),
      see('#ok'),
    ],
    leads: [{ email: 'siv@example.org', ort: 'Luleå' }],
  },
  {
    title: 'components without a name inside another, whose shadow root holds a slot alone, without a form',
    notInWebKit: NO_DRIVER,
    page: page(
      'da',
      `<x-content><div class="card"><x-input label="Navn"></x-input> <x-input label="Post"></x-input>
      <button id="go" type="button">Ring mig op</button></div></x-content><p id="ok" hidden></p>
      ${script(`customElements.define('x-content', class extends HTMLElement { constructor() { super();
      this.attachShadow({ mode: 'open' }).innerHTML = '<main><slot></slot></main>'; } });
      customElements.define('x-input', class extends HTMLElement { constructor() { super();
      this.attachShadow({ mode: 'open' }).innerHTML = '<label>' + this.getAttribute('label') + ' <input></label>'; }
      get value() { return this.shadowRoot.querySelector('input').value; } });
      $('#go').onclick = async () => { await post('/api', $$('x-input').map((one) => one.value)); $('.card').remove();
      say('#ok', '✓'); };`)}`,
    ),
    acts: [
      fill({ 'x-input[label=Navn] input': 'Mads', 'x-input[label=Post] input': 'mads@example.org' }),
      click('#go'),
      see('#ok'),
    ],
    leads: [{ email: 'mads@example.org', Navn: 'Mads' }],
  },
  {
    title: 'a component that keeps its input in the page, next to it: one answer, by the name of the component',
    page: page(
      'ro',
      `<form id="f"><lp-field name="nume"><input id="lp-1"></lp-field>
      <lp-field name="telefon"><input id="lp-2" type="tel"></lp-field><button>Trimite</button></form><p id="ok"></p>
      ${script(`customElements.define('lp-field', class extends HTMLElement {
      get name() { return this.getAttribute('name'); } get value() { return this.firstChild.value; } });
      onSubmit($('#f'), async (f) => { await post('/api', $$('lp-field').map((one) => one.value));
      say('#ok', '✓'); });`)}`,
    ),
    acts: [fill({ '#lp-1': 'Ioana Pop', '#lp-2': '0722 123 456' }), click('button'), see('#ok:not(:empty)')],
    leads: [{ nume: 'Ioana Pop', phone_number: '0722 123 456' }],
    absent: ['telefon', 'lp-1', 'lp-2'],
  },
  {
    title: 'components with a value inside a component without a form',
    notInWebKit: NO_DRIVER,
    page: page(
      'de',
      script(FIELD) +
        component(
          '<div><x-field name=email></x-field><x-field name=ort></x-field><button>Los</button></div>',
          'x-field',
        ),
    ),
    acts: [
      fill({ 'x-field[name=email] input': 'ute@example.org', 'x-field[name=ort] input': 'Bonn' }),
      click('pop-up button'),
      see('#ok'),
    ],
    leads: [{ email: 'ute@example.org', ort: 'Bonn' }],
  },
];
