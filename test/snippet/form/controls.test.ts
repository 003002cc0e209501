// @vitest-environment happy-dom
/** What the controls of a form say of themselves. */
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import './support/standard-dom';
import { controlsOf, isSeen, isShown } from '../../src/snippet/controls';

const controlsIn = (html: string, selector = 'form') => {
  document.body.innerHTML = html;
  return controlsOf(document.querySelector(selector)!);
};

/** The one control in a form with this content. */
const controlIn = (html: string) => {
  const controls = controlsIn(`<form>${html}</form>`);
  expect(controls).toHaveLength(1);
  return controls[0]!;
};

const namesIn = (html: string, selector?: string) => controlsIn(html, selector).map(({ name }) => name);

beforeEach(() => document.body.replaceChildren());

afterEach(() => {
  vi.restoreAllMocks();
});

describe('controlsOf', () => {
  test('finds inputs, selects and text areas in the order of the page', () => {
    expect(namesIn('<form><input name="a"><p><select name="b"></select></p><textarea name="c"></textarea></form>')).toEqual(['a', 'b', 'c']);
  });

  test.each<[string, string, string[]]>([
    ['<p><button role="combobox" id="fruit">Banana</button><select aria-hidden="true"><option value="banana"></option></select></p>', 'fruit', ['Banana']],
    ['<p><i role="combobox" aria-labelledby="l topic" id="mui-1">Sales</i><input aria-hidden="true" id="r-1" value="sales"></p><b id="l">Topic</b>', 'Topic', ['Sales']],
    ['<mat-select role="combobox" id="food">Pizza</mat-select>', 'food', ['Pizza']],
    ['<p name="city"><i role="combobox" aria-label="Paris">Paris</i></p>', 'Paris', ['Paris']],
    ['<i role="combobox" name="city" aria-label="Paris">Paris</i>', 'city', ['Paris']],
    ['<i role="combobox" name="city" class="p-placeholder">Choose a city</i>', 'city', []],
    ['<i role="combobox" name="city">Paris<b class="n-placeholder"></b></i>', 'city', ['Paris']],
    ['<p><label>City</label><i class="n-select" tabindex="0">Paris</i></p>', 'City', ['Paris']],
    ['<p><label>City</label><i class="p-card">Rome<input readonly class="nz-select-search"></i></p>', 'City', ['Rome']],
    ['<i role="listbox" tabindex="0" name="city"><b role="option" aria-selected="true">Rome</b><b role="option" aria-selected="false">Paris</b></i>', 'city', ['Rome']],
    ['<i role="listbox" tabindex="0" name="city"><b role="option" aria-checked="false" aria-selected="true">Rome</b><b role="option" aria-checked="true">Paris</b></i>', 'city', ['Paris']],
    ['<p><b id="l">City</b><i role="combobox" aria-labelledby="l" id="city"></i></p>', 'city', []],
    ['<p role="radiogroup" aria-labelledby="l"><button role="radio" aria-checked="true" value="team"></button><input type="radio" aria-hidden="true"></p><b id="l">Plan</b>', 'Plan', ['team']],
  ])('reads what a control of the page\'s own holds that only a nameless one stands behind: %s', (html, name, values) => {
    expect(controlIn(html)).toMatchObject({ name, values });
  });

  test('leaves a list of the page\'s own to the named control behind it', () => {
    expect(namesIn('<form><button role="combobox" id="a">Dark</button><input name="theme" aria-hidden="true" value="dark"></form>')).toEqual(['theme']);
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
    ['<p><label>Town</label><input id="mantine-xoaqhhidr"></p>', 'Town'],
    ['<p id="town"><i class="n-select" tabindex="0">Paris</i></p>', 'town'],
  ])('is called by the label that stands with it alone, tied to none: %s', (html, name) => {
    expect(namesIn(`<form>${html}</form>`)[0]).toBe(name);
  });

  test('leaves what a class calls selected or a select that stands behind it alone', () => {
    expect(namesIn('<form><select name="a"></select><i class="nice-select" tabindex="0">A</i></form>')).toEqual(['a']);
    expect(namesIn('<form><p id="day"><i class="day-selected" tabindex="0">14</i></p></form>')).toEqual([]);
    expect(namesIn('<form><p id="card"><i class="select-none" tabindex="0">Card</i></p></form>')).toEqual([]);
    expect(controlIn('<p>We never share it</p><input id="company" class="select-all">').values).toEqual([]);
    expect(controlIn('<input id="k" autocomplete="cc-csc" class="select-none" value="987">').words).toBe('text cc-csc  k');
  });

  test('names no switch by what stands around its form', () => {
    expect(namesIn('<div id="root"><form><i role="checkbox" aria-checked="true" aria-labelledby="x">On</i><b id="x">Beta</b></form></div>')).toEqual(['Beta']);
  });

  test('finds the controls that belong to the form from elsewhere, once each', () => {
    expect(namesIn('<input form="f" name="outside"><form id="f"><input form="f" name="inside"></form><input name="other">').sort()).toEqual(['inside', 'outside']);
  });

  test.each<[string, string, string[]]>([
    ['<div role="radiogroup" aria-label="Budget"><i role="radio" aria-checked="false">Small</i><i role="radio" aria-checked="true">Large</i></div>', 'Budget', ['Large']],
    ['<i role="switch" aria-checked="true" aria-label="News"></i>', 'News', ['on']],
    ['<i role="checkbox" aria-checked="false" aria-label="Terms"></i>', 'Terms', []],
    ['<i role="slider" aria-label="Seats" aria-valuenow="7"></i>', 'Seats', ['7']],
    ['<i role="slider" aria-label="Size" aria-valuenow="2" aria-valuetext="Medium"></i>', 'Size', ['Medium']],
    ['<div contenteditable id="message">Hello</div>', 'message', ['Hello']],
    ['<div id="brief"><div contenteditable="true">Hello</div></div>', 'brief', ['Hello']],
  ])('finds controls of the page’s own: %s', (html, name, values) => {
    expect(controlsIn(`<form>${html}</form>`).at(-1)).toMatchObject({ name, values });
  });

  test('finds no control of the page’s own that a native one stands behind, and no text that nobody can edit', () => {
    expect(namesIn('<form><div><i role="radio" aria-checked="true">A</i><input type="radio" name="a" checked></div><p contenteditable="false">Text</p></form>')).toEqual(['a']);
  });

  test('finds the controls in an element that is no form', () => {
    expect(namesIn('<div><input name="a"><input name="b"></div>', 'div')).toEqual(['a', 'b']);
  });

  test.each(['submit', 'button', 'image', 'reset'])('leaves out <input type="%s">', (type) => {
    expect(namesIn(`<form><input type="${type}" name="go" value="Go"><input name="a"></form>`)).toEqual(['a']);
  });

  test('leaves out buttons, outputs and field sets', () => {
    expect(namesIn('<form><fieldset name="f"><button name="b" value="1">Go</button><output name="o">1</output></fieldset></form>')).toEqual([]);
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
      expect(controlIn('<x-field name="town" value="Lyon"></x-field>')).toMatchObject({ name: 'town', values: ['Lyon'] });
    });

    test('without a name, or without a value, are none', () => {
      expect(namesIn('<form><x-field value="Lyon"></x-field><x-field name="town"></x-field><x-other name="a"></x-other></form>')).toEqual([]);
    });
  });

  test.each([
    ['its name', '<label for="i">Label</label><input name="n" id="i">', 'n'],
    ['its id where it has no name', '<label for="i">Label</label><input id="i">', 'i'],
    ['its label where it has neither', '<label>Your town <input></label>', 'Your town'],
    ['its aria-label where it has neither', '<input aria-label="Your town">', 'Your town'],
    ['its placeholder where it has no label', '<input placeholder=" Your town ">', 'Your town'],
    ['its label where a framework has counted the id out', '<label for=":r1:">Your town</label><input id=":r1:">', 'Your town'],
    ['its label where the id is a long number', '<label for="input-12345">Your town</label><input id="input-12345">', 'Your town'],
    ['its generated id where it has nothing else', '<input id=":r1:">', ':r1:'],
    ['its name, however generated', '<label for="i">Label</label><input name="input_12345" id="i">', 'input_12345'],
    ['nothing where it has nothing', '<input>', ''],
  ])('is called by %s', (_what, html, name) => {
    expect(controlIn(html).name).toBe(name);
  });

  test.each([
    ['type, autocomplete, name and id', '<label for="i">Your mail</label><input type="email" autocomplete="work email" name="n" id="i">', 'email work email n i'],
    ['its label where it has no name', '<label for="i">Your mail</label><input id="i">', 'text  Your mail i'],
    ['no more than 50 letters of a label', `<label>${'x'.repeat(51)}<input></label>`, `text  ${'x'.repeat(50)} `],
  ])('tells in words %s', (_what, html, words) => {
    expect(controlIn(html).words).toBe(words);
  });

  test.each<[string, string, string[]]>([
    ['a text', '<input name="n" value="Ada">', ['Ada']],
    ['a text area', '<textarea name="n">Hello\nyou</textarea>', ['Hello\nyou']],
    ['a number', '<input type="number" name="n" value="36">', ['36']],
    ['an empty text', '<input name="n" value="">', []],
    ['blanks', '<input name="n" value="  ">', []],
    ['a ticked box', '<input type="checkbox" name="n" value="yes" checked>', ['yes']],
    ['a ticked box without a value', '<input type="checkbox" name="n" checked>', ['on']],
    ['an unticked box', '<input type="checkbox" name="n" value="yes">', []],
    ['a chosen radio button', '<input type="radio" name="n" value="a" checked>', ['a']],
    ['a radio button that is not chosen', '<input type="radio" name="n" value="a">', []],
    ['a select', '<select name="n"><option value="a">A<option value="b" selected>B</select>', ['b']],
    ['a select that asks to choose', '<select name="n"><option value="">Choose<option value="b">B</select>', []],
    ['a multiple select', '<select name="n" multiple><option value="a" selected>A<option value="b">B<option value="c" selected>C</select>', ['a', 'c']],
    ['a multiple select without a choice', '<select name="n" multiple><option value="a">A</select>', []],
    ['a file control without a file', '<input type="file" name="n">', []],
  ])('has of %s the values it would send', (_what, html, values) => {
    expect(controlIn(html).values).toEqual(values);
  });

  test('has of files their names alone', () => {
    document.body.innerHTML = '<form><input type="file" name="cv" multiple></form>';
    const files = [new File(['secret'], 'ada.pdf'), new File(['secret'], 'letter.pdf')];
    Object.defineProperty(document.querySelector('input'), 'files', { value: files });
    expect(controlsOf(document.querySelector('form')!)[0]!.values).toEqual(['ada.pdf', 'letter.pdf']);
  });
});

// happy-dom has no layout: the boxes that a browser would compute are given here, the rest is in the browser tests.
describe('isShown', () => {
  test.each([
    [0, false],
    [1, true],
    [200, true],
  ])('of an element that is %i pixels wide is %s where the browser cannot tell', (width, isExpected) => {
    vi.spyOn(Element.prototype as { checkVisibility: unknown }, 'checkVisibility', 'get').mockReturnValue(undefined);
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(width);
    expect(isShown(document.body)).toBe(isExpected);
  });
});

describe('isSeen', () => {
  test.each(['opacity: 0', 'height: 0; overflow: hidden', 'clip: rect(0, 0, 0, 0)'])('takes a control in an element of "%s" for unseen', (wrapper) => {
    expect(seen(new DOMRect(10, 10, 200, 20), '', wrapper)).toBe(false);
  });

  const seen = (rect: DOMRect, style = '', wrapper = '') => {
    document.body.innerHTML = `<div style="${wrapper}"><input style="${style}"></div>`;
    vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(rect);
    return isSeen(document.querySelector('input')!);
  };

  test('takes a control on the page for seen', () => {
    expect(seen(new DOMRect(10, 10, 200, 20))).toBe(true);
  });

  test.each<[string, DOMRect]>([
    ['a dot', new DOMRect(10, 10, 1, 1)],
    ['the border and padding of a control that is 0 pixels wide', new DOMRect(10, 10, 8, 6)],
    ['nothing at all', new DOMRect()],
    ['left of the page', new DOMRect(-9999, 10, 200, 20)],
    ['just left of the page', new DOMRect(-200, 10, 200, 20)],
    ['above the page', new DOMRect(10, -9999, 200, 20)],
  ])('takes %s for unseen', (_what, rect) => {
    expect(seen(rect)).toBe(false);
  });

  test('takes a control with one pixel on the page for seen', () => {
    expect(seen(new DOMRect(-199, 10, 200, 20))).toBe(true);
  });

  test('takes a control with "visibility: hidden" for unseen', () => {
    expect(seen(new DOMRect(10, 10, 200, 20), 'visibility: hidden')).toBe(false);
  });

  test('takes a transparent control for seen: component libraries lay one over their own', () => {
    expect(seen(new DOMRect(10, 10, 200, 20), 'opacity: 0')).toBe(true);
  });

  test('takes a control above the visitor, who has scrolled down, for seen', () => {
    vi.stubGlobal('scrollY', 500);
    expect(seen(new DOMRect(10, -100, 200, 20))).toBe(true);
    vi.unstubAllGlobals();
  });
});
