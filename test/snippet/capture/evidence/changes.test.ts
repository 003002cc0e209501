// @vitest-environment happy-dom
/** What the page has changed since a moment, wherever it is. */
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { watchChanges } from '../../../../src/snippet/capture/evidence/changes';
import { find } from '../../support/forms';

/** What has changed once the act is over. */
const changesAfter = (act: () => unknown) => {
  const changes = watchChanges([document]);
  onTestFinished(changes.stop);
  act();
  return { changes, elements: changes.elements() };
};

beforeEach(() => {
  document.body.innerHTML = '<main id="m"><p id="a">A<b id="b">B</b></p><input id="i"></main><aside id="s"></aside>';
});

describe('elements', () => {
  test('are none while nothing has changed', () => {
    expect(changesAfter(() => {}).elements).toEqual([]);
  });

  test.each<[string, () => unknown, string]>([
    ['an element is added', () => find('#a').insertAdjacentHTML('beforeend', '<i id="new"></i>'), '#new'],
    ['a text is added', () => find('#s').append('Thanks'), '#s'],
    ['a text is changed', () => (find('#b').firstChild!.nodeValue = 'C'), '#b'],
    ['a class is changed', () => find('#a').classList.add('error'), '#a'],
    ['a style is changed', () => find('#a').setAttribute('style', 'display: none'), '#a'],
    ['an element is shown', () => find('#a').removeAttribute('hidden'), '#a'],
    ['a control is marked', () => find('#i').setAttribute('aria-invalid', 'true'), '#i'],
  ])('hold what has changed when %s', (_when, act, selector) => {
    find('#a').setAttribute('hidden', '');
    expect(changesAfter(act).elements).toEqual([find(selector)]);
  });

  test.each<[string, () => unknown]>([
    ['an element is removed', () => find('#b').remove()],
    ['an attribute is changed that shows nothing', () => find('#a').setAttribute('data-x', '1')],
    ['the visitor types', () => (find('#i').value = 'Ada')],
  ])('hold nothing when %s', (_when, act) => {
    expect(changesAfter(act).elements).toEqual([]);
  });

  test.each([
    [399, 399],
    [400, 400],
    [500, 400],
  ])('of %i that are added are %i: more is another page', (count, expected) => {
    const added = Array.from({ length: count }, () => document.createElement('i'));
    expect(changesAfter(() => find('#s').append(...added)).elements).toHaveLength(expected);
  });

  test('hold what a shadow root has changed that is watched, too', () => {
    const root = find('#s').attachShadow({ mode: 'open' });
    root.innerHTML = '<p></p>';
    const changes = watchChanges([root, document]);
    onTestFinished(changes.stop);
    root.querySelector('p')!.append('Thanks');
    expect(changes.elements()).toEqual([root.querySelector('p')]);
  });

  test('are no more once it has stopped', () => {
    const changes = watchChanges([document]);
    changes.stop();
    find('#s').append('Thanks');
    expect(changes.elements()).toEqual([]);
  });
});

describe('isNew', () => {
  const restyle = () => find('#b').classList.add('error');

  test.each([
    ['what has changed', '#b', true],
    ['what is around it', '#m', true],
    ['what is in it', '#b > i', true],
    ['another part', '#s', false],
    ['a neighbour', '#i', false],
  ])('of %s, %s, is %s', (_what, selector, isExpected) => {
    find('#b').innerHTML = '<i></i>';
    const { changes } = changesAfter(restyle);
    expect(changes.isNew(find(selector), false)).toBe(isExpected);
  });

  test.each<[string, () => unknown, boolean]>([
    ['its look has changed', restyle, false],
    ['the look of what is around it has changed', () => find('#m').classList.add('busy'), false],
    ['a word was added next to it', () => find('#m').append('Hm'), false],
    ['its text was written again', () => (find('#b').textContent = 'Hm'), true],
    ['its text was changed', () => (find('#b').firstChild!.nodeValue = 'Hm'), true],
    ['something was added in it', () => find('#b').append(document.createElement('em')), true],
    ['it was put in its place again', () => find('#m').append(find('#b')), true],
  ])('of what could be seen before, when %s, is %s', (_what, change, isExpected) => {
    find('#b').textContent = 'Before';
    const { changes } = changesAfter(change);
    expect(changes.isNew(find('#b'), true)).toBe(isExpected);
  });

  test('knows at once what has changed in this task', () => {
    const changes = watchChanges([document]);
    onTestFinished(changes.stop);
    restyle();
    expect(changes.isNew(find('#b'), false)).toBe(true);
  });
});
