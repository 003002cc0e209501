// @vitest-environment happy-dom
/** What the early stub has kept, read again. */
import { beforeEach, describe, expect, test } from 'vitest';
import './support/standard-dom';
import { earlyEvent, type Kept, readEarly, takeStored } from '../../src/snippet/early';
import type { Reading } from '../../src/snippet/lead';

const DAY_MS = 86_400_000;
const ADA = 'ada@example.com';
const TAG = '<form id="contact" class="lead" onsubmit="go()" style="color:red" data-driftrock-event-name="Say &quot;hi&quot; &amp; wave"></form>';
const EMAIL: Kept[1][number] = ['email', 'email', '', '', false, ADA];

const kept = (...controls: Kept[1]): Kept => [TAG, controls, { isTrusted: true } as SubmitEvent];
const store = (at: number | string, submission: unknown = kept(EMAIL)) => localStorage.setItem(`driftrock:${at}`, JSON.stringify(submission));
const readingOf = (early: Element): Reading => ({ early, at: 0, passwords: new Set(), visited: new WeakSet() });

/** The fields, or why there are none, of what was kept and stands in no page any more. */
const fieldsOf = (...controls: Kept[1]) => {
  const { early } = earlyEvent(kept(...controls), 0);
  const lead = readEarly(early, readingOf(early));
  return typeof lead === 'string' ? lead : { ...lead.event.fields };
};

beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
});

describe('takeStored', () => {
  test('takes each submission once, with its moment', () => {
    const at = Date.now() - 5_000;
    store(at);
    expect(takeStored()).toEqual([expect.objectContaining({ at })]);
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

describe('earlyEvent', () => {
  test('makes the form anew, without handlers and styles', () => {
    const { early } = earlyEvent(kept(EMAIL), 0);
    expect(early.matches('form#contact.lead')).toBe(true);
    expect(early.getAttribute('data-driftrock-event-name')).toBe('Say "hi" & wave');
    expect(early.getAttributeNames()).toEqual(['id', 'class', 'data-driftrock-event-name']);
  });
});

describe('readEarly', () => {
  test('reads what the visitor gave by the rules for forms', () => {
    const fields = fieldsOf(
      EMAIL,
      ['text', 'n', '', 'given-name', false, 'Ada'],
      ['textarea', 'message', '', '', null, 'Two\nlines'],
      ['select-one', 'topic', '', '', null, 'b'],
      ['checkbox', 'terms', '', '', true, 'yes'],
      ['checkbox', 'newsletter', '', '', false, 'yes'],
      ['submit', 'send', '', '', false, 'now'],
      ['text', 'website', '', '', false, 'https://ada.example'],
    );
    expect(fields).toEqual({ email: ADA, first_name: 'Ada', message: 'Two\nlines', topic: 'b', terms: 'yes', website: 'https://ada.example' });
  });

  test('knows a sign-in by a password that was not kept', () => {
    expect(fieldsOf(EMAIL, ['password', 'secret', '', 'current-password'])).toBe('sign-in');
  });

  test('says why it is no lead', () => {
    expect(fieldsOf(['email', 'email', '', '', false, ADA], ['password', 'password', '', '', false])).toBe('sign-in');
  });

  test.each([
    ['still holds', ADA, { email: ADA, campaign: 'spring' }],
    ['holds no longer', '', { email: ADA }],
  ])('reads the form as it is now while it %s the same address', (_name, value, fields) => {
    document.body.innerHTML = `<form><input type="email" name="email" value="${value}"><input type="hidden" name="campaign" value="spring"></form>`;
    const form = document.querySelector('form')!;
    const { early } = earlyEvent(kept(EMAIL), 0);
    const lead = readEarly(form, readingOf(early));
    expect(lead).toMatchObject({ form, event: { fields, created_at: '1970-01-01T00:00:00.000Z' } });
  });
});
