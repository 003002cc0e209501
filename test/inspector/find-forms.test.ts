// @vitest-environment happy-dom
/** Where the inspector finds forms, and the controls that are in none. */
import { afterEach, expect, test } from 'vitest';
import { findForms, PANEL } from '../../src/inspector/find-forms';

const EMAIL = '<input type="email" name="email">';

afterEach(() => document.body.replaceChildren());

/** The ids of what is found on this page. */
function foundIn(html: string): string[] {
  document.body.innerHTML = html;
  return findForms(document).map(({ id, localName }) => id || localName);
}

/** Gives the first element of this name an open shadow root with this content. */
const fillShadow = (name: string, html: string, mode: ShadowRootMode = 'open') =>
  void (document.querySelector(name)!.attachShadow({ mode }).innerHTML = html);

test('are those of the document, of open shadow roots, and the controls in none', () => {
  document.body.innerHTML =
    `<form id="one">${EMAIL}</form><x-box></x-box>` + `<div id="loose">${EMAIL}<button>Send</button></div>`;
  fillShadow('x-box', `<form id="two">${EMAIL}</form>`);
  expect(findForms(document).map(({ id }) => id)).toEqual(['one', 'loose', 'two']);
});

test('are those of a shadow root within another', () => {
  document.body.innerHTML = '<x-box></x-box>';
  fillShadow('x-box', '<x-inner></x-inner>');
  const inner = document.querySelector('x-box')!.shadowRoot!.querySelector('x-inner')!;
  inner.attachShadow({ mode: 'open' }).innerHTML = `<form id="deep">${EMAIL}</form>`;
  expect(findForms(document).map(({ id }) => id)).toEqual(['deep']);
});

test('are those of a frame that the page itself fills', () => {
  document.body.innerHTML = '<iframe></iframe>';
  document.querySelector('iframe')!.contentDocument!.body.innerHTML = `<form id="framed">${EMAIL}</form>`;
  expect(findForms(document).map(({ id }) => id)).toEqual(['framed']);
});

test('leave out what the page cannot see: a closed shadow root', () => {
  document.body.innerHTML = '<x-box></x-box>';
  fillShadow('x-box', `<form>${EMAIL}</form>`, 'closed');
  expect(findForms(document)).toEqual([]);
});

test("leave out the inspector's own", () => {
  document.body.innerHTML = `<${PANEL}></${PANEL}>`;
  fillShadow(PANEL, EMAIL);
  expect(findForms(document)).toEqual([]);
});

test.each([
  ['the smallest element that holds them and a button', 'group'],
  ['all of them, though one has a button of its own', 'both'],
  ['none but the page where there is no button', 'html'],
])('controls in no form are %s', (_, group) => {
  const PAGES: Record<string, string> = {
    group: `<main><div id="group"><p>${EMAIL}</p><p><a role="button">Send</a></p></div><p>Imprint</p></main>`,
    both: `<div id="both"><p>${EMAIL}<button>Check</button></p><p><input name="name"></p></div>`,
    html: `<div><p>${EMAIL}</p></div>`,
  };
  expect(foundIn(PAGES[group]!)).toEqual([group]);
});

test.each([
  ['is hidden', '<input type="hidden" name="token">'],
  ['is a button', '<input type="submit" value="Send"><input type="button"><input type="reset">'],
  ['is disabled', '<input name="email" disabled>'],
  ['belongs to a form elsewhere', '<form id="other"></form><input name="email" form="other">'],
])('a control outside of forms is no group of its own where it %s', (_, html) => {
  expect(foundIn(`<div>${html}<button>Send</button></div>`).filter((name) => name !== 'other')).toEqual([]);
});

test.each([
  ['an editor', '<div contenteditable="true"></div>'],
  ['a list', '<select><option>A</option></select>'],
  ['a text area', '<textarea></textarea>'],
])('a group may be %s alone', (_, html) => {
  expect(foundIn(`<section id="group">${html}<button>Send</button></section>`)).toEqual(['group']);
});
