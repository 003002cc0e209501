/** Whether the store can be written: in doubt after a failure, until a write holds again. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWritability } from '../../../../src/relay/store/local/writability';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const FULL = new Error('No space left on device');
const nextProbe = () => vi.advanceTimersByTimeAsync(1_000);

/** A store whose disk is as the test says, and what is told of it. */
const open = () => {
  const disk = { hasRoom: true, isGone: false, isBroken: false };
  const report = vi.fn();
  const give = vi.fn();
  const take = vi.fn(() => (disk.hasRoom ? give : undefined));
  const batch = vi.fn(async () => {
    if (disk.isBroken) throw FULL;
  });
  const writability = createWritability({
    tables: { root: { batch }, owner: {} } as never,
    room: { take, isGone: () => disk.isGone, close: () => {} },
    dependencies: { report } as never,
  });
  return { ...writability, disk, report, take, give, batch };
};

describe('createWritability', () => {
  test('takes a store for writable until a write fails, and asks nothing of the disk', async () => {
    const { isWritable, batch } = open();
    await nextProbe();
    expect([isWritable(), batch.mock.calls.length]).toEqual([true, 0]);
  });

  test('doubts it at once after a failure, and says so once, however many follow', () => {
    const { isWritable, note, report } = open();
    note(FULL);
    note(new Error('another'));
    expect(isWritable()).toBe(false);
    expect(report).toHaveBeenCalledExactlyOnceWith('error', expect.stringContaining('cannot be written'), {
      reason: FULL.message,
    });
  });

  test('says of a store that was removed what becomes of the events in it', () => {
    const { disk, note, report } = open();
    disk.isGone = true;
    note(new Error('the file was removed'));
    expect(report).toHaveBeenCalledExactlyOnceWith('error', expect.stringContaining('was removed'), expect.anything());
  });

  test('writes a second later to find out, gives the room back, and is sure again', async () => {
    const { isWritable, note, report, give } = open();
    note(FULL);
    await vi.advanceTimersByTimeAsync(999);
    expect(isWritable()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect([isWritable(), give.mock.calls.length]).toEqual([true, 1]);
    expect(report).toHaveBeenLastCalledWith('info', 'the store can be written again');
  });

  test('writes nothing more once it is sure', async () => {
    const { note, batch } = open();
    note(FULL);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([batch.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0]);
  });

  test.each([
    ['has no room for an event', { hasRoom: false }, 0],
    ['cannot be written', { isBroken: true }, 1],
  ])('stays in doubt while the disk %s, and asks again each second', async (_, trouble, givesEach) => {
    const { isWritable, note, disk, take, give } = open();
    Object.assign(disk, trouble);
    note(FULL);
    await vi.advanceTimersByTimeAsync(3_000);
    expect([isWritable(), take.mock.calls.length, give.mock.calls.length]).toEqual([false, 3, 3 * givesEach]);
    Object.assign(disk, { hasRoom: true, isBroken: false });
    await nextProbe();
    expect(isWritable()).toBe(true);
  });

  test('asks for as much room as a large event needs: where none fits, a small probe would say too much', async () => {
    const { note, take } = open();
    note(FULL);
    await nextProbe();
    expect(take).toHaveBeenCalledExactlyOnceWith(128 * 1024);
  });

  test('doubts again when it fails again', async () => {
    const { isWritable, note, report } = open();
    note(FULL);
    await nextProbe();
    note(FULL);
    expect(isWritable()).toBe(false);
    expect(report.mock.calls.map(([level]) => level)).toEqual(['error', 'info', 'error']);
  });

  test('asks nothing more of a disk whose store is closed', async () => {
    const { note, close, take } = open();
    note(FULL);
    close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([take.mock.calls.length, vi.getTimerCount()]).toEqual([0, 0]);
  });
});
