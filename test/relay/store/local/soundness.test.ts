/** Damaged files of lmdb's, as disks and interrupted copies leave them; the sound ones are made by lmdb itself. */
import { closeSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openTables } from '../../../../src/relay/store/local/tables';
import { damageOf } from '../../../../src/relay/store/local/soundness';
import { createStoreBench, forwarded, temporaryFolder } from '../support/bench';

/** The file of a store that has taken some events. */
async function soundFile(): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder();
  const bench = await createStoreBench({ folder });
  await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      bench.store.accept(forwarded({ event_id: `event-${n}`, fields: { message: 'x'.repeat(10_000) } })),
    ),
  );
  await bench.store.close();
  return { folder, file: `${folder}/data.mdb` };
}

function overwrite(file: string, at: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(4096), 0, 4096, at);
  closeSync(descriptor);
}

describe('damageOf', () => {
  test('finds none in what lmdb has written, nor in an empty file', async () => {
    const { file } = await soundFile();
    expect(damageOf(file)).toBeUndefined();
    writeFileSync(file, '');
    expect(damageOf(file)).toBeUndefined();
  });

  test.each<[string, (file: string) => void, string]>([
    ['another file', (file) => writeFileSync(file, 'hello'), 'its first page is damaged'],
    ['nonsense', (file) => writeFileSync(file, Buffer.alloc(100_000, 0x5a)), 'its first page is damaged'],
    ['a first page without a word', (file) => overwrite(file, 0), 'its first page is damaged'],
    ['a second page without a word', (file) => overwrite(file, 4096), 'its second page is damaged'],
    ['its first page alone', (file) => truncateSync(file, 4096), 'its second page is damaged'],
    ['a beginning without the rest', (file) => truncateSync(file, 100_000), 'it has lost its end'],
  ])('finds %s, and the store says so instead of dying', async (_, damage, words) => {
    const { folder, file } = await soundFile();
    damage(file);
    expect(damageOf(file)).toBe(words);
    expect(() => openTables(folder)).toThrow(`data.mdb cannot be read, for ${words}`);
  });
});
