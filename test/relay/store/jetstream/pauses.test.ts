/** Keys that upstream refuses: what one relay knows, tells its operator and notes for the others. */
import { describe, expect, test, vi } from 'vitest';
import { createPauses, pausedKeys } from '../../../../src/relay/store/jetstream/pauses';
import { storeWith } from '../support/streams';

const NOW = 1_000_000;

type Publish = (subject: string, body: string) => Promise<void>;

/** The pauses of one relay, next to a stream whose last word of any key is this. */
const open = (lastWord?: object, publish = vi.fn<Publish>(async () => {})) => {
  const clock = { now: NOW };
  const report = vi.fn();
  const getMessage = vi.fn(async () => (lastWord === undefined ? null : { json: () => lastWord }));
  const store = storeWith({ client: { publish }, manager: { streams: { getMessage } } });
  const pauses = createPauses(store, { report, now: () => clock.now });
  const notes = () => publish.mock.calls.map(([, body]) => JSON.parse(body));
  return { ...pauses, clock, report, publish, getMessage, notes };
};

describe('pause', () => {
  test('lets the key alone rest, for so long', () => {
    const { pause, restMs, clock } = open();
    pause('KEY', 60_000);
    expect([restMs('KEY'), restMs('other')]).toEqual([60_000, 0]);
    clock.now += 59_999;
    expect(restMs('KEY')).toBe(1);
    clock.now += 2;
    expect(restMs('KEY')).toBe(0);
  });

  test('tells the operator and the other relays once, however often the key is refused', () => {
    const { pause, restMs, report, notes, clock } = open();
    pause('KEY', 60_000);
    clock.now += 60_000;
    pause('KEY', 60_000);
    expect(restMs('KEY')).toBe(60_000);
    expect(report.mock.calls).toEqual([['error', expect.stringContaining('refuses the API key'), { key: 'KEY' }]]);
    expect(notes()).toEqual([{ keyName: 'KEY', pausedAt: NOW }]);
  });

  test('writes under a subject that any name of a key fits into', () => {
    const { pause, publish } = open();
    pause('source a.b *>', 1);
    expect(publish.mock.calls[0]![0]).toMatch(/^test\.paused\.[\w-]+$/);
  });

  test('holds although NATS cannot be told', async () => {
    const { pause, restMs, report } = open(
      undefined,
      vi.fn<Publish>(() => Promise.reject(new Error('no responders'))),
    );
    pause('KEY', 60_000);
    await vi.waitFor(() => expect(report).toHaveBeenCalledWith('warn', expect.any(String), { key: 'KEY' }));
    expect(restMs('KEY')).toBe(60_000);
  });
});

describe('resume', () => {
  test('ends the rest, and tells so once', () => {
    const { pause, resume, restMs, report, notes } = open();
    pause('KEY', 60_000);
    resume('KEY');
    resume('KEY');
    expect(restMs('KEY')).toBe(0);
    expect(report.mock.calls.map(([level]) => level)).toEqual(['error', 'info']);
    expect(notes().at(-1)).toEqual({ keyName: 'KEY', resumedAt: NOW });
  });

  test('of a key that does not rest says and writes nothing', () => {
    const { resume, report, publish } = open();
    resume('KEY');
    expect([report.mock.calls, publish.mock.calls]).toEqual([[], []]);
  });
});

describe('worksSince', () => {
  test.each([
    ['was always taken', undefined, 0],
    ['is refused', { keyName: 'KEY', pausedAt: 5 }, Infinity],
    ['was refused and is taken again', { keyName: 'KEY', resumedAt: 5 }, 5],
  ])('of a key that %s', async (_, lastWord, since) => {
    const { worksSince, getMessage } = open(lastWord);
    expect(await worksSince('KEY')).toBe(since);
    expect(getMessage).toHaveBeenCalledExactlyOnceWith('test-paused', { last_by_subj: 'test.paused.S0VZ' });
  });
});

test('pausedKeys are those whose last word is a pause', async () => {
  const words = [
    { keyName: 'a', pausedAt: 1 },
    { keyName: 'b', resumedAt: 2 },
    { keyName: 'c', pausedAt: 0 },
  ];
  const getMessage = async (_stream: string, { seq }: { seq: number }) =>
    words[seq - 1] === undefined ? null : { seq, json: () => words[seq - 1] };
  expect(await pausedKeys(storeWith({ manager: { streams: { getMessage } } }))).toEqual(['a', 'c']);
});
