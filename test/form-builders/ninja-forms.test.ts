// @vitest-environment happy-dom
/** Ninja Forms: which of its responses are a lead. */
import { describe, expect, test } from 'vitest';
import { hearNinjaForms } from '../../src/form-builders/ninja-forms';
import { EMAIL, open, SIGN_IN, useBuilder } from './support/page';

// Ids are numbers; in a selector their first digit is escaped, which happy-dom does not know, and browsers do.
const ID = 'n7';

const builder = useBuilder(hearNinjaForms);
const respond = (id: string, response: object) =>
  builder.jQuery(document).trigger('nfFormSubmitResponse', [{ id, response }]);
const formOf = (id: string, controls = EMAIL) =>
  open(`<div id="nf-form-${id}-cont"><form>${controls}</form></div><form>${EMAIL}</form>`);

describe('hearNinjaForms', () => {
  test.each([
    [{}],
    [{ errors: [] }],
    [{ errors: {} }],
    [{ errors: null }],
    [{ errors: '' }],
    [{ errors: { form: [], fields: {} } }],
    [{ errors: { fields: { 3: '' } } }],
  ])('captures the form of the response %j', (response) => {
    const form = formOf(ID);
    respond(ID, response);
    expect(builder.commands).toEqual([['capture', form]]);
  });

  test.each([
    [{ errors: ['no'] }],
    [{ errors: 'no' }],
    [{ errors: 0 }],
    [{ errors: { form: ['no'] } }],
    [{ errors: { fields: { 3: { slug: 'required', message: 'no' } } } }],
  ])('captures nothing for the response %j', (response) => {
    formOf(ID);
    respond(ID, response);
    expect(builder.commands).toEqual([]);
  });

  test('finds a form that is on the page more than once by its own id', () => {
    const form = formOf(`${ID}_2`);
    respond(`${ID}_2`, {});
    expect(builder.commands).toEqual([['capture', form]]);
  });

  test.each([
    ['a form that is not here', 'n8', EMAIL],
    ['an id that would be more than an id', `${ID}-cont form,#nf-form-${ID}`, EMAIL],
    ['a form that is none for leads', ID, SIGN_IN],
  ])('captures nothing for %s', (_, id, controls) => {
    formOf(ID, controls);
    respond(id, {});
    expect(builder.commands).toEqual([]);
  });
});
