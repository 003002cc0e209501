/** Evidence -> verdict, as a table of named rules. */
import { describe, expect, test } from 'vitest';
import {
  DOUBT,
  ERROR,
  type Evidence,
  type Moment,
  NEW_ERROR,
  NOTHING,
  verdictOf,
} from '../../../src/snippet/capture/verdict';

/** A submission of which nothing is known yet. */
const UNKNOWN: Evidence = {
  isPress: false,
  isCollected: false,
  isNavigated: false,
  pending: 0,
  ok: 0,
  refused: 0,
  isSent: false,
  against: NOTHING,
  isThanked: false,
  isGone: false,
  isStep: false,
};

const SOON: Moment = {};
const LAST: Moment = { isLast: true };
const LEAVING: Moment = { isLeaving: true, isLast: true };

/** `accepted: ` or `turned down: ` and the rule that decides; `open` while none does. */
const decide = (evidence: Partial<Evidence>, moment: Moment) => {
  const verdict = verdictOf({ ...UNKNOWN, ...evidence }, moment);
  return verdict ? `${verdict.isAccepted ? 'accepted' : 'turned down'}: ${verdict.rule}` : 'open';
};

/** What is decided while better evidence may come, once it no longer may, and when the page goes. */
const verdicts = (evidence: Partial<Evidence>) =>
  [SOON, LAST, LEAVING].map((moment) => decide(evidence, moment).split(':')[0]!);

describe('each rule', () => {
  test.each<[string, Partial<Evidence>, Moment, Partial<Evidence>, Moment]>([
    ['accepted: left', { ok: 1, isStep: true, isGone: true }, LEAVING, { ok: 1, isStep: true, isGone: true }, LAST],
    ['accepted: left', { pending: 1 }, LEAVING, { pending: 1, against: NEW_ERROR }, LEAVING],
    ['accepted: left', { pending: 1, against: ERROR }, LEAVING, { pending: 1, refused: 1 }, LEAVING],
    ['accepted: left', { ok: 1, refused: 1, isNavigated: true }, LEAVING, { refused: 1, isNavigated: true }, LEAVING],
    ['accepted: left', { isCollected: true, isNavigated: true, isPress: true }, LEAVING, { isPress: true }, LEAVING],
    ['accepted: answered and gone', { ok: 1, isGone: true }, SOON, { isGone: true }, SOON],
    [
      'accepted: answered and gone',
      { ok: 1, isGone: true, against: NEW_ERROR },
      SOON,
      { ok: 1, isGone: true, isStep: true },
      SOON,
    ],
    ['accepted: thanks', { isThanked: true }, SOON, { isThanked: true, isPress: true }, SOON],
    [
      'accepted: thanks',
      { isThanked: true, isPress: true, ok: 1 },
      SOON,
      { isThanked: true, against: NEW_ERROR },
      SOON,
    ],
    ['accepted: thanks', { isThanked: true, ok: 1, refused: 1 }, SOON, { isThanked: true, refused: 1 }, SOON],
    ['accepted: thanks', { isThanked: true, refused: 1, isGone: true }, SOON, { isThanked: true, refused: 1 }, SOON],
    ['turned down: step', { isStep: true, isGone: true }, SOON, { isGone: true }, SOON],
    ['turned down: error', { ok: 1, against: NEW_ERROR }, SOON, { ok: 1, against: ERROR }, SOON],
    ['accepted: answered', { ok: 1 }, SOON, { ok: 1, isPress: true }, SOON],
    ['accepted: answered', { ok: 1, against: ERROR }, SOON, { ok: 1, refused: 1 }, SOON],
    ['turned down: refused', { refused: 1 }, SOON, {}, SOON],
    ['turned down: refused', { ok: 1, refused: 1 }, LEAVING, { ok: 1, refused: 1, isNavigated: true }, LEAVING],
    ['turned down: refused', { refused: 1, isGone: true }, LAST, { isGone: true }, LAST],
    ['accepted: gone', { isGone: true, against: ERROR }, LAST, { isGone: true, against: NEW_ERROR }, LAST],
    ['accepted: gone', { isGone: true }, LAST, { isGone: true, isPress: true }, LAST],
    ['turned down: error', { against: ERROR }, SOON, { against: ERROR, ok: 1 }, SOON],
    ['turned down: error', { against: NEW_ERROR }, SOON, { against: DOUBT, isSent: true }, SOON],
    ['turned down: doubt', { against: DOUBT }, SOON, { against: DOUBT, isSent: true }, SOON],
    ['accepted: no evidence', {}, LAST, {}, SOON],
    ['accepted: no evidence', { against: DOUBT, isSent: true }, LAST, { against: DOUBT }, LAST],
    ['turned down: press', { isPress: true }, LAST, { isPress: true }, SOON],
  ])('decides or does not: %s by %j at %j; not by %j at %j', (verdict, evidence, moment, other, otherMoment) => {
    expect(decide(evidence, moment)).toBe(verdict);
    expect(decide(other, otherMoment)).not.toBe(verdict);
  });
});

test('thanks over the next question, with nothing sent, are a step', () => {
  expect(decide({ isThanked: true, isGone: true, isStep: true }, SOON)).toBe('turned down: step');
});

describe('verdictOf', () => {
  test.each<[string, Partial<Evidence>]>([
    ['a request went well', { ok: 1 }],
    ['a request went well and the answers are gone', { ok: 1, isGone: true }],
    ['a request after a press went well and the answers are gone', { ok: 1, isGone: true, isPress: true }],
    ['a request went well next to one that was refused', { ok: 1, refused: 1, isGone: true }],
    ['a request went well next to what looks like an error', { ok: 1, against: DOUBT }],
    [
      'a request went well, and the emptied form complains that it is empty',
      { ok: 1, isGone: true, against: NEW_ERROR },
    ],
    ['a request went well next to an error of the attempt before', { ok: 1, against: ERROR }],
    ['the page says thanks', { isThanked: true }],
    ['the page says thanks next to an error of the attempt before', { isThanked: true, against: ERROR }],
    ['a request after a press went well, and the page says thanks', { ok: 1, isPress: true, isThanked: true }],
    ['thanks are next to other questions', { ok: 1, isSent: true, isGone: true, isStep: true, isThanked: true }],
  ])('accepts when %s', (_when, evidence) => {
    expect(verdicts(evidence)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test.each<[string, Partial<Evidence>]>([
    ['the page marks an error', { against: NEW_ERROR }],
    ['the page marks an error while a request is open', { against: NEW_ERROR, pending: 1 }],
    ['the page marks an error although a request went well', { against: NEW_ERROR, ok: 1 }],
    ['the page marks an error where the form was', { against: NEW_ERROR, isGone: true }],
    [
      'the page marks an error after it has collected the data',
      { against: NEW_ERROR, isCollected: true, isNavigated: true },
    ],
    ['the page still shows the error of the attempt before', { against: ERROR }],
    ['a request was refused and the page says thanks', { refused: 1, isThanked: true }],
    ['a request was refused', { refused: 1 }],
    ['a request was refused and the answers are gone', { refused: 1, isGone: true }],
    [
      'a request was refused after the page has collected the data',
      { refused: 1, isCollected: true, isNavigated: true },
    ],
    ['nothing was sent, and something looks like an error', { against: DOUBT }],
    ['other questions came', { isGone: true, isStep: true }],
    ['other questions came after an error of the step before', { isGone: true, isStep: true, against: ERROR }],
  ])('turns down when %s', (_when, evidence) => {
    expect(verdicts(evidence)).toEqual(['turned down', 'turned down', 'turned down']);
  });

  test('takes a step that the page has saved for no lead, unless the page is left', () => {
    expect(verdicts({ ok: 1, isGone: true, isStep: true })).toEqual(['turned down', 'turned down', 'accepted']);
  });

  test.each<[string, Partial<Evidence>]>([
    ['nothing happened', {}],
    ['the answers are gone, since a next step may still come', { isGone: true }],
    ['the page has collected the data', { isCollected: true, isNavigated: true }],
    ['something was sent that nobody can hear the answer of', { isSent: true }],
    ['something was sent, and something looks like an error', { isSent: true, against: DOUBT }],
  ])('keeps what was submitted, once there is no better evidence to come, when %s', (_when, evidence) => {
    expect(verdicts(evidence)).toEqual(['open', 'accepted', 'accepted']);
  });

  test.each<[string, Partial<Evidence>]>([
    ['nothing happened', {}],
    ['the answers are gone', { isGone: true }],
    ['the page says thanks', { isThanked: true }],
    ['the page has collected the data, and the visitor leaves', { isCollected: true }],
  ])('takes no press for a submission when %s', (_when, evidence) => {
    expect(verdicts({ isPress: true, ...evidence })).toEqual(['open', 'turned down', 'turned down']);
  });

  test.each<[string, Partial<Evidence>]>([
    ['a request is open', { pending: 1 }],
    ['a request went well', { ok: 1 }],
    ['the page has collected the data', { isCollected: true, isNavigated: true }],
    [
      'the page has collected the data, next to an error of the attempt before',
      { isCollected: true, isNavigated: true, against: ERROR },
    ],
  ])('takes a press for a submission if the page is left when %s', (_when, evidence) => {
    expect(decide({ isPress: true, ...evidence }, LEAVING)).toBe('accepted: left');
    expect(decide({ isPress: true, ...evidence }, LAST)).toMatch(/^turned down/);
  });
});
