// @vitest-environment happy-dom
/** Where a form is on its page, also after the page has taken it away. */
import { describe, expect, test } from 'vitest';
import { elementsIn, isApart, scopeOf } from '../../../src/snippet/form/scope';
import { find, place } from '../support/forms';

const tagsOf = (elements: Element[]) => elements.map(({ localName }) => localName);
const many = (count: number) => '<i></i>'.repeat(count);

describe('elementsIn', () => {
  test('are in the order of the page, without the place itself', () => {
    expect(tagsOf(elementsIn(place('<form><p><b></b></p><i></i></form>'), 10))).toEqual(['p', 'b', 'i']);
  });

  test.each([
    [0, []],
    [2, ['p', 'b']],
    [3, ['p', 'b', 'i']],
  ])('are at most %i', (limit, tags) => {
    expect(tagsOf(elementsIn(place('<form><p><b></b></p><i></i></form>'), limit))).toEqual(tags);
  });
});

describe('elementsIn a component', () => {
  test('are those of open shadow roots as well, before what the page has put into it', () => {
    place('<x-a><p><x-b></x-b></p></x-a>');
    const host = find('x-a');
    host.attachShadow({ mode: 'open' }).innerHTML = '<main></main>';
    find('x-b').attachShadow({ mode: 'open' }).innerHTML = '<input>';
    expect(tagsOf(elementsIn(host, 10))).toEqual(['main', 'p', 'x-b', 'input']);
    expect(tagsOf(elementsIn(host, 3))).toEqual(['main', 'p', 'x-b']);
  });
});

describe('near', () => {
  const nearOf = (html: string) => (scopeOf(place(html)).near as Element).id;

  test('is the largest small part of the page, at most four levels up', () => {
    const html = '<b id="5"><b id="4"><b id="3"><b id="2"><b id="1"><form></form></b></b></b></b></b>';
    expect(nearOf(html)).toBe('4');
  });

  test('is not the page as a whole', () => {
    document.body.id = 'body';
    expect(nearOf('<b id="1"><form></form></b>')).toBe('1');
  });

  test('is the body for a form that is in no part of it', () => {
    document.body.id = 'body';
    expect(nearOf('<form></form>')).toBe('body');
  });

  test.each([
    [299, '2'],
    [300, '1'],
  ])('of an element with the form and %i others is %s', (count, id) => {
    expect(nearOf(`<p id="2"><b id="1"><form></form></b>${many(count - 1)}</p>`)).toBe(id);
  });

  test('is what is still there, once the page has taken it away', () => {
    const scope = scopeOf(place('<section id="s"><b id="1"><form></form></b></section>'));
    find('#s').remove();
    expect(scope.near).toBe(document.body);
  });
});

describe('surroundings', () => {
  test('are the nearest element around the form that is still on the page', () => {
    const scope = scopeOf(place('<main><section><form></form></section></main>'));
    expect(scope.surroundings).toBe(find('section'));
    find('section').remove();
    expect(scope.surroundings).toBe(find('main'));
  });

  test('are the root where nothing else is left', () => {
    const host = place('<div></div>', 'div');
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<p><form></form></p>';
    const scope = scopeOf(root.querySelector('form')!);
    root.replaceChildren();
    expect(scope.root).toBe(root);
    expect(scope.surroundings).toBe(root);
  });
});

describe('isApart', () => {
  const apart = (html: string) => {
    place(`<main>${html}</main>`);
    return isApart(find('#m'), find('main'), find('form'));
  };

  test.each([
    '<form></form><aside><p id="m"></p></aside>',
    '<form></form><nav id="m"></nav>',
    '<header><p id="m"></p></header><form></form>',
    '<form></form><footer id="m"></footer>',
    '<form></form><div role="complementary"><p id="m"></p></div>',
    '<form></form><div style="position: fixed"><p id="m"></p></div>',
  ])('holds for what is about something else: %s', (html) => {
    expect(apart(html)).toBe(true);
  });

  test.each([
    '<form></form><p id="m"></p>',
    '<form><p id="m"></p></form>',
    '<aside><form></form><p id="m"></p></aside>',
    '<div style="position: fixed"><form></form><p id="m"></p></div>',
  ])('does not hold for what is about the form: %s', (html) => {
    expect(apart(html)).toBe(false);
  });

  test('does not hold for the form\u2019s own footer', () => {
    expect(apart('<form><footer id="m"></footer></form>')).toBe(false);
  });
});
