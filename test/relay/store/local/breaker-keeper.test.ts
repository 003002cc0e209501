/** What is kept of each breaker, on the disk and in the log, as its attempts end. */
import { describe, expect, test, vi } from 'vitest';
import type { Outcome } from '../../../../src/relay/upstream/event-outcome';
import { createBreakerKeeper } from '../../../../src/relay/store/local/breaker-keeper';
import { newBreaker } from '../../../../src/relay/store/local/circuit-breakers';
import { write } from '../../../../src/relay/store/local/tables';
import { useTables } from '../support/tables';

const tables = useTables();
const NOW = 1_000_000;
const TAKEN: Outcome = { kind: 'acknowledged' };
const FAILED: Outcome = { kind: 'retry', retryAfterSeconds: 30, reason: 'upstream: 500' };
const REFUSED: Outcome = {
  kind: 'retry',
  retryAfterSeconds: 30,
  isKeyRefused: true,
  reason: 'upstream: 401',
  hint: 'look at the key',
};

/** A keeper for two attempts at once, and what it says. */
const open = () => {
  const clock = { now: NOW };
  const report = vi.fn();
  const persist = vi.fn((change: () => Promise<void>) => change());
  const keeper = createBreakerKeeper({
    tables: tables(),
    dependencies: { now: () => clock.now, report },
    concurrency: 2,
    persist,
  });
  const judgeAll = async (...outcomes: Outcome[]) => {
    for (const outcome of outcomes) await keeper.judge('KEY', outcome);
  };
  const said = () => report.mock.calls.map(([level, message]) => `${level}: ${String(message).split(':')[0]}`);
  return { ...keeper, clock, report, persist, judgeAll, said };
};

describe('stateOf', () => {
  test('knows nothing bad of a breaker that is new', () => {
    expect(open().stateOf('KEY')).toEqual(newBreaker());
  });

  test.each([
    [{ pausedMs: 0, since: NOW }, true],
    [{ pausedMs: 0, since: 0 }, true],
    [{ pausedMs: 500 }, false],
  ])('of which the last relay has left %j is paused: %s', async (time, isPaused) => {
    await write(tables(), () => void tables().pauses.put('KEY', time));
    expect(open().stateOf('KEY')).toEqual({ ...newBreaker(), isPaused });
  });

  test('keeps each breaker by itself', async () => {
    const { judgeAll, stateOf } = open();
    await judgeAll(FAILED);
    expect([stateOf('KEY').failures, stateOf('other').failures]).toEqual([1, 0]);
  });
});

describe('judge', () => {
  test('writes a pause that begins before it resolves, and tells the operator what to do', async () => {
    const { judgeAll, report } = open();
    await judgeAll(REFUSED);
    expect(tables().pauses.get('KEY')).toEqual({ pausedMs: 0, since: NOW });
    expect(report).toHaveBeenCalledExactlyOnceWith('error', expect.stringContaining('paused'), {
      key: 'KEY',
      reason: 'upstream: 401',
      hint: 'look at the key',
    });
  });

  test('neither writes nor says anything of a pause that goes on', async () => {
    const { judgeAll, clock, persist, said } = open();
    await judgeAll(REFUSED);
    clock.now += 60_000;
    await judgeAll(REFUSED);
    expect([persist.mock.calls.length, said()]).toEqual([1, ['error: forwarding paused']]);
    expect(tables().pauses.get('KEY')).toEqual({ pausedMs: 0, since: NOW });
  });

  test.each<[string, Outcome]>([
    ['takes an event', TAKEN],
    ['refuses an event on its merits', { kind: 'rejected', error: 'ada@example.com' }],
  ])('ends a pause when upstream %s, and adds its time up', async (_, outcome) => {
    const { judgeAll, clock, said } = open();
    await judgeAll(REFUSED);
    clock.now += 60_000;
    await judgeAll(outcome);
    expect(tables().pauses.get('KEY')).toEqual({ pausedMs: 60_000 });
    expect(said()).toEqual(['error: forwarding paused', 'info: forwarding resumed']);
  });

  test('is still paused after a failure that says nothing of the key', async () => {
    const { judgeAll, stateOf } = open();
    await judgeAll(REFUSED, FAILED);
    expect([stateOf('KEY').isPaused, tables().pauses.get('KEY')?.since]).toEqual([true, NOW]);
  });

  test('ends the pause that the last relay has left', async () => {
    await write(tables(), () => void tables().pauses.put('KEY', { pausedMs: 5, since: NOW - 1_000 }));
    const { judgeAll, said } = open();
    await judgeAll(TAKEN);
    expect([tables().pauses.get('KEY'), said()]).toEqual([{ pausedMs: 1_005 }, ['info: forwarding resumed']]);
  });

  test('says once that forwarding rests after two failures in a row, and once that it goes on', async () => {
    const { judgeAll, said } = open();
    await judgeAll(FAILED);
    expect(said()).toEqual([]);
    await judgeAll(FAILED, FAILED, FAILED);
    expect(said()).toEqual(['warn: forwarding rests']);
    await judgeAll(TAKEN, TAKEN);
    expect(said()).toEqual(['warn: forwarding rests', 'info: forwarding goes on']);
  });

  test('says nothing of failures that do not follow each other', async () => {
    const { judgeAll, said } = open();
    await judgeAll(FAILED, TAKEN, FAILED, TAKEN, FAILED);
    expect(said()).toEqual([]);
  });

  test('writes nothing for what is neither a pause nor its end', async () => {
    const { judgeAll, persist } = open();
    await judgeAll(FAILED, FAILED, TAKEN);
    expect(persist).not.toHaveBeenCalled();
  });
});
