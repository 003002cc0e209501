/** Evidence -> verdict, as a table of named rules. */
import { describe, expect, test } from 'vitest';
import { type Evidence, type Moment, verdictOf } from '../../../src/snippet/capture/verdict';

/** A submission of which nothing is known yet. */
const NOTHING: Evidence = {
  isPress: false,
  isCollected: false,
  isNavigated: false,
  pending: 0,
  ok: 0,
  maybeOk: 0,
  refused: 0,
  isSent: false,
  hasNewError: false,
  hasError: false,
  isDoubtful: false,
  isAsking: false,
  isThanked: false,
  isGone: false,
  isEmptied: false,
  isStep: false,
};

const SOON: Moment = {};
const LAST: Moment = { isLast: true };
const LEAVING: Moment = { isLeaving: true, isLast: true };

/** `accepted: ` or `turned down: ` and the rule that decides; `open` while none does. */
const decide = (evidence: Partial<Evidence>, moment: Moment) => {
  const verdict = verdictOf({ ...NOTHING, ...evidence }, moment);
  return verdict ? `${verdict.isAccepted ? 'accepted' : 'turned down'}: ${verdict.rule}` : 'open';
};

/** What is decided while better evidence may come, once it no longer may, and when the page goes. */
const verdicts = (evidence: Partial<Evidence>) =>
  [SOON, LAST, LEAVING].map((moment) => decide(evidence, moment).split(':')[0]!);

describe('each rule', () => {
  test.each<[string, Partial<Evidence>, Moment, Partial<Evidence>, Moment]>([
    [
      'accepted: left',
      { ok: 1, isStep: true, isGone: true },
      LEAVING,
      { ok: 1, isStep: true, isGone: true },
      LAST,
    ],
    ['accepted: left', { pending: 1 }, LEAVING, { pending: 1, hasNewError: true }, LEAVING],
    ['accepted: left', { pending: 1, hasError: true }, LEAVING, { pending: 1, refused: 1 }, LEAVING],
    [
      'accepted: left',
      { isCollected: true, isNavigated: true, isPress: true },
      LEAVING,
      { isCollected: true, isPress: true },
      LEAVING,
    ],
    ['accepted: answered and gone', { ok: 1, isGone: true }, SOON, { isGone: true }, SOON],
    [
      'accepted: answered and gone',
      { ok: 1, isGone: true, hasNewError: true },
      SOON,
      { ok: 1, isGone: true, isStep: true },
      SOON,
    ],
    ['accepted: thanks', { isThanked: true }, SOON, { isThanked: true, isPress: true }, SOON],
    [
      'accepted: thanks',
      { isThanked: true, isPress: true, ok: 1 },
      SOON,
      { isThanked: true, hasNewError: true },
      SOON,
    ],
    [
      'accepted: thanks',
      { isThanked: true, refused: 1, isGone: true },
      SOON,
      { isThanked: true, refused: 1 },
      SOON,
    ],
    [
      'turned down: step',
      { isStep: true, isGone: true },
      SOON,
      { isStep: true, isEmptied: true },
      SOON,
    ],
    ['turned down: error after answer', { ok: 1, hasNewError: true }, SOON, { ok: 1, hasError: true }, SOON],
    ['accepted: answered', { ok: 1 }, SOON, { ok: 1, isPress: true }, SOON],
    ['accepted: answered', { ok: 1, refused: 1, hasError: true }, SOON, { maybeOk: 1, refused: 1 }, SOON],
    ['turned down: refused', { refused: 1 }, SOON, {}, SOON],
    ['turned down: refused', { refused: 1, isGone: true }, LAST, { isGone: true }, LAST],
    ['accepted: emptied', { isEmptied: true, hasError: true }, LAST, { isEmptied: true }, SOON],
    ['accepted: emptied', { isEmptied: true }, LAST, { isEmptied: true, hasNewError: true }, LAST],
    ['accepted: emptied', { isEmptied: true }, LAST, { isEmptied: true, isPress: true }, LAST],
    [
      'accepted: gone',
      { isGone: true, hasError: true },
      LAST,
      { isGone: true, hasNewError: true },
      LAST,
    ],
    ['accepted: gone', { isGone: true }, LAST, { isGone: true, isPress: true }, LAST],
    ['turned down: error', { hasError: true }, SOON, { hasError: true, ok: 1 }, SOON],
    ['turned down: error', { hasNewError: true }, SOON, { isDoubtful: true, isSent: true }, SOON],
    ['accepted: answered, perhaps to a tracker', { maybeOk: 1 }, SOON, { maybeOk: 1, hasError: true }, SOON],
    [
      'accepted: answered, perhaps to a tracker',
      { maybeOk: 1, isDoubtful: true },
      SOON,
      { maybeOk: 1, isPress: true },
      SOON,
    ],
    [
      'turned down: doubt',
      { isDoubtful: true },
      SOON,
      { isDoubtful: true, isSent: true },
      SOON,
    ],
    [
      'turned down: open question',
      { isAsking: true },
      SOON,
      { isAsking: true, isSent: true },
      SOON,
    ],
    ['accepted: no evidence', {}, LAST, {}, SOON],
    ['accepted: no evidence', { isDoubtful: true, isSent: true }, LAST, { isDoubtful: true }, LAST],
    ['turned down: press without a submission', { isPress: true }, LAST, { isPress: true }, SOON],
  ])('decides or does not: %s by %j at %j; not by %j at %j', (verdict, evidence, moment, other, otherMoment) => {
    expect(decide(evidence, moment)).toBe(verdict);
    expect(decide(other, otherMoment)).not.toBe(verdict);
  });
});

describe('verdictOf', () => {
  test.each<[string, Partial<Evidence>]>([
    ['a request went well', { ok: 1 }],
    ['a request went well and the answers are gone', { ok: 1, isGone: true }],
    ['a request after a press went well and the answers are gone', { ok: 1, isGone: true, isPress: true }],
    ['a request went well next to one that was refused', { ok: 1, refused: 1, isGone: true }],
    ['a request went well next to what looks like an error', { ok: 1, isDoubtful: true }],
    [
      'a request went well, and the emptied form complains that it is empty',
      { ok: 1, isGone: true, hasNewError: true },
    ],
    ['a request went well next to an error of the attempt before', { ok: 1, hasError: true }],
    ['the page says thanks', { isThanked: true }],
    ['the page says thanks next to an error of the attempt before', { isThanked: true, hasError: true }],
    ['a request after a press went well, and the page says thanks', { ok: 1, isPress: true, isThanked: true }],
    ['thanks are next to other questions', { ok: 1, isGone: true, isStep: true, isThanked: true }],
  ])('accepts when %s', (_when, evidence) => {
    expect(verdicts(evidence)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test.each<[string, Partial<Evidence>]>([
    ['the page marks an error', { hasNewError: true }],
    ['the page marks an error while a request is open', { hasNewError: true, pending: 1 }],
    ['the page marks an error although a request went well', { hasNewError: true, ok: 1 }],
    ['the page marks an error where the form was', { hasNewError: true, isGone: true }],
    ['the page marks an error after it has collected the data', { hasNewError: true, isCollected: true }],
    ['the page still shows the error of the attempt before', { hasError: true }],
    ['a request was refused and the page says thanks', { refused: 1, isThanked: true }],
    ['a request was refused', { refused: 1 }],
    ['a request was refused and the answers are gone', { refused: 1, isGone: true }],
    ['a request was refused after the page has collected the data', { refused: 1, isCollected: true }],
    ['nothing was sent, and something looks like an error', { isDoubtful: true }],
    ['nothing was sent, and a question is open', { isAsking: true }],
    ['other questions came', { isGone: true, isStep: true }],
    ['other questions came after an error of the step before', { isGone: true, isStep: true, hasError: true }],
  ])('turns down when %s', (_when, evidence) => {
    expect(verdicts(evidence)).toEqual(['turned down', 'turned down', 'turned down']);
  });

  test('takes a step that the page has saved for no lead, unless the page is left', () => {
    expect(verdicts({ ok: 1, isGone: true, isStep: true })).toEqual(['turned down', 'turned down', 'accepted']);
  });

  test.each<[string, Partial<Evidence>]>([
    ['nothing happened', {}],
    ['the answers are gone, since a next step may still come', { isGone: true }],
    ['the form was emptied, since a next step may still come', { isEmptied: true }],
    ['the page has collected the data', { isCollected: true }],
    ['something was sent that nobody can hear the answer of', { isSent: true }],
    ['something was sent, and a question is open', { isSent: true, isAsking: true }],
  ])('keeps what was submitted, once there is no better evidence to come, when %s', (_when, evidence) => {
    expect(verdicts(evidence)).toEqual(['open', 'accepted', 'accepted']);
  });

  test.each<[string, Partial<Evidence>]>([
    ['nothing happened', {}],
    ['the answers are gone', { isGone: true }],
    ['the page says thanks', { isThanked: true }],
    ['what may be a tracker was answered', { maybeOk: 1 }],
    ['the page has collected the data and the visitor goes', { isCollected: true }],
  ])('takes no press for a submission when %s', (_when, evidence) => {
    expect(verdicts({ isPress: true, ...evidence })).toEqual(['open', 'turned down', 'turned down']);
  });

  test.each<[string, Partial<Evidence>]>([
    ['a request is open', { pending: 1 }],
    ['a request went well', { ok: 1 }],
    ['the page has collected the data and goes by itself', { isCollected: true, isNavigated: true }],
    [
      'the page has collected the data and goes by itself, next to an error of the attempt before',
      { isCollected: true, isNavigated: true, hasError: true, isDoubtful: true },
    ],
  ])('takes a press for a submission if the page is left when %s', (_when, evidence) => {
    expect(decide({ isPress: true, ...evidence }, LEAVING)).toBe('accepted: left');
    expect(decide({ isPress: true, ...evidence }, LAST)).toMatch(/^turned down/);
  });
});
