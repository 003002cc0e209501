// @vitest-environment happy-dom
/** How much of what the visitor gave a request carries. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { countCarried, shareOf } from '../../../../src/snippet/capture/evidence/share';
import { hideByAttribute } from '../../support/layout';
import { leadWith } from '../../support/leads';

const MAIL = 'type="email" name="email" value="ada.hartley7@example.org"';
const ADDRESS = 'ada.hartley7@example.org';
const NAME = 'name="name" value="Ada Hartley"';
const TOWN = 'name="town" value="Lyon"';
const MESSAGE = '<textarea name="message">Call me, please</textarea>';
const OPEN_TOWN = 'name="town"';
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The share of the lead in a form with these controls. */
const share = (text: string, ...controls: string[]) => shareOf(text, leadWith(...controls));

afterEach(() => {
  vi.restoreAllMocks();
});

describe('all', () => {
  test.each([
    ['JSON', JSON.stringify({ name: 'Ada Hartley', email: ADDRESS })],
    ['a form', new URLSearchParams({ name: 'Ada Hartley', email: ADDRESS }).toString()],
    ['percent escapes', `?n=${encodeURIComponent('Ada Hartley')}&e=${encodeURIComponent(ADDRESS)}`],
    ['percent escapes of percent-encoded JSON', encodeURIComponent(JSON.stringify({ a: 'Ada Hartley', b: ADDRESS }))],
    ['base64', base64(JSON.stringify({ name: 'Ada Hartley', email: ADDRESS }))],
    ['other letters', `ADA HARTLEY / ${ADDRESS.toUpperCase()}`],
    ['XML', `<n>Ada Hartley</n><e>${ADDRESS}</e>`],
  ])('is found in %s', (_what, text) => {
    expect(share(text, NAME, MAIL)).toBe('all');
  });

  test.each(['ä ö', 'José Núñez', '山田 太郎', 'O’Hara'])('is found for %s, in whatever way it is written', (name) => {
    const written = [name, encodeURIComponent(name), JSON.stringify(name)];
    const found = written.map((text) => share(`${text} ${ADDRESS}`, `name="name" value="${name}"`, MAIL));
    expect(found).toEqual(['all', 'all', 'all']);
  });

  test.each(['José Núñez', '山田 太郎'])('is found for %s in base64, which is of UTF-8', (name) => {
    expect(share(base64(JSON.stringify({ name, email: ADDRESS })), `name="name" value="${name}"`, MAIL)).toBe('all');
  });

  test('is a lone contact where the form asks nothing else', () => {
    expect(share(ADDRESS, MAIL)).toBe('all');
  });

  test('is a lone contact while the other questions are of a later step', () => {
    hideByAttribute();
    expect(share(ADDRESS, MAIL, `${OPEN_TOWN} hidden`)).toBe('all');
    expect(share(ADDRESS, `${MAIL} hidden`, `${OPEN_TOWN} hidden`)).toBe('bystander');
  });

  test.each([
    ['with its country', '+442079460958'],
    ['in other groups', '020-79-46-09-58'],
    ['as it was typed', '020 7946 0958'],
  ])('is a lone number written %s', (_how, number) => {
    expect(share(JSON.stringify({ number }), 'type="tel" name="tel" value="020 7946 0958"')).toBe('all');
  });

  test.each([
    ['a name in two fields', NAME, { last: 'Hartley', first: 'Ada' }],
    ['a text of two lines', '<textarea name="message">Call me\nat home</textarea>', { m: 'Call me\nat home' }],
  ])('is found for %s', (_what, control, given) => {
    expect(share(JSON.stringify({ ...given, email: ADDRESS }), control, MAIL)).toBe('all');
  });

  test('is an address that goes in the parts of its controls', () => {
    const address = 'type="email" name="mail" value="ada@example.com"';
    expect(share(JSON.stringify({ id: 'ada', domain: 'example.com' }), address)).toBe('all');
    expect(share(JSON.stringify({ id: 'ada', domain: 'example.net' }), address)).toBe('none');
  });

  test('is a number that goes in the parts of its boxes', () => {
    const boxes = ['555', '010', '4477'].map((value, at) => `type="tel" name="p${at}" value="${value}"`);
    expect(share(JSON.stringify({ p1: '555', p2: '010', p3: '4477' }), ...boxes)).toBe('all');
    const apart = { p1: '555', note: 'x'.repeat(40), p2: '010', p3: '4477' };
    expect(share(JSON.stringify(apart), ...boxes)).toBe('none');
  });

  test.each(['id="q"', 'id="q" value="Ly"'])('asks for no box without a name next to a contact with one: %s', (box) => {
    expect(share(ADDRESS, MAIL, box)).toBe('all');
    expect(share(`Ada Hartley ${ADDRESS}`, MAIL, NAME, box)).toBe('all');
    expect(share(ADDRESS, 'type="email" id="m" value="ada.hartley7@example.org"', box)).toBe('bystander');
  });

  test('asks neither for passwords nor for what is hidden', () => {
    const password = 'type="password" autocomplete="new-password" name="p" value="secret"';
    const hidden = 'type="hidden" name="offer" value="spring"';
    expect(share(`Ada Hartley ${ADDRESS}`, NAME, MAIL, password, hidden)).toBe('all');
  });

  test.each([
    ['a box that is not ticked', '<input type="checkbox" name="news">'],
    ['a choice from a list', '<select name="country"><option value="GB">Great Britain</select>'],
  ])('asks for what was typed alone, and not for %s', (_what, html) => {
    expect(share(`Ada Hartley ${ADDRESS}`, NAME, MAIL, html)).toBe('all');
    expect(share(ADDRESS, MAIL, html)).toBe('all');
  });

  test('asks for an answer that was typed twice only once', () => {
    const again = ['name="again" value="Ada Hartley"', `name="mail_again" value="${ADDRESS}"`];
    expect(share(`Ada Hartley ${ADDRESS}`, NAME, MAIL, ...again)).toBe('all');
  });
});

describe('most', () => {
  test.each([
    ['one of two', `{"email":"${ADDRESS}","name":"Ada Hartley"}`],
    ['one of two, and a rewritten one', `{"email":"${ADDRESS}","name":"Ada Hartley","town":"LYS"}`],
  ])('is %s answers next to the contact', (_what, text) => {
    expect(share(text, NAME, TOWN, MAIL)).toBe('most');
  });

  test('is two of three answers next to the contact', () => {
    expect(share(`${ADDRESS} Ada Hartley Lyon`, NAME, TOWN, MESSAGE, MAIL)).toBe('most');
  });
});

describe('named', () => {
  test('is the contact with the names of the questions that are open', () => {
    expect(share(`{"email":"${ADDRESS}","town":""}`, MAIL, OPEN_TOWN)).toBe('named');
  });

  test('is the contact with half of those names', () => {
    expect(share(`{"email":"${ADDRESS}","town":""}`, MAIL, OPEN_TOWN, 'name="company"')).toBe('named');
  });

  test('is the contact with their labels', () => {
    const html = '<label>Your town <input name="input_1234"></label>';
    expect(share(`{"email":"${ADDRESS}","your_town":""}`, MAIL, html)).toBe('named');
  });
});

describe('bystander', () => {
  test.each([
    ['the contact alone, though the address holds the name', `{"email":"${ADDRESS}"}`, [NAME, MAIL]],
    ['the contact with one of three answers', `{"email":"${ADDRESS}","town":"Lyon"}`, [NAME, TOWN, MESSAGE, MAIL]],
    ['the contact without the names of open questions', `{"email":"${ADDRESS}"}`, [MAIL, OPEN_TOWN]],
    [
      'the contact with one of three open names',
      `{"email":"${ADDRESS}","town":""}`,
      [MAIL, OPEN_TOWN, 'name="company"', 'name="budget"'],
    ],
  ])('carries %s', (_what, text, controls) => {
    expect(share(text, ...controls)).toBe('bystander');
  });
});

test.each([
  ['the answers without the contact', '{"name":"Ada Hartley"}'],
  ['something else', '{"event":"click"}'],
  ['nothing', ''],
  ['another address', '{"email":"bob@example.org","name":"Ada Hartley"}'],
])('none is what carries %s', (_what, text) => {
  expect(share(text, NAME, MAIL)).toBe('none');
});

describe('unreadable', () => {
  test.each([
    ['a long run of letters and digits', 'x'.repeat(60)],
    ['base64 of what is encrypted', Buffer.from('\u0001\u0002\u00ff'.repeat(30), 'latin1').toString('base64')],
  ])('is %s', (_what, text) => {
    expect(share(text, NAME, MAIL)).toBe('unreadable');
  });

  test('is what nobody could read', () => {
    expect(shareOf(undefined, leadWith(NAME, MAIL))).toBe('unreadable');
  });

  test.each([
    ['compressed', '\x1f\ufffd\b\0'],
    ['no UTF-8', '\ufffd\ufffd'],
  ])('is what is %s', (_what, text) => {
    expect(share(text, NAME, MAIL)).toBe('unreadable');
  });

  test('is no run of 59 letters', () => {
    expect(share('x'.repeat(59), NAME, MAIL)).toBe('none');
  });
});

test('a lead without a contact is known by nothing', () => {
  expect(share('Lyon', TOWN)).toBe('none');
});

test.each(['%', '%E4%F6', '%zz', '\\u12', `${'+/'.repeat(20)}`])('the text %j is no mistake', (text) => {
  expect(share(`${text} Ada Hartley ${ADDRESS}`, NAME, MAIL)).toBe('all');
});

describe('countCarried', () => {
  const lead = leadWith(NAME, MAIL, TOWN, 'type="hidden" name="campaign" value="spring sale"', OPEN_TOWN);
  test.each([
    ['nothing of it', '?page=1', 0],
    ['the contact alone', ADDRESS, 0],
    ['what was typed, in other letters', `ADA%20HARTLEY ${ADDRESS} lyon`, 2],
    ['what the page has put in as well', `Ada Hartley ${ADDRESS} Lyon spring-sale`, 3],
  ])('counts what is in a text next to the contact: %s', (_what, text, count) => {
    expect(countCarried(text, lead)).toBe(count);
  });
});
