// @vitest-environment happy-dom
/** One submission as it opens, and what is remembered of its form. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newSubmission, noteEmptied } from '../../../src/snippet/capture/submission';
import { NOTHING } from '../../../src/snippet/capture/verdict';
import { leadWith } from '../support/leads';
import { createShownPage, submissionOf } from '../support/submissions';

const NOW = 1_000_000;
const EMAIL = 'type="email" name="email" value="ada.hartley7@example.org"';

class Navigation extends EventTarget {}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('newSubmission', () => {
  const event = new Event('submit');
  const open = (isPress = false, isSent = false) =>
    newSubmission(leadWith(EMAIL), createShownPage(), { event, isPress, isSent });

  test('knows nothing yet, from this moment on', () => {
    expect(open()).toMatchObject({
      settlingAt: NOW,
      pending: 0,
      ok: 0,
      refused: 0,
      against: NOTHING,
      sentText: '',
      isCollected: false,
      wasEmptied: false,
      isRewritten: false,
      isDown: false,
    });
  });

  test.each([
    [true, false],
    [false, true],
  ])('is a press (%s), or was sent (%s), by what has opened it', (isPress, isSent) => {
    expect(open(isPress, isSent)).toMatchObject({ event, isPress, isSent });
  });

  test('may have been left by the page where the browser does not say who navigates', () => {
    vi.stubGlobal('Navigation', undefined);
    expect(open().isNavigated).toBe(true);
  });

  test('was not left by the page as long as a browser that says so has said nothing', () => {
    vi.stubGlobal('Navigation', Navigation);
    vi.stubGlobal('navigation', new Navigation());
    expect(open().isNavigated).toBe(false);
  });
});

describe('noteEmptied', () => {
  const open = (isRewritten = false) => {
    const page = createShownPage();
    return { page, submission: submissionOf(leadWith(EMAIL), page, { isRewritten }) };
  };

  test.each([
    ['holds when the page has emptied the form', true, false, true],
    ['does not hold when the visitor has written since', true, true, false],
    ['does not hold while the answers are there', false, false, false],
  ])('%s', (_what, hasEmptied, isRewritten, wasEmptied) => {
    const { submission, page } = open(isRewritten);
    page.hasEmptied = hasEmptied;
    noteEmptied(submission);
    expect(submission.wasEmptied).toBe(wasEmptied);
  });

  test.each([
    ['the visitor writes in the form', (page: { hasEmptied: boolean }) => void (page.hasEmptied = true), true],
    ['the answers of the next one are in it', (page: { hasEmptied: boolean }) => void (page.hasEmptied = false), false],
  ])('stays, though %s', (_what, change, isRewritten) => {
    const { submission, page } = open();
    page.hasEmptied = true;
    noteEmptied(submission);
    change(page);
    Object.assign(submission, { isRewritten });
    noteEmptied(submission);
    expect(submission.wasEmptied).toBe(true);
  });
});
