// @vitest-environment happy-dom
/** Formidable Forms: one lead for all pages of a form, and none before the last one. */
import { describe, expect, test } from 'vitest';
import { hearFormidable } from '../../src/form-builders/formidable';
import { ACTS, EMAIL, happen, isWithheld, open, SIGN_IN, useBuilder } from './support/page';

const builder = useBuilder(hearFormidable);
const NEXT_PAGE = '<input type="hidden" name="frm_page_order_5" value="2">';
const SEND = '<button class="frm_button_submit">Send</button>';
const formOf = (controls: string, id = '5') =>
  open(`<form class="frm-show-form"><input type="hidden" name="form_id" value="${id}">${controls}${SEND}</form>`);
const accept = (form: Element, event = 'frmFormComplete') => builder.jQuery(document).trigger(event, [form, {}]);
const touch = (form: Element, selector = '.frm_button_submit', act = 'focusin') =>
  happen(act, form.querySelector(selector)!);

describe('hearFormidable', () => {
  test.each(['frmFormComplete', 'frmBeforeFormRedirect'])('captures the form at "%s"', (accepted) => {
    const form = formOf(EMAIL);
    accept(form, accepted);
    expect(builder.commands).toEqual([['capture', form]]);
  });

  test.each(['frmFormErrors', 'frmPageChanged'])('captures nothing at "%s"', (event) => {
    accept(formOf(EMAIL), event);
    expect(builder.commands).toEqual([]);
  });

  test.each(ACTS)('withholds a page before the last one at "%s", and not the last one', (act) => {
    const [first, last] = [formOf(EMAIL + NEXT_PAGE), formOf(EMAIL)];
    document.body.append(first);
    for (const form of [first, last]) touch(form, '.frm_button_submit', act);
    expect([first, last].map(isWithheld)).toEqual([true, false]);
  });

  test.each([
    ['.frm_prev_page', '<button class="frm_prev_page">Back</button>'],
    ['.frm_save_draft b', '<a class="frm_save_draft"><b>Save</b></a>'],
    ['[name=frm_prev_page]', '<input type="submit" name="frm_prev_page">'],
    ['[name=frm_save_draft]', '<button name="frm_save_draft">Save</button>'],
  ])('withholds the last page while the visitor is at %s, and no longer', (selector, control) => {
    const form = formOf(EMAIL + control);
    touch(form, selector, 'pointerdown');
    expect(isWithheld(form)).toBe(true);
    touch(form);
    expect(isWithheld(form)).toBe(false);
  });

  test("leaves other forms, and the site owner's own mark, alone", () => {
    const other = open(`<form class="other">${EMAIL}${NEXT_PAGE}${SEND}</form>`);
    touch(other);
    expect(isWithheld(other)).toBe(false);
    const excluded = formOf(EMAIL);
    excluded.setAttribute('data-driftrock-ignore', '');
    touch(excluded);
    expect(excluded.getAttribute('data-driftrock-ignore')).toBe('');
  });

  test('captures a last page whose answers are hidden, once the visitor was at one that asked for an address', () => {
    const hidden = '<input type="hidden" name="item_meta[8]" value="ada@example.com">';
    accept(formOf(hidden, '6'));
    expect(builder.commands).toEqual([]);
    touch(formOf(EMAIL + NEXT_PAGE, '6'));
    const last = formOf(hidden, '6');
    accept(last);
    accept(formOf(hidden, '7'));
    expect(builder.commands).toEqual([['capture', last]]);
  });

  test('captures nothing of a form that is none for leads', () => {
    const form = formOf(SIGN_IN, '8');
    touch(form);
    accept(form);
    expect(builder.commands).toEqual([]);
  });
});
