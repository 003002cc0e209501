// @vitest-environment happy-dom
/** What the early stub has kept, read again. */
import { beforeEach, describe, expect, test } from 'vitest';
import '../support/standard-dom';
import { earlySubmission, type Kept, readEarly, takeStored } from '../../../src/snippet/early/kept-submissions';
import { contextOf, find, leadOf } from '../support/forms';

const DAY_MS = 86_400_000;
const ADA = 'ada@example.com';
const TAG =
  '<form id="contact" class="lead" onsubmit="go()" style="color:red" ' +
  'data-driftrock-event-name="Say &quot;hi&quot; &amp; wave"></form>';
const EMAIL: Kept[1][number] = ['email', 'email', '', '', false, ADA];

const kept = (...controls: Kept[1]): Kept => [TAG, controls, { isTrusted: true } as SubmitEvent];
const store = (at: number | string, submission: unknown = kept(EMAIL)) =>
  localStorage.setItem(`driftrock:${at}`, JSON.stringify(submission));

/** What is read of what was kept, once it is in no page any more. */
const readKept = (...controls: Kept[1]) => {
  const { earlier } = earlySubmission(kept(...controls), 0);
  return readEarly(earlier.form, contextOf({ earlier }));
};

beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

describe('takeStored', () => {
  test('takes each submission once, with its moment', () => {
    const at = Date.now() - 5_000;
    store(at);
    expect(takeStored()).toEqual([expect.objectContaining({ earlier: { form: expect.any(HTMLFormElement), at } })]);
    expect(takeStored()).toEqual([]);
    expect(localStorage.length).toBe(0);
  });

  test.each([
    [6, 1],
    [8, 0],
  ])('of %i days ago takes %i, and leaves none', (days, count) => {
    store(Date.now() - days * DAY_MS);
    expect(takeStored()).toHaveLength(count);
    expect(localStorage.length).toBe(0);
  });

  test('leaves the outbox and the page its own', () => {
    localStorage.setItem('driftrock:o:1', '{}');
    localStorage.setItem('cart', '1');
    expect(takeStored()).toEqual([]);
    expect(localStorage.length).toBe(2);
  });
});

describe('earlySubmission', () => {
  test('makes the form again, without handlers and styles', () => {
    const { form: early } = earlySubmission(kept(EMAIL), 0).earlier;
    expect(early.matches('form#contact.lead')).toBe(true);
    expect(early.getAttribute('data-driftrock-event-name')).toBe('Say "hi" & wave');
    expect(early.getAttributeNames()).toEqual(['id', 'class', 'data-driftrock-event-name']);
  });
});

describe('readEarly', () => {
  test('reads what the visitor gave by the rules for forms', () => {
    const reading = readKept(
      EMAIL,
      ['text', 'n', '', 'given-name', false, 'Ada'],
      ['select-one', 'topic', '', '', null, 'b'],
      ['checkbox', 'terms', '', '', true, 'yes'],
      ['checkbox', 'newsletter', '', '', false, 'yes'],
      ['submit', 'send', '', '', false, 'now'],
      ['text', 'website', '', '', false, 'https://ada.example'],
    );
    expect(leadOf(reading).event.fields).toEqual({
      email: ADA,
      first_name: 'Ada',
      topic: 'b',
      terms: 'yes',
      website: 'https://ada.example',
    });
  });

  test('reads a text of several lines', () => {
    const reading = readKept(EMAIL, ['textarea', 'message', '', '', null, 'Two\nlines']);
    expect(leadOf(reading).event.fields).toEqual({ email: ADA, message: 'Two\nlines' });
  });

  test('leaves out what was private', () => {
    const reading = readKept(EMAIL, ['text', 'cvc', '', ''], ['text', 'note', '', '', false, '123-45-6789']);
    expect(leadOf(reading).event.fields).toEqual({ email: ADA });
  });

  test.each<[string, Kept[1]]>([
    ['by a password that was not kept', [EMAIL, ['password', 'secret', '', 'current-password']]],
    [
      'by a password that was',
      [
        ['email', 'email', '', '', false, ADA],
        ['password', 'password', '', '', false],
      ],
    ],
  ])('knows a sign-in %s', (_how, controls) => {
    expect(readKept(...controls)).toEqual({ kind: 'none', reason: 'sign-in' });
  });

  test.each([
    ['still holds', ADA, { email: ADA, campaign: 'spring' }],
    ['holds no longer', '', { email: ADA }],
    ['holds another than', 'bob@example.com', { email: ADA }],
  ])('reads the form as it is now while it %s the same address', (_name, value, fields) => {
    document.body.innerHTML =
      `<form><input type="email" name="email" value="${value}">` +
      '<input type="hidden" name="campaign" value="spring"></form>';
    const form = find('form');
    const { earlier } = earlySubmission(kept(EMAIL), 0);
    const lead = leadOf(readEarly(form, contextOf({ earlier })));
    expect(lead).toMatchObject({ form, event: { fields, created_at: '1970-01-01T00:00:00.000Z' } });
  });
});
