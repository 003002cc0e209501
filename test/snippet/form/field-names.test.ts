// @vitest-environment happy-dom
/** What Driftrock is to call an answer. */
import { describe, expect, test } from 'vitest';
import { otherNames, ownField, plainName, saidField } from '../../../src/snippet/form/field-names';
import { controlIn } from '../support/forms';

describe('plainName', () => {
  test.each([
    ['colours[]', 'colours'],
    ['user[town]', 'user[town]'],
    ['user[towns][]', 'user[towns]'],
    ['town', 'town'],
    ['', ''],
  ])('of "%s" is "%s"', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });
});

describe('saidField', () => {
  test.each([
    ['<input type="email" name="x">', 'email'],
    ['<input type="tel" name="x">', 'phone_number'],
    ['<input autocomplete="email">', 'email'],
    ['<input autocomplete="work email">', 'email'],
    ['<input autocomplete="tel">', 'phone_number'],
    ['<input autocomplete="tel-national">', 'phone_number'],
    ['<input autocomplete="given-name">', 'first_name'],
    ['<input autocomplete="family-name">', 'last_name'],
    ['<input autocomplete="name">', 'name'],
    ['<input autocomplete="organization">', 'company'],
    ['<input autocomplete="postal-code">', 'postcode'],
    ['<input autocomplete="street-address">', 'address'],
    ['<input autocomplete="section-a shipping given-name">', 'first_name'],
    ['<input data-driftrock-field="city" autocomplete="name">', 'city'],
    ['<input data-driftrock-field="work_mail" type="email">', 'work_mail'],
  ])('of %s is %s', (html, field) => {
    expect(saidField(controlIn(html))).toBe(field);
  });

  test.each([
    '<input autocomplete="on" name="town">',
    '<input autocomplete="bday" name="town">',
    '<input autocomplete="__proto__" name="town">',
    '<input autocomplete="constructor" name="town">',
    '<input name="email">',
  ])('is not known of %s', (html) => {
    expect(saidField(controlIn(html))).toBeUndefined();
  });
});

describe('ownField', () => {
  test.each([
    ['<input data-driftrock-field="city">', 'city'],
    ['<input name="town">', null],
  ])('of %s is %s', (html, field) => {
    expect(ownField(controlIn(html).control)).toBe(field);
  });
});

describe('otherNames', () => {
  test('are its label, and a number after its own name', () => {
    const names = otherNames(controlIn('<label>Your friend<input name="friends[]"></label>'));
    expect(names).toEqual(['Your friend', 'friends_2']);
  });
});
