// @vitest-environment happy-dom
/** What has become of the visitor's answers. happy-dom has no layout: what is hidden here is so by an attribute. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isEmptied, isGivenBack, isGone, shownControls } from '../../../../src/snippet/capture/evidence/answers-gone';
import type { Lead } from '../../../../src/snippet/form/read-form';
import { find, fill, leadOf, place, read } from '../../support/forms';
import { hideByAttribute } from '../../support/layout';

const HTML =
  '<main><form><input name="name" value="Ada">' + '<input id="mail" value="ada@example.com"></form></main><p></p>';

/** What holds of the lead once the page has changed something. */
const after = (change: () => unknown, holds: (lead: Lead) => boolean) => {
  const lead = leadOf(read(place(HTML)));
  change();
  return holds(lead);
};

beforeEach(hideByAttribute);

afterEach(() => {
  vi.restoreAllMocks();
});

describe('shownControls', () => {
  test('are native ones that can be seen, wherever they are in the place', () => {
    const html = '<main><input id="a"><p><select id="b"></select></p><input id="c" hidden><button></button></main>';
    expect(shownControls(place(html, 'main')).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test.each([
    [998, 1],
    [1_000, 0],
  ])('are looked for among the first thousand elements: after %i others %i are found', (count, expected) => {
    expect(shownControls(place(`<main>${'<i></i>'.repeat(count)}<input></main>`, 'main'))).toHaveLength(expected);
  });
});

describe('isGivenBack', () => {
  const again = HTML.replaceAll('<input ', '<input class="red" ');

  test('holds when the page has drawn the question anew, with the same answer', () => {
    expect(after(() => (find('main').innerHTML = again), isGivenBack)).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['nothing has happened', () => {}],
    ['the form was removed', () => find('form').remove()],
    ['it is drawn anew without the answer', () => (find('main').innerHTML = again.replace('ada@example.com', ''))],
    [
      'the answer is in a control of another name',
      () => (find('main').innerHTML = again.replace('id="mail"', 'name="to"')),
    ],
    ['it is drawn anew out of sight', () => (find('main').innerHTML = `<div hidden>${again}</div>`)],
  ])('does not hold when %s', (_when, change) => {
    expect(after(change, isGivenBack)).toBe(false);
  });
});

describe('isGone', () => {
  test.each<[string, () => unknown]>([
    ['the page has emptied the control', () => fill(find('#mail'), '')],
    ['the form was removed', () => find('form').remove()],
    ['the form was hidden', () => find('form').setAttribute('hidden', '')],
    ['the page shows something else', () => place('<p>Thank you</p>', 'p')],
    [
      'the same answers are in a control that is hidden',
      () => place('<form hidden><input value="ada@example.com"></form>'),
    ],
    ['the page has written the form again, empty', () => place('<form><input></form>')],
  ])('holds when %s', (_when, change) => {
    expect(after(change, isGone)).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['nothing has happened', () => {}],
    ['the visitor has written something else', () => fill(find('#mail'), 'ada@example.org')],
    ['only another answer was emptied', () => fill(find('[name=name]'), '')],
    ['the page has written the form again, with the answers', () => (find('main').innerHTML = HTML)],
    ['another part of the page was hidden', () => find('p').setAttribute('hidden', '')],
  ])('does not hold when %s', (_when, change) => {
    expect(after(change, isGone)).toBe(false);
  });
});

describe('isEmptied', () => {
  test('holds when the page has emptied the control', () => {
    expect(after(() => fill(find('#mail'), ''), isEmptied)).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['nothing has happened', () => {}],
    ['the visitor has written something else', () => fill(find('#mail'), 'bob@example.com')],
    ['the form was removed', () => find('form').remove()],
    ['the form was hidden with its answers', () => find('form').setAttribute('hidden', '')],
    ['the form was emptied and hidden', () => (fill(find('#mail'), ''), find('form').setAttribute('hidden', ''))],
  ])('does not hold when %s', (_when, change) => {
    expect(after(change, isEmptied)).toBe(false);
  });
});
