// @vitest-environment happy-dom
/** What the controls of a form say of themselves. */
import { beforeAll, describe, expect, test } from 'vitest';
import { controlsOf, isControl, isGenerated, isHidden } from '../../../src/snippet/form/controls';
import { controlIn, find, place } from '../support/forms';

const namesIn = (html: string, selector = 'form') => controlsOf(place(html, selector)).map(({ name }) => name);

/** A page's list, and the native control that mirrors it. */
const MIRRORED_LIST =
  '<p><button role="combobox" id="fruit">Banana</button>' +
  '<select aria-hidden="true"><option value="banana"></option></select></p>';
const MUI_LIST =
  '<p><i role="combobox" aria-labelledby="l topic" id="mui-1">Sales</i>' +
  '<input aria-hidden="true" id="r-1" value="sales"></p><b id="l">Topic</b>';
const RADIOS =
  '<p role="radiogroup" aria-labelledby="l"><button role="radio" aria-checked="true" value="team"></button>' +
  '<input type="radio" aria-hidden="true"></p><b id="l">Plan</b>';

describe('controlsOf', () => {
  test('finds inputs, selects and text areas in the order of the page', () => {
    const html = '<input name="a"><p><select name="b"></select></p><textarea name="c"></textarea>';
    expect(namesIn(`<form>${html}</form>`)).toEqual(['a', 'b', 'c']);
  });

  test.each<[string, string, string[]]>([
    [MIRRORED_LIST, 'fruit', ['Banana']],
    [MUI_LIST, 'Topic', ['Sales']],
    ['<mat-select role="combobox" id="food">Pizza</mat-select>', 'food', ['Pizza']],
    ['<i role="combobox" id="city" class="p-placeholder">Choose a city</i>', 'city', []],
    ['<i role="combobox" id="city">Paris<b class="n-placeholder"></b></i>', 'city', ['Paris']],
    ['<p><label>City</label><i role="combobox">Paris</i></p>', 'City', ['Paris']],
    ['<p><b id="l">City</b><i role="combobox" aria-labelledby="l" id="city"></i></p>', 'city', []],
    [RADIOS, 'Plan', ['team']],
  ])('reads a control of the page\u2019s own that only a nameless one is behind: %s', (html, name, values) => {
    expect(controlIn(html)).toMatchObject({ name, values });
  });

  test("leaves a list of the page's own to the named control behind it", () => {
    const html =
      '<form><button role="combobox" id="a">Dark</button>' +
      '<input name="theme" aria-hidden="true" value="dark"></form>';
    expect(namesIn(html)).toEqual(['theme']);
  });

  test.each([
    ['<input type="radio" name="radio-group-v-16" value="a">', 'Plan'],
    ['<input type="radio" name="plan" value="a">', 'plan'],
  ])('names radio buttons by their group where a library has counted their name out: %s', (html, name) => {
    expect(namesIn(`<form><p role="radiogroup" aria-label="Plan">${html}</p></form>`)).toEqual([name]);
  });

  test.each<[string, string | undefined]>([
    ['<p><label>Town</label><input id="x:1"></p>', 'Town'],
    ['<fieldset><legend>Town</legend><p><input id="x:1"></p></fieldset>', 'Town'],
    ['<div><label>Town</label><p><input id="x:1"></p><p><input name="other"></p></div>', 'x:1'],
    ['<p><label for="other">Town</label><input id="x:1"></p><input id="other" name="other">', 'x:1'],
    ['<label>Town</label><input id="x:1">', 'x:1'],
    ['<p><label>Town</label><input placeholder="Enter it"></p>', 'Town'],
    ['<p id="town"><i role="combobox">Paris</i></p>', 'town'],
  ])('is called by the label that is with it alone, tied to none: %s', (html, name) => {
    expect(namesIn(`<form>${html}</form>`)[0]).toBe(name);
  });

  test('takes nothing for a list by its class alone', () => {
    expect(namesIn('<form><select name="a"></select><i class="nice-select" tabindex="0">A</i></form>')).toEqual(['a']);
    expect(namesIn('<form><p id="day"><i class="day-selected" tabindex="0">14</i></p></form>')).toEqual([]);
  });

  test.each([
    ['<label>Name * <input></label>', 'Name'],
    ['<input placeholder="姓名：">', '姓名'],
    ['<input placeholder="5* hotel">', '5* hotel'],
  ])('is called by a label without the mark behind it: %s', (html, name) => {
    expect(namesIn(`<form>${html}</form>`)).toEqual([name]);
  });

  test.each([
    ['date', false],
    ['month', true],
    ['text', true],
  ])('called expiry_date with the type %s stays in the page: %s', (type, isSecret) => {
    expect(controlIn(`<input type="${type}" name="expiry_date">`)).toMatchObject({ isSecret });
  });

  test('names no switch by what is around its form', () => {
    const html =
      '<div id="root"><form><i role="checkbox" aria-checked="true" aria-labelledby="x">On</i>' +
      '<b id="x">Beta</b></form></div>';
    expect(namesIn(html)).toEqual(['Beta']);
  });

  test('finds the controls that belong to the form from elsewhere, once each', () => {
    const html =
      '<input form="f" name="outside"><form id="f">' + '<input form="f" name="inside"></form><input name="other">';
    expect(namesIn(html).sort()).toEqual(['inside', 'outside']);
  });

  test.each<[string, string, string[]]>([
    [
      '<div role="radiogroup" aria-label="Budget"><i role="radio" aria-checked="false">Small</i>' +
        '<i role="radio" aria-checked="true">Large</i></div>',
      'Budget',
      ['Large'],
    ],
    ['<i role="switch" aria-checked="true" aria-label="News"></i>', 'News', ['on']],
    ['<i role="checkbox" aria-checked="false" aria-label="Terms"></i>', 'Terms', []],
    ['<div contenteditable id="message">Hello</div>', 'message', ['Hello']],
    ['<div id="brief"><div contenteditable="true">Hello</div></div>', 'brief', ['Hello']],
  ])('finds controls of the page’s own: %s', (html, name, values) => {
    expect(controlsOf(place(`<form>${html}</form>`)).at(-1)).toMatchObject({ name, values });
  });

  test('finds no control of the page’s own that a native one is behind, and no text that nobody can edit', () => {
    const html =
      '<form><div><i role="radio" aria-checked="true">A</i>' +
      '<input type="radio" name="a" checked></div><p contenteditable="false">Text</p></form>';
    expect(namesIn(html)).toEqual(['a']);
  });

  test('finds the controls in an element that is no form', () => {
    expect(namesIn('<div><input name="a"><input name="b"></div>', 'div')).toEqual(['a', 'b']);
  });

  test.each(['submit', 'button', 'image', 'reset'])('leaves out <input type="%s">', (type) => {
    expect(namesIn(`<form><input type="${type}" name="go" value="Go"><input name="a"></form>`)).toEqual(['a']);
  });

  test('leaves out buttons, outputs and field sets', () => {
    const html =
      '<form><fieldset name="f"><button name="b" value="1">Go</button>' +
      '<output name="o">1</output></fieldset></form>';
    expect(namesIn(html)).toEqual([]);
  });

  test('leaves out what is disabled', () => {
    expect(namesIn('<form><input name="a" disabled><input name="b"></form>')).toEqual(['b']);
  });

  describe('custom elements', () => {
    beforeAll(() => {
      customElements.define(
        'x-field',
        class extends HTMLElement {
          get name() {
            return this.getAttribute('name');
          }
          get value() {
            return this.getAttribute('value');
          }
        },
      );
    });

    test('that have a name and a value are controls', () => {
      const html = '<x-field name="town" value="Lyon"></x-field>';
      expect(controlIn(html)).toMatchObject({ name: 'town', values: ['Lyon'] });
    });

    test('are one control with the input that they keep in the page, if it says the same', () => {
      const around = (inside: string) => `<form><x-field name="town" value="Lyon">${inside}</x-field></form>`;
      expect(namesIn(around('<input id="part" value="Lyon">'))).toEqual(['town']);
      expect(namesIn(around('<input id="other" value="Paris">'))).toEqual(['other', 'town']);
    });

    test('without a name, or without a value, are none', () => {
      const html =
        '<form><x-field value="Lyon"></x-field><x-field name="town">' + '</x-field><x-other name="a"></x-other></form>';
      expect(namesIn(html)).toEqual([]);
    });
  });

  test.each([
    ['its name', '<label for="i">Label</label><input name="n" id="i">', 'n'],
    ['its id where it has no name', '<label for="i">Label</label><input id="i">', 'i'],
    ['its label where it has neither', '<label>Your town <input></label>', 'Your town'],
    ['its aria-label where it has neither', '<input aria-label="Your town">', 'Your town'],
    ['its placeholder where it has no label', '<input placeholder=" Your town ">', 'Your town'],
    [
      'its label where a framework has counted the id out',
      '<label for=":r1:">Your town</label><input id=":r1:">',
      'Your town',
    ],
    [
      'its label where the id is a long number',
      '<label for="input-12345">Your town</label><input id="input-12345">',
      'Your town',
    ],
    ['its generated id where it has nothing else', '<input id=":r1:">', ':r1:'],
    ['its name, however generated', '<label for="i">Label</label><input name="input_12345" id="i">', 'input_12345'],
    ['nothing where it has nothing', '<input>', ''],
  ])('is called by %s', (_what, html, name) => {
    expect(controlIn(html).name).toBe(name);
  });

  test.each([
    [
      'type, autocomplete, name and id',
      '<label for="i">Your mail</label><input type="email" autocomplete="work email" name="n" id="i">',
      'email work email n i',
    ],
    ['its label where it has no name', '<label for="i">Your mail</label><input id="i">', 'text  Your mail i'],
    ['no more than 50 letters of a label', `<label>${'x'.repeat(51)}<input></label>`, `text  ${'x'.repeat(50)} `],
  ])('tells in words %s', (_what, html, words) => {
    expect(controlIn(html).words).toBe(words);
  });
});

describe('a long label', () => {
  test.each([
    [
      'of a tick is a consent',
      '<label><input type="checkbox"> I have read all that there is to read, and agree.</label>',
      'consent',
    ],
    ['of 41 letters is cut', `<label>${'a'.repeat(39)} b <input></label>`, 'a'.repeat(39)],
    ['of 40 letters is a name', `<label>${'a'.repeat(40)} <input></label>`, 'a'.repeat(40)],
  ])('%s', (_what, html, name) => {
    expect(controlIn(html).name).toBe(name);
  });
});

describe('the label of a control', () => {
  test.each([
    ['is not asked for where the name tells', '<label>Your town <input name="town"></label>', ''],
    ['is told where the name is generated', '<label>Your town <input name="input_12345"></label>', 'Your town'],
    ['is told where there is no name', '<label>Your town <input id="town"></label>', 'Your town'],
  ])('%s', (_what, html, label) => {
    expect(controlIn(html).label).toBe(label);
  });
});

describe('isHidden', () => {
  test.each([
    ['<input type="hidden" name="a">', true],
    ['<input name="hidden">', false],
    ['<input name="a" hidden>', false],
  ])('of %s is %s', (html, isExpected) => {
    expect(isHidden(controlIn(html))).toBe(isExpected);
  });
});

describe('isGenerated', () => {
  test.each([':r1:', '«r1»', 'input-12345', 'field_1', '_id', 'radio-group-v-16'])('knows %s', (name) => {
    expect(isGenerated(name)).toBe(true);
  });

  test.each(['town', 'question1', 'first_name', 'address2', ''])('says nothing of "%s"', (name) => {
    expect(isGenerated(name)).toBe(false);
  });
});

describe('isControl', () => {
  test.each([
    ['<input>', true],
    ['<input type="submit">', false],
    ['<input disabled>', false],
    ['<input aria-hidden="true">', false],
    ['<input aria-hidden="true" name="a">', true],
    ['<p></p>', false],
    ['<p contenteditable></p>', true],
    ['<p contenteditable="false"></p>', false],
    ['<button></button>', false],
  ])('of %s is %s', (html, isExpected) => {
    place(`<form>${html}</form>`);
    expect(isControl(find('form > *'))).toBe(isExpected);
  });
});
