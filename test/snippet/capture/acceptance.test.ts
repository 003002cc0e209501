// @vitest-environment happy-dom
/** What becomes of a submission that the page accepted: a lead, unless it is the same one again. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAcceptance, isSamePlace } from '../../../src/snippet/capture/acceptance';
import { createChoices } from '../../../src/snippet/capture/choices';
import { createVisitorInput } from '../../../src/snippet/capture/visitor-input';
import { find, leadOf, place, read } from '../support/forms';

const HTML =
  '<main><button id="house" class="">House</button><form><input type="email" id="mail" value="ada@example.com">' +
  '<input type="hidden" name="choice" value=""></form><form id="other">' +
  '<input name="a" value="ada@example.com"></form></main>';

const start = () => {
  const visitor = createVisitorInput();
  const choices = createChoices();
  const onAccepted = vi.fn();
  const onTurnedDown = vi.fn();
  const acceptance = createAcceptance(visitor, choices, { onAccepted, onTurnedDown });
  const accept = (selector = 'form', sentText = '') => {
    const lead = leadOf(read(find(selector)));
    acceptance.accept({ lead, sentText }, 'a rule');
    return lead;
  };
  return { visitor, choices, onAccepted, onTurnedDown, accept, repeatIn: acceptance.repeatIn };
};

beforeEach(() => {
  place(HTML);
});

describe('accept', () => {
  test('tells of a lead and the rule', () => {
    const { accept, onAccepted, onTurnedDown } = start();
    expect(onAccepted.mock.calls).toEqual([[accept(), 'a rule']]);
    expect(onTurnedDown).not.toHaveBeenCalled();
  });

  test('tells of the same answers in the same form once more as of a repeat', () => {
    const { accept, onAccepted, onTurnedDown } = start();
    accept();
    const again = accept();
    expect(onAccepted).toHaveBeenCalledTimes(1);
    expect(onTurnedDown.mock.calls).toEqual([[again, 'sent before']]);
  });

  test('tells of other answers, and of another form, as of other leads', () => {
    const { accept, onAccepted } = start();
    accept();
    find('#mail').value = 'bob@example.com';
    accept();
    accept('#other');
    expect(onAccepted).toHaveBeenCalledTimes(3);
  });

  test('forgets what the visitor has done: what follows by itself means the same lead', () => {
    const { accept, visitor } = start();
    Object.assign(visitor, { hasActed: true, pressedAt: 5 });
    visitor.formless.add(find('#mail'));
    visitor.touches.set(find('form'), {} as never);
    accept();
    expect(visitor).toMatchObject({ hasActed: false, pressedAt: 0 });
    expect([visitor.formless.size, visitor.touches.has(find('form'))]).toEqual([0, false]);
  });

  test('adds the buttons that were answers, once', () => {
    const { accept, choices } = start();
    choices.note(find('#house'));
    expect(accept('form', 'House').event.fields).toEqual({ email: 'ada@example.com', choice: 'House' });
    expect(accept('#other', 'House').event.fields).toEqual({ email: 'ada@example.com' });
  });

  test('leaves a field of the form as it is', () => {
    const { accept, choices } = start();
    choices.note(find('#house'));
    find('[name=choice]').value = 'of the form';
    expect(accept('form', 'House').event.fields).toMatchObject({ choice: 'of the form' });
  });
});

describe('repeatIn', () => {
  test('is the last lead while the visitor has done nothing since', () => {
    const { accept, repeatIn, visitor } = start();
    expect(repeatIn(find('form'))).toBeUndefined();
    const lead = accept();
    expect(repeatIn(find('form'))).toBe(lead);
    expect(repeatIn(find('main'))).toBe(lead);
    expect(repeatIn(find('#other'))).toBeUndefined();
    visitor.hasActed = true;
    expect(repeatIn(find('form'))).toBeUndefined();
  });
});

describe('isSamePlace', () => {
  test.each([
    ['form', 'form', true],
    ['main', 'form', true],
    ['form', 'main', true],
    ['form', '#other', false],
  ])('of %s and %s is %s', (one, other, isExpected) => {
    expect(isSamePlace(find(one), find(other))).toBe(isExpected);
  });
});
