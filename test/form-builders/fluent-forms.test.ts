// @vitest-environment happy-dom
/** Fluent Forms: its acceptance, said by jQuery or by an event of the browser's. */
import { describe, expect, test } from 'vitest';
import { hearFluentForms } from '../../src/form-builders/fluent-forms';
import { EMAIL, open, SIGN_IN, useBuilder } from './support/page';

const ACCEPTED = 'fluentform_submission_success';
const builder = useBuilder(hearFluentForms);

/** The ways in which it is said. */
const WAYS: [string, (type: string, form: Element) => void][] = [
  ['by jQuery', (type, form) => builder.jQuery(document.body).trigger(type, [{ form: builder.jQuery(form) }])],
  ['by an event of the element', (type, form) => void dispatch(type, form)],
  ['by an event of the element in jQuery', (type, form) => void dispatch(type, builder.jQuery(form))],
];
const dispatch = (type: string, form: unknown) =>
  document.body.dispatchEvent(new CustomEvent(type, { detail: { form } }));

describe.each(WAYS)('hearFluentForms, %s', (_, say) => {
  test('captures the form that was accepted', () => {
    const form = open(`<form class="frm-fluent-form">${EMAIL}</form>`);
    say(ACCEPTED, form);
    expect(builder.commands).toEqual([['capture', form]]);
  });

  test.each([
    ['a form that was turned down', 'fluentform_submission_failed', EMAIL],
    ['a form that is none for leads', ACCEPTED, SIGN_IN],
  ])('captures nothing of %s', (__, type, controls) => {
    say(type, open(`<form class="frm-fluent-form">${controls}</form>`));
    expect(builder.commands).toEqual([]);
  });
});
