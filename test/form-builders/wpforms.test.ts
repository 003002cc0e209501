// @vitest-environment happy-dom
/** WPForms: which of its events are a lead. */
import { describe, expect, test } from 'vitest';
import { hearWpforms } from '../../src/form-builders/wpforms';
import { EMAIL, open, SIGN_IN, useBuilder } from './support/page';

const builder = useBuilder(hearWpforms);

describe('hearWpforms', () => {
  test('captures the form that was sent by Ajax and accepted', () => {
    const form = open(`<form class="wpforms-form">${EMAIL}</form>`);
    builder.jQuery(form).trigger('wpformsAjaxSubmitSuccess', [{ success: true }]);
    expect(builder.commands).toEqual([['capture', form]]);
  });

  test.each([
    ['a form that was turned down', 'wpformsAjaxSubmitFailed', EMAIL],
    ['a form that the visitor has to do something for', 'wpformsAjaxSubmitActionRequired', EMAIL],
    ['a form that is none for leads', 'wpformsAjaxSubmitSuccess', SIGN_IN],
  ])('captures nothing of %s', (_, event, controls) => {
    builder.jQuery(open(`<form class="wpforms-form">${controls}</form>`)).trigger(event);
    expect(builder.commands).toEqual([]);
  });
});
