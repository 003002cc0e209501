/** What was seen is forgotten after the retention, a thousand hashes at a time. */
import { expect, onTestFinished, test } from 'vitest';
import { sweep } from '../../../../src/relay/store/local/seen-sweep';
import { sizeOf } from '../../../../src/relay/store/local/status';
import { openTables, write } from '../../../../src/relay/store/local/tables';
import { temporaryFolder } from '../support/bench';

test('removes what is too old, wherever the last sweep ended, and nothing else', async () => {
  const tables = openTables(temporaryFolder());
  onTestFinished(() => tables.root.close());
  await write(tables, () => {
    for (let number = 0; number < 2500; number += 1)
      void tables.seen.put(`hash-${String(number).padStart(4, '0')}`, number % 2);
  });
  const retention = { now: () => 1000, retentionMs: 1000 };
  const ends = [await sweep(tables, retention)];
  ends.push(await sweep(tables, retention, ends[0]), await sweep(tables, retention, 'hash-1998'));
  expect(ends).toEqual(['hash-0999', 'hash-1998', undefined]);
  expect(sizeOf(tables.seen)).toBe(1250);
  expect([...tables.seen.getRange()].every(({ value }) => value === 1)).toBe(true);
});
