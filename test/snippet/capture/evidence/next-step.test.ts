// @vitest-environment happy-dom
/** Whether the form has made room for other questions. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isNextStep, questionsIn } from '../../../../src/snippet/capture/evidence/next-step';
import { find, leadOf, place, read } from '../../support/forms';
import { hideByAttribute } from '../../support/layout';

const HTML =
  '<main><form><label>E-mail <input id="mail" value="ada@example.com"></label>' +
  '<input name="note"></form></main><aside></aside>';

/** Whether there is a next step once the page has changed something. */
const after = (change: () => unknown, html = HTML, selector = 'form', isNew = true) => {
  const form = place(html, selector);
  const before = questionsIn(form);
  const lead = leadOf(read(form, { isChosen: true }));
  change();
  return isNextStep(lead, before, () => isNew);
};

beforeEach(hideByAttribute);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('questionsIn', () => {
  test('are the names of what can be seen, and the labels where a name says nothing', () => {
    const html =
      '<input name="mail"><label>Town <input name="input_1234"></label><label>Note <input></label>' +
      '<input name="hidden" hidden>';
    expect([...questionsIn(place(`<form>${html}</form>`))]).toEqual(['mail', 'input_1234', 'Town', 'Note']);
  });
});

describe('isNextStep', () => {
  test.each<[string, () => unknown]>([
    ['the page asks something else in the same form', () => (find('form').innerHTML = '<input name="company">')],
    ['the page shows another form instead', () => (find('form').outerHTML = '<form><input name="company"></form>')],
    [
      'a question has a name that a library has counted, and another label',
      () => (find('form').innerHTML = '<label>Town <input name="input_1234"></label>'),
    ],
  ])('holds when %s', (_when, change) => {
    expect(after(change)).toBe(true);
  });

  test('holds when the page asks something else in no form, as it did before', () => {
    const html = '<div id="place"><input name="mail" value="ada@example.com"></div>';
    expect(after(() => (find('#place').innerHTML = '<input name="company">'), html, '#place')).toBe(true);
  });

  test('holds when a list is asked that held a value before anybody saw it', () => {
    const html =
      '<form><input name="mail" value="ada@example.com"><select name="town" hidden><option>Lyon</select></form>';
    const change = () => {
      find('[name=mail]').hidden = true;
      find('[name=town]').hidden = false;
    };
    expect(after(change, html)).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['nothing has changed', () => {}],
    ['the form is gone', () => find('form').remove()],
    ['the form is there again, empty', () => (find('form').innerHTML = '<input name="mail"><input name="note">')],
    ['what was asked and not answered is asked again', () => (find('form').innerHTML = '<input name="note">')],
    ['the page shows a tool that is in no form', () => (find('form').outerHTML = '<input type="range" name="seats">')],
    ['a link to share can only be read', () => (find('form').innerHTML = '<input name="link" readonly value="/x">')],
    ['the emptied form has new ids', () => (find('form').innerHTML = '<label>E-mail <input id="mantine-xo"></label>')],
    ['nothing tells what the new controls are', () => (find('form').innerHTML = '<input>')],
    ['a search is there', () => (find('form').innerHTML = '<input type="search" name="site">')],
    ['what is asked is hidden', () => (find('form').innerHTML = '<input name="company" hidden>')],
    ['an aside asks for something', () => (find('main').innerHTML = '<nav><form><input name="company"></form></nav>')],
  ])('does not hold when %s', (_when, change) => {
    expect(after(change)).toBe(false);
  });

  test('does not hold when the question was on the page all the time', () => {
    const change = () => (find('form').outerHTML = '<form><input name="letters"></form>');
    expect(after(change, HTML, 'form', false)).toBe(false);
  });
});
