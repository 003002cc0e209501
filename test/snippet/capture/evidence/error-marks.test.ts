// @vitest-environment happy-dom
/** The page's own marks of an error, and of a success. */
import { describe, expect, test } from 'vitest';
import { isErrorMarked, isInAlert, isInSuccess } from '../../../../src/snippet/capture/evidence/error-marks';
import { place } from '../../support/forms';

describe('isErrorMarked', () => {
  test.each([
    '<p aria-invalid="true">',
    '<p class="error">',
    '<p class="field-Error">',
    '<p class="is-invalid">',
    '<p class="alert alert-danger">',
    '<p class="wpcf7-validation-failed">',
    '<p id="mail-error">',
    '<p data-type="error">',
    '<p class="err">',
    '<p class="line erreur">',
    '<p class="form-err">',
    '<p class="form_errtext">',
    '<p class="mailErr">',
  ])('knows %s', (html) => {
    expect(isErrorMarked(place(html, 'p'))).toBe(true);
  });

  test.each([
    '<p>',
    '<p aria-invalid="false">',
    '<p class="hint">',
    '<p class="warning">',
    '<p class="terrace sierra">',
    '<p class="invalid:border-red-500">',
    '<p class="alert-success" id="error-list">',
    '<p data-type="info">',
    '<p><b class="error"></b></p>',
  ])('says nothing of %s', (html) => {
    expect(isErrorMarked(place(html, 'p'))).toBe(false);
  });
});

describe('isInAlert', () => {
  test.each([
    ['<p role="alert"><b>Hm</b></p>', true],
    ['<p role="alert" class="alert-success"><b>Hm</b></p>', false],
    ['<p role="alertdialog"><b>Hm</b></p>', false],
    ['<p role="status"><b>Hm</b></p>', false],
  ])('of what is in %s is %s', (html, isExpected) => {
    expect(isInAlert(place(html, 'b'))).toBe(isExpected);
  });
});

describe('isInSuccess', () => {
  test.each([
    ['<p class="alert alert-success"><b>Hm</b></p>', true],
    ['<p id="successMessage"><b>Hm</b></p>', true],
    ['<p><b class="form-Success">Hm</b></p>', true],
    ['<p class="alert"><b>Hm</b></p>', false],
    ['<div class="has-success"><input><b>Hm</b></div>', false],
  ])('of what is in %s is %s', (html, isExpected) => {
    expect(isInSuccess(place(html, 'b'))).toBe(isExpected);
  });
});
