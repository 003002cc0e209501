// @vitest-environment happy-dom
/** A filled form -> a lead, a step of one, or none with the reason. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hideByAttribute } from '../support/layout';
import { find, fill, kindOf, leadIn, leadOf, place, read, showEverything } from '../support/forms';

const EMAIL = '<input type="email" name="mail" value="ada@example.com">';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a lead form', () => {
  test.each([
    '<input type="email" value="ada@example.com">',
    '<input type="tel" value="+44 20 7946 0958">',
    '<input name="town" value="ada@example.com">',
    '<input id="email-field" value="ada@example.com">',
    '<textarea name="email">ada@example.com</textarea>',
    '<label>Your e-mail <input name="entry.1002" value="ada@example.com"></label>',
    '<input name="username" value="ada"><input name="a" value="ada@example.com">',
  ])('has a filled %s', (html) => {
    expect(leadIn(html).contact).not.toBe('');
  });

  test.each([
    '<input type="email" name="email" value=""><input name="town" value="Lyon">',
    '<input type="tel" name="tel" value="1234">',
    '<input type="hidden" name="email" value="shop@example.com"><input name="town" value="Lyon">',
    '<input name="hotel" value="12345678">',
    '<input type="email" name="email" value="ada@example.com" disabled><input name="town" value="Lyon">',
    '<input type="email" name="email" value="ada@example.com" data-driftrock-ignore><input name="town" value="Lyon">',
    '<div data-driftrock-ignore><input type="email" value="ada@example.com"></div><input name="town" value="Lyon">',
  ])('is a step at most with %s alone', (html) => {
    expect(kindOf(place(`<form>${html}</form>`))).toBe('step');
    expect(leadIn(html).contact).toBe('');
  });

  test.each([
    '<form></form>',
    '<form><input type="email" value=""><textarea name="message"> </textarea></form>',
    '<form><input type="hidden" name="a" value="1"></form>',
  ])('is not an empty one, though the site owner has chosen it: %s', (html) => {
    expect(kindOf(place(html))).toBe('empty');
    expect(kindOf(place(html), { isChosen: true })).toBe('empty');
  });

  test('is one that the site owner has chosen, with whatever is in it', () => {
    expect(leadIn('<input name="town" value="Lyon">', { isChosen: true }).event.fields).toEqual({ town: 'Lyon' });
  });

  test('may be any element that holds controls', () => {
    const { fields } = leadOf(read(place(`<div>${EMAIL}</div>`, 'div'), { isChosen: true })).event;
    expect(fields).toEqual({ email: 'ada@example.com' });
  });

  test('that is no form has what the visitor has been in, or could only choose, and nothing of a form', () => {
    const html =
      `<main>${EMAIL}<select name="size"><option>L</option></select><input name="note" value="x">` +
      '<form><input name="q" value="pears"></form></main>';
    const main = place(html, 'main');
    const visited = new WeakSet([find('[name=mail]'), find('[name=q]')]);
    expect(leadOf(read(main, { visited })).event.fields).toEqual({ email: 'ada@example.com', size: 'L' });
    const { fields } = leadOf(read(main, { isChosen: true })).event;
    expect(fields).toEqual({ email: 'ada@example.com', size: 'L', note: 'x', q: 'pears' });
  });

  test('takes in controls that belong to it from elsewhere', () => {
    const form = place(`<input form="f" name="town" value="Lyon"><form id="f">${EMAIL}</form>`);
    const { fields } = leadOf(read(form)).event;
    expect(fields).toEqual({ email: 'ada@example.com', town: 'Lyon' });
  });

  test.each([`<form data-driftrock-ignore>${EMAIL}</form>`, `<b data-driftrock-ignore><form>${EMAIL}</form></b>`])(
    'is not one to ignore, though the site owner has chosen it: %s',
    (html) => {
      const form = place(html);
      expect(kindOf(form)).toBe('ignored');
      expect(kindOf(form, { isChosen: true })).toBe('ignored');
    },
  );

  test('is not one that only a password that an eye button shows would make one', () => {
    const form = place('<form><input id="eye" value="ada@example.com"><input name="a" value="x"></form>');
    expect(kindOf(form)).toBe('lead');
    expect(kindOf(form, { passwords: new Set([find('#eye')]) })).not.toBe('lead');
  });
});

describe('a step', () => {
  const inPlaceOf = (html: string) => {
    const step = leadIn(html);
    return { ...step, scope: { ...step.scope, surroundings: document } };
  };

  test('gives its answers to the next one', () => {
    const step = inPlaceOf('<input name="team" value="12">');
    const next = leadOf(read(place('<form><input name="town" value="Lyon"></form>'), { step }));
    expect(next).toMatchObject({ contact: '', event: { fields: { team: '12', town: 'Lyon' } } });
  });

  test('gives its answers to the lead', () => {
    const step = inPlaceOf('<input name="team" value="12">');
    const lead = leadOf(read(place(`<form>${EMAIL}</form>`), { step }));
    expect(lead.event.fields).toEqual({ team: '12', email: 'ada@example.com' });
  });

  test('gives its contact to the next one, which is a lead then, whatever it looks like', () => {
    const step = inPlaceOf(EMAIL);
    const reading = read(place('<form><input name="q" value="Lyon"></form>'), { step });
    expect(reading.kind).toBe('lead');
    expect(leadOf(reading)).toMatchObject({ contact: 'ada@example.com', event: { fields: { q: 'Lyon' } } });
  });

  test('gives what it has to a form of another section near it', () => {
    const step = leadIn('<input name="team" value="12">');
    const hidden = { ...step, scope: { ...step.scope, surroundings: document.createElement('p') } };
    const { fields } = leadOf(read(place(`<form>${EMAIL}</form>`), { step: hidden })).event;
    expect(fields).toMatchObject({ team: '12', email: 'ada@example.com' });
  });

  test('gives nothing to a form in another place', () => {
    const step = leadIn('<input name="team" value="12">');
    const anotherPlace = document.createElement('p');
    const elsewhere = { ...step, scope: { ...step.scope, near: anotherPlace, surroundings: anotherPlace } };
    const { fields } = leadOf(read(place(`<form>${EMAIL}</form>`), { step: elsewhere })).event;
    expect(fields).toEqual({ email: 'ada@example.com' });
  });
});

describe('a robot', () => {
  const TRAP = '<input name="website" tabindex="-1" autocomplete="off">';

  test('makes no lead, though the site owner has chosen the form', () => {
    const form = place(`<form>${EMAIL}${TRAP}</form>`);
    const atTouch = new Map([[find('[name=website]'), '']]);
    fill(find('[name=website]'), 'spam');
    expect(kindOf(form, { atTouch })).toBe('robot');
    expect(kindOf(form, { atTouch, isChosen: true })).toBe('robot');
  });

  test('is not told by what the visitor can see', () => {
    const form = place(`<form>${EMAIL}${TRAP}</form>`);
    const atTouch = new Map([[find('[name=website]'), '']]);
    fill(find('[name=website]'), 'https://ada.example');
    showEverything();
    expect(leadOf(read(form, { atTouch })).event.fields).toMatchObject({ website: 'https://ada.example' });
  });

  test('is not told by a page that fills what looks like a trap before the touch', () => {
    const form = place(`<form>${EMAIL}${TRAP}</form>`);
    fill(find('[name=website]'), 'spring');
    const atTouch = new Map([[find('[name=website]'), 'springfalse']]);
    expect(leadOf(read(form, { atTouch })).event.fields).toEqual({ email: 'ada@example.com', website: 'spring' });
  });
});

test('no control is asked for its labels, to find which browsers walk the page', () => {
  const names = [101, 102, 103].map((id) => `input_${id}`);
  const fields = names.map(
    (name) => `<label for="${name}">Of ${name}</label><input name="${name}" id="${name}" value="v">`,
  );
  const form = place(`<form>${EMAIL}${fields.join('')}</form>`);
  const asked = vi.spyOn(HTMLInputElement.prototype, 'labels', 'get');
  expect(leadOf(read(form)).controls.map(({ label }) => label)).toEqual(['', ...names.map((name) => `Of ${name}`)]);
  expect(asked).not.toHaveBeenCalled();
});

describe('the lead', () => {
  test('is an event of type lead with an id and the moment of reading', () => {
    vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00.007Z'), toFake: ['Date'] });
    expect(leadIn(EMAIL).event).toEqual({
      event_type: 'lead',
      event_id: expect.stringMatching(/^[\da-f-]{36}$/),
      created_at: '2026-11-20T10:00:00.007Z',
      fields: { email: 'ada@example.com' },
    });
  });

  test('has another id every time, and the same text for the same answers', () => {
    const form = place(`<form>${EMAIL}</form>`);
    const [first, second] = [leadOf(read(form)), leadOf(read(form))];
    expect(first.event.event_id).not.toBe(second.event.event_id);
    expect(first.text).toBe(second.text);
  });

  test('is the same again when only a hidden control has changed, such as a time', () => {
    const [first, second] = ['1', '2'].map((time) => leadIn(`${EMAIL}<input type="hidden" name="t" value="${time}">`));
    expect(first!.text).toBe(second!.text);
  });

  test('has another text for other answers', () => {
    const textOf = (town: string) => leadIn(`${EMAIL}<input name="town" value="${town}">`).text;
    expect(textOf('Lyon')).not.toBe(textOf('Paris'));
  });

  test('knows its form, its controls and the control by which the visitor can be reached', () => {
    const lead = leadIn(`<input type="hidden" name="offer" value="spring"><input name="town" value="Lyon">${EMAIL}`);
    expect(lead.form).toBe(find('form'));
    expect(lead.controls.map(({ name }) => name)).toEqual(['offer', 'town', 'mail']);
    expect(lead).toMatchObject({ contact: 'ada@example.com', answer: 'ada@example.com', control: find('[name=mail]') });
  });

  test('knows another control to tell by whether the answers are there, where the contact is in a hidden step', () => {
    hideByAttribute();
    const lead = leadIn(
      `<p hidden>${EMAIL}</p><input type="checkbox" name="news" checked><input name="town" value="Lyon">`,
    );
    expect(lead).toMatchObject({ contact: 'ada@example.com', answer: 'Lyon', control: find('[name=town]') });
  });

  test('takes the first filled control for the contact of a chosen form without one', () => {
    const lead = leadIn('<input name="empty"><input name="town" value="Lyon">', { isChosen: true });
    expect(lead).toMatchObject({ contact: 'Lyon', answer: 'Lyon', control: find('[name=town]') });
  });

  test('says what it has left out, and why', () => {
    const html =
      `${EMAIL}<input name="cvc" value="123"><input type="hidden" name="state" value="9f3aB71cTok">` +
      '<input name="honeypot" value="https://"><input name="iban" value="">';
    const lead = leadIn(html, { atTouch: new Map() });
    expect(lead.leftOut).toEqual([
      { name: 'cvc', why: 'private' },
      { name: 'state', why: 'machine-made' },
    ]);
    const atTouch = new Map([[find('[name=honeypot]'), 'https://false']]);
    expect(leadOf(read(find('form'), { atTouch })).leftOut).toContainEqual({ name: 'honeypot', why: 'trap' });
  });
});
