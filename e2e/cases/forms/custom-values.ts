/** A custom element's value may be anything, and never costs the lead. */
import { click, fill, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Custom elements whose value is no text: what, the getter's body, the fields that must come, names that must not. */
const VALUES: [what: string, getter: string, fields: Record<string, string | string[]>, absent?: string[]][] = [
  ['a number', "return Number(this.getAttribute('value'))", { choice: '50' }],
  ['zero', 'return 0', { choice: '0' }],
  ['a big integer', 'return 42n', {}],
  ['a date', 'return new Date(0)', {}],
  ['an invalid date', 'return new Date(NaN)', {}],
  ['a boolean', 'return true', {}],
  ['a list of texts', "return ['Oak', 'Ash']", { choice: ['Oak', 'Ash'] }],
  ['a list of objects', "return [{ id: 1, label: 'Engines' }]", {}],
  ['an object', 'return { min: 1, max: 9 }', {}],
  ['an object that refers to itself', 'const o = {}; o.o = o; return o', {}],
  ['an object without a prototype', 'return Object.create(null)', {}],
  ['a function', 'return () => 1', {}],
  ['a symbol', "return Symbol('x')", {}],
  ['undefined', 'return undefined', {}, ['choice']],
  ['null', 'return null', {}, ['choice']],
  ['a getter that throws', "throw new TypeError('not ready')", {}, ['choice']],
  ['an element', 'return document.body', {}],
  ['a Map', "return new Map([['a', 1]])", {}],
];

const custom = ([what, getter, fields, absent = []]: (typeof VALUES)[number], index: number): Case => ({
  title: `the value of a custom element is ${what}`,
  page: page(
    'en',
    `${script(`customElements.define('x-field', class extends HTMLElement {
      get name() { return this.getAttribute('name'); } get value() { ${getter}; } });`)}
    ${index % 2 === 0 ? '<form action="/thanks" method="post">' : '<form id="f">'}<input type="email" name="email">
    <x-field name="choice" value="50">·</x-field><button>Send</button></form>
    <p id="ok" hidden></p>${
      index % 2 === 0
        ? ''
        : script(`onSubmit($('#f'), async (f) => { await post('/api', {
    email: f.email.value }); f.remove(); say('#ok', '✓'); })`)
    }`,
  ),
  acts: [fill({ email: `value${index}@example.org` }), click('button'), see(index % 2 === 0 ? '#thanks' : '#ok')],
  leads: [{ email: `value${index}@example.org`, ...fields }],
  absent,
});

/** What a custom element may say of itself that no native control would. */
const MEMBERS = [
  'get type() { throw new TypeError(); }',
  'get name() { return {}; }',
  'get placeholder() { return 7; }',
  'get form() { throw new TypeError(); }',
];

const odd = (member: string): Case => ({
  title: `a custom element with ${member} costs nothing but itself`,
  page: page(
    'en',
    `${script(`customElements.define('x-odd', class extends HTMLElement {
      get name() { return 'odd'; } get value() { return '5'; } ${member} });`)}
    <form action="/thanks" method="post"><x-odd>·</x-odd><input type="email" name="email"><button>Send</button></form>`,
  ),
  acts: [fill({ email: 'odd@example.org' }), click('button'), see('#thanks')],
  leads: [{ email: 'odd@example.org' }],
});

export const CUSTOM_VALUES: Case[] = [...VALUES.map(custom), ...MEMBERS.map(odd)];
