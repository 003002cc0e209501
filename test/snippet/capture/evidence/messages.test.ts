// @vitest-environment happy-dom
/** What the page says of a form: near it, and elsewhere what is new. */
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { watchChanges } from '../../../../src/snippet/capture/evidence/changes';
import { type Message, readMessages, readStanding } from '../../../../src/snippet/capture/evidence/messages';
import { scopeOf } from '../../../../src/snippet/form/scope';
import { find } from '../../support/forms';
import { hideByAttribute } from '../../support/layout';

/** The page is more than what is near the form, so that its end is elsewhere. */
const FAR = `<div id="far">${'<i></i>'.repeat(300)}</div><div id="end"></div>`;

/** What the page says once the act is over; for a visitor who has touched the form, or one who has not. */
const messagesAfter = (act: () => unknown, { isTouched = true, answers = [] as string[] } = {}): Message[] => {
  const form = find('form');
  const scope = scopeOf(form);
  const standing = isTouched ? readStanding(scope) : undefined;
  const changes = watchChanges([document]);
  onTestFinished(changes.stop);
  act();
  changes.elements();
  return readMessages(scope, form, { standing, shown: new Set(), changes, answers });
};

const say = (html: string, place = '#hint') => find(place).insertAdjacentHTML('beforeend', html);

beforeEach(() => {
  hideByAttribute();
  document.body.innerHTML =
    '<main><form><label>E-mail <input id="mail" value="ada@example.com"></label><p id="hint"></p>' +
    `<button>Send</button></form><aside id="aside"></aside></main>${FAR}`;
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('readStanding', () => {
  test('holds the texts near the form, with figures left out, and the marked elements', () => {
    say('Still 12 places<b class="error">!</b><i>Only one person</i>');
    expect([...readStanding(scopeOf(find('form')))]).toEqual([
      'E-mail',
      'Still 0 places',
      find('#hint b'),
      'Only one person',
    ]);
  });
});

describe('readMessages', () => {
  test('finds none while nothing has changed', () => {
    expect(messagesAfter(() => {})).toEqual([]);
    expect(messagesAfter(() => {}, { isTouched: false })).toEqual([]);
  });

  test('finds a new error near the form', () => {
    expect(messagesAfter(() => say('<b class="error">Hm</b>'))).toEqual([
      expect.objectContaining({ kind: 'error', isMarked: true, isNew: true, isNear: true }),
      expect.objectContaining({ kind: 'said', isMarked: false }),
    ]);
  });

  test.each([
    ['an error', 'This field is required', 'error'],
    ['thanks', 'Thank you, we will call you', 'thanks'],
    ['anything', 'See you tomorrow', 'said'],
  ])('finds a text that means %s', (_what, text, kind) => {
    expect(messagesAfter(() => say(text))).toMatchObject([{ kind, isMarked: false, isNew: true, isNear: true }]);
  });

  test('takes thanks in an element of an error\u2019s name for thanks', () => {
    const messages = messagesAfter(() => say('<b class="error">Thank you</b>'));
    expect(messages.map(({ kind }) => kind)).toEqual(['thanks', 'thanks']);
  });

  test('finds a control that is marked', () => {
    const [message] = messagesAfter(() => find('#mail').setAttribute('aria-invalid', 'true'));
    expect(message).toMatchObject({ kind: 'error', element: find('#mail'), isNew: true });
  });

  test('finds a mark around a control and nothing else', () => {
    find('#hint').insertAdjacentHTML('afterend', '<div id="row"><input></div>');
    const [message] = messagesAfter(() => (find('#row').className = 'ml-error'));
    expect(message).toMatchObject({ kind: 'error', element: find('#row'), isMarked: true });
  });

  test.each<[string, () => unknown]>([
    ['a figure', () => say('04:59')],
    ['a button', () => (find('button').textContent = 'Please wait')],
    ['a link', () => say('<a href="/help">Something wrong?</a>')],
    ['what a control holds', () => say('<textarea>There is an error</textarea>')],
    ['what is hidden', () => say('<b class="error" hidden>Hm</b>')],
    ['an error\u2019s class on an empty element', () => find('#hint').classList.add('error')],
    ['an error\u2019s class on the form', () => find('form').classList.add('has-error')],
    ['a text of more than 500 letters', () => say('word '.repeat(101))],
    ['a mark around more than 500 letters', () => say(`<b class="error"><i>${'word '.repeat(101)}</i></b>`)],
  ])('takes %s for no message', (_what, act) => {
    expect(messagesAfter(act)).toEqual([]);
  });

  test('takes a text of 500 letters for one', () => {
    expect(messagesAfter(() => say('x'.repeat(500)))).toHaveLength(1);
  });

  test('leaves the visitor\u2019s own words out of account', () => {
    const answers = ['There is an error'];
    expect(messagesAfter(() => say('Yours: There is an error'), { answers })).toMatchObject([{ kind: 'said' }]);
  });

  test('takes a text that counts on for the one that was there', () => {
    say('You can still enter 500 letters');
    expect(messagesAfter(() => (find('#hint').firstChild!.nodeValue = 'You can still enter 488 letters'))).toEqual([]);
  });

  test('knows what came after the touch and before the press: it is not new', () => {
    const form = find('form');
    const scope = scopeOf(form);
    const standing = readStanding(scope);
    say('<b class="error">Hm</b>');
    const changes = watchChanges([document]);
    onTestFinished(changes.stop);
    const [message] = readMessages(scope, form, { standing, shown: new Set(), changes, answers: [] });
    expect(message).toMatchObject({ kind: 'error', isNew: false });
    expect(readMessages(scope, form, { standing: undefined, shown: new Set(), changes, answers: [] })).toEqual([]);
  });
});

describe('a message elsewhere', () => {
  test('is found when it is new', () => {
    expect(messagesAfter(() => say('<p>Hm</p>', '#end'))).toMatchObject([{ isNear: false, isNew: true }]);
  });

  test('is found for a visitor who has touched nothing', () => {
    expect(messagesAfter(() => say('<p>Hm</p>', '#end'), { isTouched: false })).toHaveLength(1);
  });

  test('is not found when it was there', () => {
    say('<p class="error">Hm</p>', '#end');
    expect(messagesAfter(() => {})).toEqual([]);
  });

  test('is not found when it is gone again', () => {
    expect(messagesAfter(() => [say('<p id="toast">Hm</p>', '#end'), find('#toast').remove()])).toEqual([]);
  });

  test('is read from its beginning only', () => {
    expect(messagesAfter(() => say(`<p>${'<i></i>'.repeat(60)}Hm</p>`, '#end'))).toEqual([]);
  });

  test('is one in an aside, though that is next to the form', () => {
    const [message] = messagesAfter(() => say('<p class="error">Hm</p>', '#aside'));
    expect(message).toMatchObject({ kind: 'error', isNear: false });
  });
});
