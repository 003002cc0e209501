// @vitest-environment happy-dom
/** What a control would send, whatever kind of value it holds. */
import { beforeAll, describe, expect, test } from 'vitest';
import { valuesOf } from '../../../src/snippet/form/values';
import { find, place } from '../support/forms';

/** What the first control of a form with this content would send. */
const valuesIn = (html: string) => {
  place(`<form>${html}</form>`);
  return valuesOf(find('form > *'));
};

describe('a native control', () => {
  test.each<[string, string, string[]]>([
    ['a text', '<input value="Ada">', ['Ada']],
    ['a text without the blanks around it', '<input value=" Ada ">', ['Ada']],
    ['a text area', '<textarea>Hello\nyou</textarea>', ['Hello\nyou']],
    ['a number', '<input type="number" value="36">', ['36']],
    ['the number 0', '<input type="number" value="0">', ['0']],
    ['an empty text', '<input value="">', []],
    ['blanks', '<input value="  ">', []],
    ['a ticked box', '<input type="checkbox" value="yes" checked>', ['yes']],
    ['a ticked box without a value', '<input type="checkbox" checked>', ['on']],
    ['a ticked box with an empty value', '<input type="checkbox" value="" aria-label="Offers" checked>', ['Offers']],
    ['a ticked box with an empty value that nothing names', '<input type="checkbox" value="" checked>', ['on']],
    [
      'a ticked box whose value is its place, its label',
      '<input type="checkbox" name="t" value="1" aria-label="Doors" checked><input type="checkbox" name="t" value="2">',
      ['Doors'],
    ],
    ['an unticked box', '<input type="checkbox" value="yes">', []],
    ['a chosen radio button', '<input type="radio" name="n" value="a" checked>', ['a']],
    ['a radio button that is not chosen', '<input type="radio" name="n" value="a">', []],
    ['a select', '<select><option value="a">A<option value="b" selected>B</select>', ['b']],
    ['a select that asks to choose', '<select><option value="">Choose<option value="b">B</select>', []],
    ['a multiple select', '<select multiple><option selected>a<option>b<option selected>c</select>', ['a', 'c']],
    ['a multiple select without a choice', '<select multiple><option value="a">A</select>', []],
    ['a file control without a file', '<input type="file">', []],
  ])('holds of %s the values it would send', (_what, html, values) => {
    expect(valuesIn(html)).toEqual(values);
  });

  test('holds of files their names alone', () => {
    place('<form><input type="file" multiple></form>');
    const files = [new File(['secret'], 'ada.pdf'), new File(['secret'], 'letter.pdf')];
    Object.defineProperty(find('input'), 'files', { value: files });
    expect(valuesOf(find('input'))).toEqual(['ada.pdf', 'letter.pdf']);
  });
});

describe('an option', () => {
  test.each<[string, string, string[]]>([
    [
      'its text, where values count from 0',
      '<option value="0">VW Caddy<option value="1" selected>Ford Transit',
      ['Ford Transit'],
    ],
    [
      'its text, where values count from 1',
      '<option value="1" selected>VW Caddy<option value="2">Ford Transit',
      ['VW Caddy'],
    ],
    ['its value, where numbers have gaps', '<option value="1">One seat<option value="5" selected>Five seats', ['5']],
    ['its value, where numbers are not in order', '<option value="2">b<option value="1" selected>a', ['1']],
    ['its value, where numbers count from 2', '<option value="2" selected>b<option value="3">c', ['2']],
    [
      'its text, whatever an option that cannot be chosen holds',
      '<option disabled>Choose a car<option value="0" selected>VW Caddy<option value="1">Ford Transit',
      ['VW Caddy'],
    ],
    ['its value, where it is the only one', '<option value="1" selected>VW Caddy', ['1']],
    ['its value, where that is a word', '<option value="caddy" selected>VW Caddy<option value="1">Other', ['caddy']],
    ['its value, where it has no text', '<option value="0" selected></option><option value="1">b', ['0']],
  ])('goes by %s', (_what, options, values) => {
    expect(valuesIn(`<select>${options}</select>`)).toEqual(values);
  });
});

test('an option goes by its text where one without a value comes before those that count', () => {
  place('<form><select><option value=""><option value="1">VW Caddy<option value="2">Ford Transit</select></form>');
  find('select').value = '2';
  expect(valuesOf(find('select'))).toEqual(['Ford Transit']);
});

describe('a radio button', () => {
  const radios = (...buttons: string[]) =>
    buttons.map((attributes) => `<input type="radio" name="size" ${attributes}>`).join('');

  test.each<[string, string, string[]]>([
    ['its label, where it has no value', radios('aria-label="Small" checked', 'aria-label="Large"'), ['Small']],
    [
      'its label, where values count from 0',
      radios('aria-label="Small" value="0" checked', 'aria-label="Large" value="1"'),
      ['Small'],
    ],
    ['its value, where it is the only one', radios('aria-label="Small" value="1" checked'), ['1']],
    ['its value, where that is a word', radios('aria-label="Small" value="s" checked', 'value="l"'), ['s']],
    ['its value, where numbers have gaps', radios('aria-label="Ten" value="10" checked', 'value="20"'), ['10']],
    ['"on", where nothing tells more', radios('checked'), ['on']],
  ])('goes by %s', (_what, html, values) => {
    expect(valuesIn(html)).toEqual(values);
  });
});

describe('a control of the page\u2019s own', () => {
  test.each<[string, string, string[]]>([
    ['a chosen radio button', '<i role="radio" aria-checked="true">Large</i>', ['Large']],
    ['a radio button that is not chosen', '<i role="radio" aria-checked="false">Large</i>', []],
    ['a switch that is on', '<i role="switch" aria-checked="true"></i>', ['on']],
    ['a switch that is off', '<i role="switch" aria-checked="false"></i>', []],
    ['a switch without a state', '<i role="switch"></i>', []],
    ['a box that is not ticked', '<i role="checkbox" aria-checked="false"></i>', []],
    ['a box that is half ticked', '<i role="checkbox" aria-checked="mixed"></i>', []],
    ['a slider', '<i role="slider" aria-valuenow="7"></i>', ['7']],
    ['a slider with words', '<i role="slider" aria-valuenow="2" aria-valuetext="Medium"></i>', ['Medium']],
    ['a text that can be edited', '<div contenteditable>Hello</div>', ['Hello']],
    ['a list with a choice', '<i role="combobox">Banana</i>', ['Banana']],
    ['a list with a placeholder', '<i role="combobox" data-placeholder>Choose</i>', []],
    [
      'a list of options',
      '<i role="listbox" tabindex="0"><b aria-selected="true">Rome</b><b aria-selected="false">Paris</b></i>',
      ['Rome'],
    ],
    [
      'a list of options that are ticked',
      '<i role="listbox" tabindex="0"><b aria-checked="false" aria-selected="true">Rome</b>' +
        '<b aria-checked="true">Paris</b></i>',
      ['Paris'],
    ],
  ])('holds of %s what it shows', (_what, html, values) => {
    expect(valuesIn(html)).toEqual(values);
  });
});

describe('a custom element', () => {
  beforeAll(() => {
    customElements.define('x-any', class extends HTMLElement {});
  });

  /** What a custom element would send that has these properties. */
  const valuesWith = (properties: object) => {
    place('<form><x-any></x-any></form>');
    const control = find('x-any');
    Object.defineProperties(control, Object.getOwnPropertyDescriptors(properties));
    return valuesOf(control);
  };

  test.each<[string, unknown, string[]]>([
    ['a number', 36, ['36']],
    ['a number that is none', NaN, []],
    ['true', true, ['true']],
    ['false', false, []],
    ['a big number', 10n, ['10']],
    ['a moment', new Date('2026-11-20T10:00:00.007Z'), ['2026-11-20T10:00:00.007Z']],
    ['a moment that is none', new Date(NaN), []],
    ['a list', ['a', 1, ''], ['a', '1']],
    ['a list of lists', [['a'], [['b']]], ['a', 'b']],
    ['an object with a text of its own', { toString: () => 'Lyon' }, ['Lyon']],
    ['an address on the web', new URL('https://example.com/'), ['https://example.com/']],
    ['an object without a text', { town: 'Lyon' }, []],
    ['a list of objects', [{ id: 1 }, { id: 2 }], []],
    ['a list of texts and objects', ['a', { id: 2 }], ['a']],
    ['an object without a prototype', Object.create(null), []],
    ['an object whose text throws', { toString: () => JSON.parse('') }, []],
    ['a symbol', Symbol('a'), ['Symbol(a)']],
    ['nothing', undefined, []],
    ['null', null, []],
    ['a text that looks like an object\u2019s', '[object Object]', ['[object Object]']],
  ])('holds %s, and never throws', (_what, value, values) => {
    expect(valuesWith({ value })).toEqual(values);
  });

  test('holds the number 0', () => {
    expect(valuesWith({ value: 0 })).toEqual(['0']);
  });

  test('holds the number 0 in a list', () => {
    expect(valuesWith({ value: [0] })).toEqual(['0']);
  });

  test('whose value throws when it is read holds nothing, and costs no lead', () => {
    const throwing = {
      get value() {
        throw new Error('not ready');
      },
    };
    expect(valuesWith(throwing)).toEqual([]);
  });

  test.each([
    ['on', true, ['on']],
    ['off', false, []],
  ])('that is a toggle holds its value only when it is on: %s', (_state, checked, values) => {
    expect(valuesWith({ value: 'on', checked })).toEqual(values);
  });
});
