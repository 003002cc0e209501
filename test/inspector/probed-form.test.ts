// @vitest-environment happy-dom
/** The form that a test lead is typed into, and what it asks for. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AskedControl, leadForm } from '../../src/inspector/probed-form';
import { hideByAttribute } from '../snippet/support/layout';
import { place, showEverything } from '../snippet/support/forms';

const S = '<input type="radio" name="size" value="s">';
const M = '<input type="radio" name="size" value="m">';
const RED = '<input type="radio" name="colour" value="red">';
const NO_TOPIC = '<option value="">Choose</option>';
const CLOSED = '<option value="a" disabled>A</option>';
const EMAIL = '<input type="email" name="email">';

beforeEach(() => {
  showEverything();
  hideByAttribute();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** What is asked for by a form with an e-mail address and this, without that address. */
function askedBy(html: string): AskedControl[] {
  place(`<form>${EMAIL}${html}</form>`);
  return leadForm()!.controls.slice(1);
}

describe('the form', () => {
  test.each([
    ['none on the page', '<p>Imprint</p>', undefined],
    ['none that is for leads', '<form role="search"><input name="q"></form>', undefined],
    ['none that can be seen', `<form hidden>${EMAIL}</form>`, undefined],
    ['the first for leads', `<form id="q" role="search"><input name="q"></form><form id="a">${EMAIL}</form>`, '#a'],
    ['the first of two', `<form id="a">${EMAIL}</form><form id="b">${EMAIL}</form>`, '#a'],
    ['the first that can be seen', `<form id="a" hidden>${EMAIL}</form><form id="b">${EMAIL}</form>`, '#b'],
  ])('is %s', (_, html, name) => {
    place(html);
    expect(leadForm()?.name).toBe(name);
  });

  test('is one that the options of the snippet choose', () => {
    vi.stubGlobal('driftrock', (_: string, take: (...args: unknown[]) => void) =>
      take({ forms: '#b' }, () => [], false),
    );
    place(`<form id="a">${EMAIL}</form><form id="b">${EMAIL}</form>`);
    expect(leadForm()!.name).toBe('#b');
  });
});

describe('a control', () => {
  test.each<[AskedControl['asks'], string, string]>([
    ['address', 'email', '<input type="email" name="second">'],
    ['address', 'text', '<input name="your-email">'],
    ['number', 'tel', '<input type="tel" name="phone">'],
    ['words', 'text', '<input name="city">'],
    ['words', 'textarea', '<textarea name="message"></textarea>'],
    ['words', 'number', '<input inputmode="numeric" name="rooms">'],
    ['words', 'number', '<input inputmode="decimal" name="rooms">'],
    ['words', 'text', '<input inputmode="text" name="rooms">'],
    ['moment', 'date', '<input type="date" name="day">'],
    ['moment', 'datetime-local', '<input type="datetime-local" name="day">'],
    ['moment', 'month', '<input type="month" name="day">'],
    ['moment', 'week', '<input type="week" name="day">'],
    ['moment', 'time', '<input type="time" name="day">'],
    ['option', 'select', '<select name="topic"><option value="a">A</option></select>'],
    ['tick', 'checkbox', '<input type="checkbox" name="terms" required>'],
    ['tick', 'radio', '<input type="radio" name="size" value="s">'],
  ])('asks for %s, as %s: %s', (asks, type, html) => {
    expect(askedBy(html)).toMatchObject([{ asks, type }]);
  });

  test.each([
    ['is disabled', '<input name="city" disabled>'],
    ['is read only', '<input name="city" readonly>'],
    ['is hidden', '<input type="hidden" name="token">'],
    ['cannot be seen', '<input name="website" style="visibility: hidden">'],
    ['is a box that nobody has to tick', '<input type="checkbox" name="news">'],
    ['is a box that is ticked', '<input type="checkbox" name="terms" required checked>'],
    ['takes a file', '<input type="file" name="photo">'],
    ['takes a colour', '<input type="color" name="colour">'],
  ])('asks for nothing where it %s', (_, html) => {
    expect(askedBy(html)).toEqual([]);
  });

  test.each<[string, string[], string]>([
    ['the first of its group', ['s', 'red'], S + M + RED],
    ['none of a group with a choice', [], S + M.replace('>', ' checked>')],
  ])('to be ticked is %s: %j', (_, values, html) => {
    expect(askedBy(html).map(({ control }) => (control as HTMLInputElement).value)).toEqual(values);
  });

  test.each<[string, Partial<AskedControl>, string]>([
    ['the least that it takes', { min: '2' }, '<input type="number" name="rooms" min="2">'],
    ['no least', { min: '' }, '<textarea name="message"></textarea>'],
    ['that it is filled', { isFilled: true }, '<input name="city" value="Lyon">'],
    ['that it is empty', { isFilled: false }, '<input name="city">'],
    [
      'that a box is not, for all its value',
      { isFilled: false },
      '<input type="checkbox" name="a" value="x" required>',
    ],
    [
      'the first option that is an answer',
      { option: 2 },
      `<select name="topic">${NO_TOPIC}${CLOSED}<option value="b">B</option></select>`,
    ],
    ['that no option is one', { option: -1 }, `<select name="topic">${NO_TOPIC}</select>`],
    ['that it has no options', { option: -1 }, '<input name="city">'],
  ])('tells %s: %j', (_, told, html) => {
    expect(askedBy(html)).toMatchObject([told]);
  });

  test('is in the order of the form', () => {
    const asked = askedBy('<input name="city"><input type="tel" name="phone">');
    expect(asked.map(({ asks }) => asks)).toEqual(['words', 'number']);
  });
});

describe('what sends the form', () => {
  test.each([
    ['its button', '<button type="button">Help</button><button id="send">Send</button>', 'send'],
    ['its submit control', '<input type="submit" id="send">', 'send'],
    ['its picture', '<input type="image" id="send">', 'send'],
    [
      'a button that a script hears',
      '<button type="reset">No</button><button type="button" id="send">Go</button>',
      'send',
    ],
    ['what the page calls a button', '<a role="button" id="send">Go</a>', 'send'],
    ['the Enter key alone', '<button type="reset">No</button>', undefined],
  ])('is %s', (_, html, id) => {
    place(`<form>${EMAIL}${html}</form>`);
    expect(leadForm()!.submitter?.id).toBe(id);
  });
});
