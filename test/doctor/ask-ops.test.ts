/** What an operator's port tells before and after a lead -> what became of it. */
import { describe, expect, test } from 'vitest';
import { judge, type Readiness } from '../../src/doctor/ask-ops';

const BEFORE: Readiness = { waiting: 2, dead: 1, paused: [], upstream: { answered_at: '10:00', failed_at: '09:00' } };
const after = (more: Partial<Readiness>): Readiness => ({ ...BEFORE, ...more });

describe('judge', () => {
  test.each([
    ['nothing has changed', after({}), undefined],
    ['it waits', after({ waiting: 3 }), undefined],
    [
      'Driftrock has answered, and more waits',
      after({ waiting: 3, upstream: { ...BEFORE.upstream, answered_at: '10:01' } }),
      undefined,
    ],
    ['Driftrock has answered', after({ upstream: { ...BEFORE.upstream, answered_at: '10:01' } }), 'ok'],
    ['an attempt has failed', after({ upstream: { ...BEFORE.upstream, failed_at: '10:01' } }), 'problem'],
    ['another lead is given up', after({ dead: 2 }), 'problem'],
  ])('%s', (_, now, mark) => {
    expect(judge(BEFORE, now)?.mark).toBe(mark);
  });
});
