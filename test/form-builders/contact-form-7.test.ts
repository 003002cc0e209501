// @vitest-environment happy-dom
/** Contact Form 7: which of its events are a lead. */
import { describe, expect, test } from 'vitest';
import { hearContactForm7 } from '../../src/form-builders/contact-form-7';
import { EMAIL, happen, open, SIGN_IN, useBuilder } from './support/page';

const { commands } = useBuilder(hearContactForm7);

describe('hearContactForm7', () => {
  test.each(['wpcf7mailsent', 'wpcf7mailfailed'])('captures the form at %s, also from around it', (accepted) => {
    const form = open(`<div class="wpcf7"><form class="wpcf7-form">${EMAIL}</form></div>`);
    happen(accepted, form);
    happen(accepted, form.parentElement!);
    expect(commands).toEqual([
      ['capture', form],
      ['capture', form],
    ]);
  });

  test.each(['wpcf7invalid', 'wpcf7spam', 'wpcf7unaccepted', 'wpcf7aborted', 'wpcf7submit'])(
    'captures nothing at %s',
    (event) => {
      happen(event, open(`<form>${EMAIL}</form>`));
      expect(commands).toEqual([]);
    },
  );

  test.each([
    ['a form that is none for leads', `<form>${SIGN_IN}</form>`],
    ['no form at all', '<div class="wpcf7"></div>'],
  ])('captures nothing of %s', (_, html) => {
    open(html);
    happen('wpcf7mailsent', document.body.firstElementChild!);
    expect(commands).toEqual([]);
  });
});
