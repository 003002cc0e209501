/** Evidence and time -> verdict, as a truth table. */
import { describe, expect, test } from 'vitest';
import { type Evidence, MAX_REQUEST_MS, SETTLE_MS, verdictOf, WAIT_MS } from '../../src/snippet/decision';

const LONG = 10 * MAX_REQUEST_MS;

const verdict = (evidence: Partial<Evidence>, ageMs: number, settlingMs = ageMs) => verdictOf({ open: 0, ok: 0, refused: 0, ...evidence }, ageMs, settlingMs);

describe('verdictOf', () => {
  test.each<[string, Partial<Evidence>]>([
    ['the browser sends the form itself', { isNative: true }],
    ['the browser sends the form itself, and a request about it was refused', { isNative: true, refused: 1 }],
    ['the browser sends the form itself, past an error on the page', { isNative: true, hasError: true }],
    ['the browser sends the form itself after a press', { isNative: true, isPress: true }],
    ['a request went well and the answers are gone', { ok: 1, isGone: true }],
    ['a request went well and the answers are gone, while another is open', { ok: 1, isGone: true, open: 1 }],
    ['a request went well and the answers are gone, beside one that was refused', { ok: 1, isGone: true, refused: 1 }],
    ['a request went well and the answers are gone, with a text that reads like an error', { ok: 1, isGone: true, hasError: true }],
    ['a request went well and the answers are gone, with words that look like an error', { ok: 1, isGone: true, isDoubtful: true }],
    ['a request after a press went well and the answers are gone', { ok: 1, isGone: true, isPress: true }],
    ['the page goes after a submission', { isLeaving: true }],
    ['the page goes while a request of a press is open', { isLeaving: true, isPress: true, open: 1 }],
    ['the page goes after a press for which it has collected the data', { isLeaving: true, isPress: true, isCollected: true }],
    ['the page goes after a request of a press went well', { isLeaving: true, isPress: true, ok: 1 }],
  ])('accepts at once when %s', (_when, evidence) => {
    expect(verdict(evidence, 0)).toBe(true);
    expect(verdict(evidence, LONG)).toBe(true);
  });

  test.each<[string, Partial<Evidence>]>([
    ['the page shows an error', { hasError: true }],
    ['the page shows an error while a request is open', { hasError: true, open: 1 }],
    ['the page shows an error after a request went well', { hasError: true, ok: 1 }],
    ['the page shows an error where the form was', { hasError: true, isGone: true }],
    ['the page shows an error and goes', { hasError: true, isLeaving: true }],
    ['a request was refused', { refused: 1 }],
    ['something looks like an error', { isDoubtful: true }],
    ['something looks like an error while a request is open', { isDoubtful: true, open: 1 }],
    ['something looks like an error and the page goes', { isDoubtful: true, isLeaving: true }],
    ['a request was refused and the page goes', { refused: 1, isLeaving: true }],
    ['a request was refused and the answers are gone', { refused: 1, isGone: true }],
    ['the page goes after a press that nothing came of', { isLeaving: true, isPress: true }],
    ['the page goes after a press that emptied the form', { isLeaving: true, isPress: true, isGone: true }],
  ])('turns down at once when %s', (_when, evidence) => {
    expect(verdict(evidence, 0)).toBe(false);
    expect(verdict(evidence, LONG)).toBe(false);
  });

  test.each<[string, Partial<Evidence>, number, boolean]>([
    ['nothing happened', {}, WAIT_MS, true],
    ['a request went well', { ok: 1 }, SETTLE_MS, true],
    ['the answers are gone', { isGone: true }, SETTLE_MS, true],
    ['a press was followed by nothing', { isPress: true }, WAIT_MS, false],
    ['a press was followed by the answers being gone', { isPress: true, isGone: true }, WAIT_MS, false],
    ['a request went well beside one that was refused', { ok: 1, refused: 1 }, SETTLE_MS, true],
    ['a request went well beside what looks like an error', { ok: 1, isDoubtful: true }, SETTLE_MS, true],
    ['a press was followed by a request that went well', { isPress: true, ok: 1 }, WAIT_MS, false],
    ['a press was followed by the collection of the data', { isPress: true, isCollected: true }, WAIT_MS, false],
  ])('looks again while %s, until %j has settled for %i ms: %s', (_when, evidence, settledMs, final) => {
    expect(verdict(evidence, 0)).toBeUndefined();
    expect(verdict(evidence, settledMs - 1)).toBeUndefined();
    expect(verdict(evidence, settledMs)).toBe(final);
    expect(verdict(evidence, settledMs + 1)).toBe(final);
  });

  test('counts the settling from the last answer, not from the submission', () => {
    expect(verdict({ ok: 1 }, WAIT_MS, SETTLE_MS - 1)).toBeUndefined();
    expect(verdict({ ok: 1 }, WAIT_MS, SETTLE_MS)).toBe(true);
  });

  test.each<[string, Partial<Evidence>, boolean]>([
    ['a submission', { open: 1 }, true],
    ['a submission whose answers are gone', { open: 1, isGone: true }, true],
    ['a submission with another request that went well', { open: 1, ok: 1 }, true],
    ['a press', { open: 1, isPress: true }, false],
    ['a press with another request that went well', { open: 1, ok: 1, isPress: true }, false],
  ])('waits for the open request of %s (%j) as long as a server may take: %s', (_whose, evidence, final) => {
    expect(verdict(evidence, WAIT_MS)).toBeUndefined();
    expect(verdict(evidence, MAX_REQUEST_MS - 1)).toBeUndefined();
    expect(verdict(evidence, MAX_REQUEST_MS)).toBe(final);
    expect(verdict(evidence, MAX_REQUEST_MS + 1)).toBe(final);
  });
});
