// @vitest-environment happy-dom
/** What is written next to a control. */
import { describe, expect, test } from 'vitest';
import { byControl, groupLabelOf, labelOf } from '../../../src/snippet/form/labels';
import { find, place } from '../support/forms';

describe('labelOf', () => {
  test.each([
    ['its own label', '<label for="i">Your town</label><input id="i">', 'Your town'],
    ['the label around it', '<label>Your town <input></label>', 'Your town'],
    ['aria-label, before any other', '<label>Town <input aria-label="Your town"></label>', 'Your town'],
    ['what it is labelled by', '<b id="l">Your town</b><input aria-labelledby="l">', 'Your town'],
    [
      'the first of what it is labelled by',
      '<b id="l">Your town</b><b id="m">Help</b><input aria-labelledby="l m">',
      'Your town',
    ],
    ['the label in what holds it alone', '<p><label>Your town</label><input></p>', 'Your town'],
    ['the legend in what holds it alone', '<fieldset><legend>Your town</legend><p><input></p></fieldset>', 'Your town'],
    ['its placeholder where it has no label', '<input placeholder=" Your town ">', 'Your town'],
    ['one line, however the page is written', '<label>Your\n   town <input></label>', 'Your town'],
    ['nothing, where two controls share the place', '<p><label>Your town</label><input><input></p>', ''],
    [
      'nothing, where the label is another control\u2019s',
      '<p><label for="o">Other</label><input></p><b><input id="o"></b>',
      '',
    ],
    ['nothing, where nothing is there', '<input>', ''],
    ['nothing, where what it is labelled by is not there', '<input aria-labelledby="nowhere">', ''],
    ['nothing of the form\u2019s own', '<label>Contact us</label><input>', ''],
    ['the text before it', '<p>Your town <input></p>', 'Your town'],
    ['the text before it in the form', 'Your town <input>', 'Your town'],
    ['what is in an element before it', '<p><span>Your town</span><br><input></p>', 'Your town'],
    ['what is in the cell before it', '<table><tr><th>Your town</th><td><input></td></tr></table>', 'Your town'],
    ['nothing of the text before another control', '<p>Your town <select></select> <input></p>', ''],
    ['no sentence before it', '<p>We are in Leeds, in Hull and in York, and come to you. <input></p>', ''],
    ['nothing of a large part of the page before it', `<div><ul>${'<li>.</li>'.repeat(40)}</ul><input></div>`, ''],
    ['no comment before it', '<p>Your town <!-- a phone --><input></p>', 'Your town'],
    ['no code before it', '<p><script>"a phone"</script><input></p>', ''],
    ['no heading before it', '<div><h2>Call us</h2><input></div>', ''],
    ['no text farther away', '<div>Call us<div><div><div><input></div></div></div></div>', ''],
    ['its placeholder before the text', '<p>At <input placeholder="Your town"></p>', 'Your town'],
    ['nothing of the choice before', '<p>No <input type="radio"></p>', ''],
  ])('is %s', (_what, html, label) => {
    place(`<form>${html}</form>`);
    expect(labelOf(find('input'))).toBe(label);
  });
});

describe('labelOf, where all labels are known', () => {
  test('is the first label of the control, and none of another place', () => {
    place('<form><input id="i"><label for="i">Your town</label><label for="i">Help</label><input id="o"></form>');
    const known = byControl(document.querySelectorAll<HTMLLabelElement>('form label'));
    document.body.insertAdjacentHTML('beforeend', '<label for="o">Elsewhere</label>');
    expect([labelOf(find('#i'), known), labelOf(find('#o'), known)]).toEqual(['Your town', '']);
  });
});

describe('groupLabelOf', () => {
  test.each([
    ['a legend', '<fieldset><legend> Your number </legend><p><input></p></fieldset>', 'Your number'],
    ['a group\u2019s own label', '<p role="group" aria-label="Your number"><input></p>', 'Your number'],
    [
      'what labels the group',
      '<b id="l">Your number</b><p role="radiogroup" aria-labelledby="l"><input></p>',
      'Your number',
    ],
    ['nothing outside of any group', '<p><label>Your number</label><input></p>', ''],
    ['nothing of a group without a name', '<fieldset><input></fieldset>', ''],
  ])('is %s', (_what, html, label) => {
    place(`<form>${html}</form>`);
    expect(groupLabelOf(find('input'))).toBe(label);
  });
});
