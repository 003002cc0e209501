/** What a relay may do with a copy, by the mark of its event. */
import { describe, expect, test } from 'vitest';
import { BARRED, isOver, judge, type Mark } from '../../../../src/relay/store/jetstream/mark';
import type { Copy } from '../../../../src/relay/store/jetstream/record';
import { forwarded } from '../support/bench';

const NOW = 1_000_000;
const SURPLUS = { kind: 'surplus' };
const claimant = { owner: 'this relay', takeoverMs: 30_000, now: () => NOW };
const mark = (more: Partial<Mark> = {}): Mark => ({ seq: 5, owner: 'another', until: 0, ...more });
const judged = (of: Mark, copy: Partial<Copy>) =>
  judge(of, { seq: 5, hash: 'a-hash', forwarded: forwarded(), ...copy }, claimant);

describe('judge', () => {
  test.each<[string, Mark, object | string]>([
    ['is free once its relay has let go of it', mark(), 'free'],
    ['is free at the moment when its relay counts as dead', mark({ until: NOW }), 'free'],
    ['is at another relay until then', mark({ until: NOW + 1 }), { kind: 'elsewhere', forMs: 1 }],
    ['is free for the relay that has it', mark({ owner: 'this relay', until: NOW + 9_000 }), 'free'],
    ['is surplus once it is done', mark({ isDone: true }), SURPLUS],
    [
      'is surplus once it is done, also for the relay that had it',
      mark({ owner: 'this relay', isDone: true }),
      SURPLUS,
    ],
    ['is surplus when the event is barred', BARRED, SURPLUS],
  ])('the copy that counts %s', (_, of, verdict) => {
    expect(judged(of, {})).toEqual(verdict);
  });

  test.each<[string, Partial<Copy>, object | string]>([
    ['an older one', { seq: 4 }, SURPLUS],
    ['a newer one', { seq: 6 }, SURPLUS],
    ['one that a person has put back', { seq: 6, origin: 5 }, 'free'],
    ['one that was put back from another dead letter', { seq: 6, origin: 4 }, SURPLUS],
    [
      'one in the place of the copy, while a relay is at that',
      { seq: 6, replaces: 5 },
      { kind: 'elsewhere', forMs: 50 },
    ],
    ['one in the place of another copy', { seq: 6, replaces: 4 }, SURPLUS],
  ])('of another copy than the one that counts: %s', (_, copy, verdict) => {
    expect(judged(mark({ until: NOW + 50 }), copy)).toEqual(verdict);
  });

  test.each<[string, Partial<Copy>, object | string]>([
    ['is free when a person has put it back: it was dead, and is to go again', { seq: 6, origin: 5 }, 'free'],
    ['is surplus when it was only lost', { seq: 6, replaces: 5 }, SURPLUS],
  ])('a copy of what is done %s', (_, copy, verdict) => {
    expect(judged(mark({ isDone: true }), copy)).toEqual(verdict);
  });

  test('a barred event is free for no copy, whatever number it names', () => {
    expect(judged(BARRED, { seq: 6, origin: 5, replaces: 4 })).toEqual(SURPLUS);
  });
});

describe('isOver', () => {
  test.each([
    ['while its copy waits', mark(), false],
    ['while a relay is at it', mark({ until: NOW + 1 }), false],
    ['once it is done', mark({ isDone: true }), true],
    ['when another copy counts', mark({ seq: 6 }), true],
    ['when the event is barred', BARRED, true],
  ])('$0: $2', (_, of, expected) => {
    expect(isOver(of, { seq: 5 })).toBe(expected);
  });
});
