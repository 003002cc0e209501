/** An entry of the outbox: its key, and the bounds. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LeadEvent } from '../../../src/event';
import { boundsOf, keyOf, newEntry } from '../../../src/snippet/delivery/entry';

const NOW = 1_800_000_000_000;
const DAY_MS = 86_400_000;
const foreign = () => false;

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const entryAt = (addedAt: number, event_id = 'e', note = '') => ({
  ...newEntry({ event_id, event_type: 'lead', fields: { note } } as unknown as LeadEvent, undefined, 0),
  addedAt,
});
const within = (...given: Parameters<typeof boundsOf>) =>
  boundsOf(...given).flatMap(([{ event }, isWithin]) => (isWithin ? event.event_id : []));

describe('keyOf', () => {
  test('is another one for an event of another type with the same id', () => {
    expect(keyOf({ event_id: 'e', event_type: 'lead' })).toBe('driftrock:o:e');
    expect(keyOf({ event_id: 'e', event_type: 'conversion' })).toBe('driftrock:o:econversion');
  });
});

describe('boundsOf', () => {
  test.each([
    [100, 100],
    [101, 100],
  ])('of %i entries keeps the newest %i', (count, kept) => {
    const entries = Array.from({ length: count }, (_, index) => entryAt(NOW + index, `e-${index}`));
    const names = within(entries, foreign);
    expect(names).toHaveLength(kept);
    expect(names[0]).toBe(`e-${count - 1}`);
  });

  test('keeps the newest, whatever its size, and what else fits into 256 KiB of UTF-16', () => {
    const large = 'x'.repeat(70_000);
    expect(within([entryAt(NOW, 'old', large), entryAt(NOW + 1, 'new', large)], foreign)).toEqual(['new']);
    expect(within([entryAt(NOW, 'one', large + large)], foreign)).toEqual(['one']);
  });

  test.each([
    [7 * DAY_MS - 1, ['e']],
    [7 * DAY_MS, []],
  ])('keeps a foreign entry for seven days: %i ms', (ageMs, names) => {
    expect(within([entryAt(NOW - ageMs)], foreign)).toEqual(names);
  });

  test("keeps the page's own, whatever its clock says", () => {
    expect(within([entryAt(NOW - 8 * DAY_MS)], () => true)).toEqual(['e']);
  });
});
