/** Room in a file, taken from a real disk before it is needed. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createRoom } from '../../../../src/relay/store/local/room';
import { temporaryFolder } from '../support/bench';

const MIB = 1024 * 1024;

/** A file of a few bytes, and room in it. */
const openRoom = () => {
  const folder = temporaryFolder();
  mkdirSync(folder);
  const file = `${folder}/data`;
  writeFileSync(file, 'what is there');
  const used = { bytes: 13 };
  const room = createRoom({ file, usedBytes: () => used.bytes, now: () => 0 });
  onTestFinished(() => room.close());
  return { file, room, used, size: () => statSync(file).size };
};

describe('createRoom', () => {
  test('writes zeros behind what is there, and nothing over it', () => {
    const { file, room } = openRoom();
    expect(room.take(1000)).toBeTypeOf('function');
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 13).toString()).toBe('what is there');
    expect(bytes.subarray(13).every((byte) => byte === 0)).toBe(true);
    expect(bytes.length).toBeGreaterThan(2 * MIB);
  });

  test('takes more of the disk only when what is taken would no longer fit', () => {
    const { room, used, size } = openRoom();
    room.take(1000)?.();
    const first = size();
    for (let count = 0; count < 1000; count += 1) room.take(1000)?.();
    expect(size()).toBe(first);
    used.bytes = first - MIB;
    for (let count = 0; count < 100; count += 1) room.take(1000)?.();
    expect(size()).toBeGreaterThan(first);
  });

  test('takes as much of the disk as a burst needs, that has used up more than one step of it', () => {
    const { room, used, size } = openRoom();
    used.bytes = 11 * MIB;
    expect(room.take(1000)).toBeTypeOf('function');
    expect(size()).toBeGreaterThan(13 * MIB);
  });

  test('counts what was taken and is not given back', () => {
    const { room, size } = openRoom();
    for (let count = 0; count < 100; count += 1) room.take(100_000);
    expect(size()).toBeGreaterThan(100 * 100_000);
  });
});
