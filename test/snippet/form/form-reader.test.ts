// @vitest-environment happy-dom
/** One reading of a form for a press and the submission that it leads to. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFormReader } from '../../../src/snippet/form/form-reader';
import { readForm, type ReadingContext } from '../../../src/snippet/form/read-form';
import { contextOf, find, leadOf } from '../support/forms';

const context = (more: Partial<ReadingContext>) => contextOf({ submitter: find<HTMLButtonElement>('button'), ...more });

/** Reads the form as a press does, lets the page do something, reads it as the submission does. */
const readTwice = (act: () => unknown, more: () => Partial<ReadingContext> = () => ({})) => {
  const read = createFormReader();
  const press = read(find('form'), context({ isPress: true }));
  act();
  const submission = read(find('form'), context(more()));
  return { isOne: submission === press, fields: { ...leadOf(submission).event.fields } };
};

beforeEach(() => {
  document.body.innerHTML =
    '<form><input type="email" name="email" value="ada@example.com"><input type="hidden" name="offer">' +
    '<input type="checkbox" name="news"><textarea name="message"></textarea><button></button></form>';
});

test('what follows a press gets what the press has read', () => {
  expect(readTwice(() => {})).toEqual({ isOne: true, fields: { email: 'ada@example.com' } });
});

test.each<[string, () => unknown, object]>([
  ['filled a hidden control', () => (find('[name=offer]').value = 'spring'), { offer: 'spring' }],
  ['ticked a box', () => (find('[name=news]').checked = true), { news: 'on' }],
  ['written a text', () => (find('textarea').value = 'Hello'), { message: 'Hello' }],
  ['added a control', () => find('form').insertAdjacentHTML('beforeend', '<input name="a" value="2">'), { a: '2' }],
  [
    'renamed a control',
    () => find('[name=email]').setAttribute('data-driftrock-field', 'mail'),
    { mail: 'ada@example.com', email: undefined },
  ],
])('it is read again when the page has %s', (_what, act, fields) => {
  const { isOne, fields: found } = readTwice(act);
  expect(isOne).toBe(false);
  expect({ email: undefined, ...found }).toEqual({ email: 'ada@example.com', ...fields });
});

test.each<[string, () => Partial<ReadingContext>]>([
  ['another button submits it', () => ({ submitter: document.createElement('button') })],
  ['its data is collected', () => ({ formData: new FormData() })],
  ['what was open before has turned out to be a step', () => ({ step: leadOf(readForm(find('form'), context({}))) })],
])('it is read again when %s', (_when, more) => {
  expect(readTwice(() => {}, more).isOne).toBe(false);
});

describe('in a later task', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test.each([
    [999, true],
    [1_000, false],
  ])('%i ms after the press what the press has read is good: %s', async (ms, isOne) => {
    const read = createFormReader();
    const press = read(find('form'), context({ isPress: true }));
    await vi.advanceTimersByTimeAsync(ms);
    expect(read(find('form'), context({})) === press).toBe(isOne);
    expect(vi.getTimerCount()).toBe(isOne ? 1 : 0);
  });

  test('it is read again when the page has been changed in between', async () => {
    const read = createFormReader();
    const press = read(find('form'), context({ isPress: true }));
    document.body.append('Hm');
    // happy-dom tells of changes by a timer.
    await vi.advanceTimersByTimeAsync(1);
    expect(read(find('form'), context({}))).not.toBe(press);
  });

  test('what the press has read is never good again once it was not', () => {
    const read = createFormReader();
    const press = read(find('form'), context({ isPress: true }));
    find('form').append('Hm');
    expect(read(find('form'), context({}))).not.toBe(press);
    expect(read(find('form'), context({}))).not.toBe(press);
  });

  test('a second press is good for as long as the first one', async () => {
    const read = createFormReader();
    read(find('form'), context({ isPress: true }));
    await vi.advanceTimersByTimeAsync(600);
    find<HTMLInputElement>('[name=offer]').value = 'spring';
    const second = read(find('form'), context({ isPress: true }));
    await vi.advanceTimersByTimeAsync(600);
    expect(read(find('form'), context({}))).toBe(second);
  });
});

test('it is read again for a submission without a press before it', () => {
  const read = createFormReader();
  expect(read(find('form'), context({}))).not.toBe(read(find('form'), context({})));
});

test('another form is read for itself', () => {
  document.body.insertAdjacentHTML('beforeend', '<form id="other"><input type="email" value="bob@example.com"></form>');
  const read = createFormReader();
  read(find('form'), context({ isPress: true }));
  expect(leadOf(read(find('#other'), context({}))).contact).toBe('bob@example.com');
});

test('what is no lead is read again', () => {
  find('[name=email]').value = '';
  const read = createFormReader();
  expect(read(find('form'), context({ isPress: true }))).toEqual({ kind: 'none', reason: 'empty' });
  find('[name=email]').value = 'ada@example.com';
  expect(read(find('form'), context({})).kind).toBe('lead');
});
