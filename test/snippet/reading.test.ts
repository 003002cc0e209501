// @vitest-environment happy-dom
/** Which forms are read, by what the site owner has said: `forms`, `consent`, and a form that is named by hand. */
import { describe, expect, test } from 'vitest';
import type { Options } from '../../src/snippet/options';
import { createReading } from '../../src/snippet/reading';
import { contextOf, leadOf, place } from './support/forms';

const EMAIL = '<input type="email" name="email" value="ada.hartley7@example.org">';
const page = (attributes = '', html = EMAIL) => place(`<form ${attributes}>${html}</form>`);
const read = (options: object, form: Element, context = contextOf()) =>
  createReading(options as Options)(form, context);
const NOT_CHOSEN = { kind: 'none', reason: 'not chosen' };
const DENIED = { kind: 'none', reason: 'consent denied' };

describe('createReading', () => {
  test('reads any form where nothing is said', () => {
    expect(leadOf(read({}, page())).contact).toBe('ada.hartley7@example.org');
  });

  test.each(['unknown', 'granted', undefined])('reads a form with the consent %s', (consent) => {
    expect(read({ consent }, page()).kind).toBe('lead');
  });

  test.each([{}, { forms: 'form' }])('reads none that the visitor has not consented to: %j', (options) => {
    expect(read({ consent: 'denied', ...options }, page())).toEqual(DENIED);
    expect(read({ consent: 'denied', ...options }, page(), contextOf({ isChosen: true }))).toEqual(DENIED);
  });

  test('reads the forms alone that the site owner has chosen', () => {
    const options = { forms: '.lead, #contact' };
    expect(read(options, page('class="big lead"')).kind).toBe('lead');
    expect(read(options, page('id="contact"')).kind).toBe('lead');
    expect(read(options, page('class="leads"'))).toEqual(NOT_CHOSEN);
  });

  test('knows a form as chosen from then on', () => {
    const context = contextOf();
    read({ forms: '#contact' }, page('id="contact"'), context);
    expect(context.isChosen).toBe(true);
    const other = contextOf();
    read({}, page(), other);
    expect(other.isChosen).toBe(false);
  });

  test('reads a form that was named by hand, whatever `forms` says', () => {
    expect(read({ forms: '#contact' }, page(), contextOf({ isChosen: true })).kind).toBe('lead');
  });

  test('asks the form itself, though one of its controls is called `matches`', () => {
    const form = page('id="contact"', `${EMAIL}<input name="matches">`);
    expect(read({ forms: '#contact' }, form).kind).toBe('lead');
  });

  test('goes by what the options say at the moment of reading', () => {
    const options = { consent: 'granted' };
    const readForm = createReading(options as Options);
    options.consent = 'denied';
    expect(readForm(page(), contextOf())).toEqual(DENIED);
  });

  test('reads a form as it was where its submission began before the snippet was there', () => {
    const early = page();
    const now = page('', '<input type="email" name="email">');
    const reading = read({}, now, contextOf({ earlier: { form: early, at: 1_000 } }));
    expect(leadOf(reading)).toMatchObject({ contact: 'ada.hartley7@example.org', form: now });
  });
});
