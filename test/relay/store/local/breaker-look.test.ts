/** One look at what is due: which events go, which wait, and where the next look goes on. */
import { describe, expect, test, vi } from 'vitest';
import type { Forwarded } from '../../../../src/relay/upstream/upstream';
import { createBreakerLook, type LookParts } from '../../../../src/relay/store/local/breaker-look';
import { newBreaker } from '../../../../src/relay/store/local/circuit-breakers';
import { createSlots } from '../../../../src/relay/store/local/slots';
import { type Due, write } from '../../../../src/relay/store/local/tables';
import { defer } from '../../support/deferred';
import { putDue, rowsOf, useTables, waitingOf } from '../support/tables';

const tables = useTables();
const NOW = 1_000_000_000;

/** A look with two attempts at once, which end when the test says so. */
const open = (more: Partial<LookParts> = {}, keyNameOf: (forwarded: Forwarded) => string = () => 'KEY') => {
  const begun: number[] = [];
  const { promise, resolve: end } = defer<void>();
  const slots = createSlots(() => {});
  const look = createBreakerLook({
    tables: tables(),
    dependencies: { upstream: { keyNameOf }, now: () => NOW },
    concurrency: 2,
    breakers: { stateOf: newBreaker },
    slots,
    persist: (change) => change(),
    attempt: ({ sequence }) => (begun.push(sequence), promise),
    ...more,
  });
  return { look, begun, slots, end };
};

/** So many events are due, the first of them first, of these people. */
const fill = (count: number, dueOf: (sequence: number) => Partial<Due> = () => ({})) =>
  write(tables(), () => {
    for (let sequence = 1; sequence <= count; sequence += 1) {
      void tables().waiting.put(sequence, waitingOf());
      void tables().due.put(['KEY', sequence, sequence], { attempts: 0, ...dueOf(sequence) });
    }
  });

describe('createBreakerLook', () => {
  test('begins as many attempts as there may be, the earliest first', async () => {
    await fill(5);
    const { look, begun } = open();
    look('KEY');
    expect(begun).toEqual([1, 2]);
  });

  test('begins no more while they are under way, and the next ones afterwards', async () => {
    await fill(3);
    const { look, begun, slots, end } = open();
    look('KEY');
    look('KEY');
    expect(begun).toEqual([1, 2]);
    await write(tables(), () => [1, 2].forEach((sequence) => void tables().due.remove(['KEY', sequence, sequence])));
    end();
    await slots.allFree();
    look('KEY');
    expect(begun).toEqual([1, 2, 3]);
  });

  test('leaves what is due later, and what is due by another key', async () => {
    await putDue(tables(), { sequence: 1, dueAt: NOW + 1 });
    await putDue(tables(), { sequence: 2, waiting: waitingOf({}, { lane: 'other' }) });
    const { look, begun } = open();
    look('KEY');
    expect(begun).toEqual([]);
  });

  test('begins nothing that the attempts of other keys leave no room for', async () => {
    await fill(2);
    const { look, begun, slots } = open();
    slots.run({ key: ['other', 0, 98], sequence: 98, attempts: 0 }, () => defer<void>().promise);
    look('KEY');
    expect(begun).toEqual([1]);
  });

  test.each([
    ['rests', { restsUntil: NOW + 1 }, []],
    ['has rested', { restsUntil: NOW }, [1, 2]],
    ['is paused, for one to find out', { isPaused: true }, [1]],
    ['has failed as often as attempts may be under way', { failures: 2 }, [1]],
  ])('of a breaker that %s begins %j', async (_, state, sequences) => {
    await fill(3);
    const { look, begun } = open({ breakers: { stateOf: () => ({ ...newBreaker(), ...state }) } });
    look('KEY');
    expect(begun).toEqual(sequences);
  });

  test('passes over a person whose other event is under way', async () => {
    await fill(4, (sequence) => ({ person: sequence < 4 ? 'ada' : 'bob' }));
    const { look, begun } = open();
    look('KEY');
    expect(begun).toEqual([1, 4]);
  });

  test('looks at a thousand rows, and goes on there the next time: one person cannot hold up the others', async () => {
    await fill(1_003, (sequence) => ({ person: sequence <= 1_001 ? 'ada' : 'bob' }));
    const { look, begun } = open();
    look('KEY');
    expect(begun).toEqual([1]);
    look('KEY');
    expect(begun).toEqual([1, 1_002]);
  });

  test('begins at the front again after it has come to the end', async () => {
    await fill(1_001, () => ({ person: 'ada' }));
    const { look, begun, slots, end } = open();
    look('KEY');
    look('KEY');
    end();
    await slots.allFree();
    look('KEY');
    expect(begun).toEqual([1, 1]);
  });

  test('clears away the row of an event that a person has erased, without an attempt', async () => {
    await fill(1);
    await write(tables(), () => void tables().waiting.remove(1));
    const { look, begun, slots } = open();
    look('KEY');
    await slots.allFree();
    expect([begun, rowsOf(tables().due)]).toEqual([[], []]);
  });

  test('moves an event whose source has got another key, without an attempt', async () => {
    await fill(1, () => ({ attempts: 3, person: 'ada' }));
    const { look, begun, slots } = open({}, () => 'source source-1');
    look('KEY');
    await slots.allFree();
    expect(begun).toEqual([]);
    expect(rowsOf(tables().due)).toEqual([[['source source-1', 1, 1], { attempts: 3, person: 'ada' }]]);
    expect(tables().waiting.get(1)).toMatchObject({ lane: 'source source-1' });
  });

  test('makes an event due now that a wrong clock has put far away, also while its key rests', async () => {
    await putDue(tables(), { sequence: 1, dueAt: NOW + 365 * 86_400_000 });
    const { look, slots } = open({ breakers: { stateOf: () => ({ ...newBreaker(), restsUntil: NOW + 1 }) } });
    look('KEY');
    await slots.allFree();
    expect(rowsOf(tables().due)).toEqual([[['KEY', NOW, 1], { attempts: 0 }]]);
  });

  test('writes what it changes by persist, whose failures are tried again', async () => {
    await fill(1);
    await write(tables(), () => void tables().waiting.remove(1));
    const persist = vi.fn(async () => {});
    open({ persist }).look('KEY');
    expect(persist).toHaveBeenCalledTimes(1);
  });
});
