// @vitest-environment happy-dom
/** Elementor Pro: which of its events are a lead. */
import { describe, expect, test } from 'vitest';
import { hearElementor } from '../../src/form-builders/elementor';
import { EMAIL, open, SIGN_IN, useBuilder } from './support/page';

const builder = useBuilder(hearElementor);

describe('hearElementor', () => {
  test('captures its form at "submit_success"', () => {
    const form = open(`<form class="elementor-form">${EMAIL}</form>`);
    builder.jQuery(form).trigger('submit_success', [{}]);
    expect(builder.commands).toEqual([['capture', form]]);
  });

  test.each([
    ["somebody else's form", 'submit_success', `<form class="other-form">${EMAIL}</form>`],
    ['a form that was turned down', 'error', `<form class="elementor-form">${EMAIL}</form>`],
    ['a form that is none for leads', 'submit_success', `<form class="elementor-form">${SIGN_IN}</form>`],
  ])('captures nothing of %s', (_, event, html) => {
    builder.jQuery(open(html)).trigger(event);
    expect(builder.commands).toEqual([]);
  });
});
