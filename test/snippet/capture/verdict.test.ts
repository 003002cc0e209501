/** Evidence -> verdict, as a truth table. */
import { describe, expect, test } from 'vitest';
import { type Evidence, verdictOf } from '../../src/snippet/decision';

/** The verdict while the page stays and better evidence may come, once it no longer may, and when the page goes. */
const verdicts = (evidence: Partial<Evidence>) => {
  const all = { open: 0, ok: 0, refused: 0, ...evidence };
  return { soon: verdictOf(all, {}), last: verdictOf(all, { isLast: true }), leaving: verdictOf(all, { isLeaving: true, isLast: true }) };
};

describe('verdictOf', () => {
  test.each<[string, Partial<Evidence>]>([
    ['a request went well', { ok: 1 }],
    ['a request went well and the answers are gone', { ok: 1, isGone: true }],
    ['a request after a press went well and the answers are gone', { ok: 1, isGone: true, isPress: true }],
    ['a request went well beside one that was refused', { ok: 1, refused: 1, isGone: true }],
    ['a request went well beside words that were there before', { ok: 1, isDoubtful: true }],
    ['a request went well, and the emptied form complains that it is empty', { ok: 1, isGone: true, hasError: true, isFresh: true }],
    ['a request went well beside an error of the attempt before', { ok: 1, hasError: true }],
    ['the page says thanks', { isThanked: true }],
    ['the page says thanks beside an error', { isThanked: true, hasError: true, isFresh: true }],
    ['a request after a press went well, and the page says thanks', { ok: 1, isPress: true, isThanked: true }],
  ])('accepts when %s', (_when, evidence) => {
    expect(verdicts(evidence)).toEqual({ soon: true, last: true, leaving: true });
  });

  test.each<[string, Partial<Evidence>]>([
    ['the page marks an error', { hasError: true, isFresh: true }],
    ['the page marks an error while a request is open', { hasError: true, isFresh: true, open: 1 }],
    ['the page marks an error although a request went well', { hasError: true, isFresh: true, ok: 1 }],
    ['the page marks an error where the form was', { hasError: true, isFresh: true, isGone: true }],
    ['the page marks an error after it has collected the data', { hasError: true, isFresh: true, isCollected: true }],
    ['the page still shows the error of the attempt before', { hasError: true }],
    ['a request went well, and the page has new words of an error beside the answers', { ok: 1, isDoubtful: true, isFresh: true }],
    ['a request was refused and the page says thanks', { refused: 1, isThanked: true }],
    ['a request was refused', { refused: 1 }],
    ['a request was refused and the answers are gone', { refused: 1, isGone: true }],
    ['a request was refused after the page has collected the data', { refused: 1, isCollected: true }],
    ['something looks like an error', { isDoubtful: true, isFresh: true }],
    ['something looks like an error and the answers are gone', { isDoubtful: true, isFresh: true, isGone: true }],
    ['other questions came', { isGone: true, isStep: true }],
    ['other questions came after an error of the step before', { isGone: true, isStep: true, hasError: true }],
  ])('turns down when %s', (_when, evidence) => {
    expect(verdicts(evidence)).toEqual({ soon: false, last: false, leaving: false });
  });

  test('takes a step that the page has saved for no lead, unless the page is left', () => {
    expect(verdicts({ ok: 1, isGone: true, isStep: true })).toEqual({ soon: false, last: false, leaving: true });
  });

  test('takes thanks beside other questions for an acceptance', () => {
    expect(verdicts({ ok: 1, isGone: true, isStep: true, isThanked: true }).soon).toBe(true);
  });

  test.each<[string, Partial<Evidence>]>([
    ['nothing happened', {}],
    ['the answers are gone, since a next step may still come', { isGone: true }],
    ['the page has collected the data', { isCollected: true }],
  ])('keeps what was submitted, once there is no better evidence to come, when %s', (_when, evidence) => {
    expect(verdicts(evidence)).toEqual({ soon: undefined, last: true, leaving: true });
  });

  test.each<[string, Partial<Evidence>]>([
    ['nothing happened', {}],
    ['the answers are gone', { isGone: true }],
    ['the page says thanks', { isThanked: true }],
    ['the page has collected the data and the visitor goes', { isCollected: true, isNavigated: false }],
  ])('takes no press for a submission when %s', (_when, evidence) => {
    expect(verdicts({ isPress: true, ...evidence })).toEqual({ soon: undefined, last: false, leaving: false });
  });

  test.each<[string, Partial<Evidence>]>([
    ['a request is open', { open: 1 }],
    ['a request went well', { ok: 1 }],
    ['the page has collected the data and goes by itself', { isCollected: true, isNavigated: true }],
    ['the page has collected the data and goes by itself, beside an error of the attempt before', { isCollected: true, isNavigated: true, hasError: true, isDoubtful: true }],
  ])('takes a press for a submission if the page is left when %s', (_when, evidence) => {
    expect(verdicts({ isPress: true, ...evidence }).leaving).toBe(true);
    expect(verdicts({ isPress: true, ...evidence }).last).toBe(false);
  });
});
