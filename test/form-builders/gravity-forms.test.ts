// @vitest-environment happy-dom
/** Gravity Forms: one lead for all pages of a form, and none for what its hidden iframe turns down. */
import { describe, expect, test } from 'vitest';
import { hearGravityForms } from '../../src/form-builders/gravity-forms';
import { ACTS, EMAIL, happen, isWithheld, open, SIGN_IN, useBuilder } from './support/page';

const builder = useBuilder(hearGravityForms);
const AJAX = 'target="gform_ajax_frame_5"';
const SEND = '<button class="gform_button">Send</button>';
const targetPage = (page: number | string) => `<input type="hidden" name="gform_target_page_number_5" value="${page}">`;
const formOf = (controls: string, attributes = '', id = '5') =>
  open(`<form id="gform_${id}" ${attributes}>${controls}${SEND}</form>`);
const touch = (form: Element, selector = '.gform_button', act = 'focusin') =>
  happen(act, form.querySelector(selector)!);
const confirm = (id: unknown = '5') => builder.jQuery(document).trigger('gform_confirmation_loaded', [id]);
const leave = () => void window.dispatchEvent(new Event('pagehide'));

describe('hearGravityForms', () => {
  test.each([
    ['a page number', targetPage(2), '', true],
    ['the last page', targetPage(0), '', false],
    ['a form of one page', '', '', false],
    ['an empty page number', targetPage(''), '', false],
    ['a draft', '<input type="hidden" name="gform_save" value="1">', '', true],
    ['no draft', '<input type="hidden" name="gform_save" value="">', '', false],
    ['a hidden iframe', targetPage(0), AJAX, true],
    ['a frame of the page', targetPage(0), 'target="results"', false],
  ])('with %s, withholds the form once the visitor is at it: %4$s', (_, controls, attributes, withheld) => {
    for (const act of ACTS) {
      const form = formOf(EMAIL + controls, attributes);
      touch(form, '.gform_button', act);
      expect(isWithheld(form)).toBe(withheld);
    }
  });

  test.each(['gform_next_button', 'gform_previous_button', 'gform_save_link'])(
    'withholds the form while the visitor is at its %s, and no longer',
    (name) => {
      const form = formOf(`${EMAIL}<button class="${name}"><b></b></button>`);
      touch(form, `.${name} b`, 'pointerdown');
      expect(isWithheld(form)).toBe(true);
      touch(form);
      expect(isWithheld(form)).toBe(false);
    },
  );

  test('leaves other forms alone', () => {
    const form = open(`<form id="other">${EMAIL}${targetPage(2)}${SEND}</form>`);
    touch(form);
    expect(isWithheld(form)).toBe(false);
  });

  test('captures and releases the form that its hidden iframe has accepted, whatever type its id has', () => {
    const form = formOf(EMAIL + targetPage(0), AJAX);
    touch(form);
    confirm(5);
    expect([builder.commands, isWithheld(form)]).toEqual([[['capture', form]], false]);
  });

  test('captures the form that the visitor was at last, of those that took its place', () => {
    touch(formOf(EMAIL + targetPage(0), AJAX));
    const next = formOf(EMAIL + targetPage(0), AJAX);
    touch(next);
    confirm();
    expect(builder.commands).toEqual([['capture', next]]);
  });

  test.each([
    ['a page before the last one', EMAIL + targetPage(2), '5'],
    ['a draft', `${EMAIL}<input type="hidden" name="gform_save" value="1">`, '5'],
    ['another form', EMAIL, '6'],
    ['a form that is none for leads', SIGN_IN, '5'],
  ])('captures nothing where %s is confirmed', (_, controls, id) => {
    touch(formOf(controls, AJAX));
    confirm(id);
    expect(builder.commands).toEqual([]);
  });

  test('captures a form that is under way into its hidden iframe when the page goes', () => {
    const form = formOf(EMAIL + targetPage(0), AJAX);
    happen('formdata', form);
    expect(builder.commands).toEqual([]);
    leave();
    expect(builder.commands).toEqual([['capture', form]]);
  });

  test.each<[string, () => Element | void]>([
    ['one that was not sent', () => touch(formOf(EMAIL, AJAX)) as never],
    ['one that the browser itself sends', () => void happen('formdata', formOf(EMAIL))],
    ['one before the last page', () => void happen('formdata', formOf(EMAIL + targetPage(2), AJAX))],
    [
      'one whose place another one has taken, for it was turned down',
      () => {
        const form = formOf(EMAIL + targetPage(0), AJAX);
        happen('formdata', form);
        form.remove();
      },
    ],
  ])('captures nothing when the page goes with %s', (_, arrange) => {
    arrange();
    leave();
    expect(builder.commands).toEqual([]);
  });
});
