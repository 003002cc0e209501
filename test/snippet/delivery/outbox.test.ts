// @vitest-environment happy-dom
/** What is kept of events until a relay has answered. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LeadEvent } from '../../../src/event';
import { type Entry, newEntry } from '../../../src/snippet/delivery/entry';
import { createOutbox, type Outbox } from '../../../src/snippet/delivery/outbox';
import { blockStorage, fillStorage } from '../support/storage';

const NOW = Date.parse('2026-11-20T10:00:00.000Z');
const WEEK_MS = 7 * 24 * 3_600_000;
const MAX_BYTES = 256 * 1024;
const keyOf = (id: string) => 'driftrock:o:' + id;

const eventOf = (id: string, note = ''): LeadEvent => ({
  event_type: 'lead',
  event_name: 'Form submitted',
  source_id: 's',
  fields: { note },
  event_id: id,
  created_at: '2026-11-20T10:00:00.000Z',
});

/** An entry that was added so many milliseconds ago. */
const entryOf = (id: string, ageMs = 0, note = ''): Entry => ({
  ...newEntry(eventOf(id, note), 'https://relay.example/', 0),
  addedAt: NOW - ageMs,
});

const openOutbox = (isPersistent = () => true) => createOutbox(isPersistent);
const idsIn = (outbox: Outbox) => outbox.entries().map(({ event }) => event.event_id);
const stored = (id: string): unknown => JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null');

/** Tells this tab what another one has written: the browser does so for all tabs but the writer. */
const tellOfStorage = (key: string | null, newValue: string | null) =>
  dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('newEntry', () => {
  test('is due at once, with nothing tried yet', () => {
    expect(newEntry(eventOf('a'), 'r', 0)).toEqual({
      event: eventOf('a'),
      relay: 'r',
      addedAt: NOW,
      failures: 0,
      dueAt: 0,
      firm: false,
    });
  });

  test('is held back firmly until the moment given', () => {
    expect(newEntry(eventOf('a'), undefined, NOW + 5)).toMatchObject({ dueAt: NOW + 5, firm: true });
  });
});

describe('createOutbox', () => {
  test('is empty at first', () => {
    expect(openOutbox().entries()).toEqual([]);
  });

  test('writes an entry under a key of its own, at once', () => {
    openOutbox().put(entryOf('a'));
    expect(stored('a')).toEqual(entryOf('a'));
    expect(localStorage.length).toBe(1);
  });

  test('tells its entries oldest first, in whatever order they came', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('b', 2));
    outbox.put(entryOf('a', 3));
    outbox.put(entryOf('c', 1));
    expect(idsIn(outbox)).toEqual(['a', 'b', 'c']);
  });

  test('keeps an entry in place of an earlier one of the same event', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    outbox.put({ ...entryOf('a'), failures: 2 });
    expect(outbox.entries()).toEqual([{ ...entryOf('a'), failures: 2 }]);
    expect(stored('a')).toMatchObject({ failures: 2 });
  });

  test('removes an entry from storage and memory', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    outbox.put(entryOf('b'));
    outbox.remove({ event_type: 'lead', event_id: 'a' });
    expect(idsIn(outbox)).toEqual(['b']);
    expect(stored('a')).toBeNull();
  });

  test('shrugs at the removal of an event that it does not hold', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    outbox.remove({ event_type: 'lead', event_id: 'b' });
    expect(idsIn(outbox)).toEqual(['a']);
  });

  test('does not remove by reading', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    outbox.entries();
    expect(stored('a')).not.toBeNull();
  });

  test('hands the next page what this one has left', () => {
    openOutbox().put(entryOf('a'));
    expect(openOutbox().entries()).toEqual([entryOf('a')]);
  });

  test('leaves the page its own storage', () => {
    localStorage.setItem('cart', '3 pears');
    localStorage.setItem('driftrock:other', '{"event":{}}');
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    outbox.remove({ event_type: 'lead', event_id: 'a' });
    expect({ ...localStorage }).toEqual({ cart: '3 pears', 'driftrock:other': '{"event":{}}' });
  });
});

describe('bounds', () => {
  test.each([
    [99, 99],
    [100, 100],
    [101, 100],
    [130, 100],
  ])('of %i events keeps the %i newest', async (count, kept) => {
    const outbox = openOutbox();
    Array.from({ length: count }, (_, index) => outbox.put(entryOf('e' + index, count - index)));
    const ids = idsIn(outbox);
    expect(ids).toHaveLength(kept);
    expect(ids[0]).toBe('e' + (count - kept));
    expect(ids.at(-1)).toBe('e' + (count - 1));
    await vi.waitFor(() => expect(localStorage.length).toBe(kept));
  });

  /** Two entries that take up so many bytes together, as UTF-16. */
  const putTwo = (outbox: Outbox, bytes: number) => {
    const room =
      bytes / 2 - (keyOf('a') + JSON.stringify(entryOf('a', 1)) + keyOf('b') + JSON.stringify(entryOf('b'))).length;
    outbox.put(entryOf('a', 1, 'x'.repeat(room)));
    outbox.put(entryOf('b'));
  };

  test.each([
    [MAX_BYTES - 2, ['a', 'b']],
    [MAX_BYTES, ['b']],
    [MAX_BYTES + 2, ['b']],
  ])('of %i bytes, keys among them, keeps %j, the newest that stay below 256 KiB', async (bytes, ids) => {
    const outbox = openOutbox();
    putTwo(outbox, bytes);
    expect(idsIn(outbox)).toEqual(ids);
    await vi.waitFor(() => expect(localStorage.length).toBe(ids.length));
  });

  test('count what an entry has grown by since it was written', async () => {
    const outbox = openOutbox();
    const [older, newer] = [entryOf('a', 1), entryOf('b')];
    putTwo(outbox, MAX_BYTES - 2);
    outbox.put({ ...newer, lease: 1 });
    expect(idsIn(outbox)).toEqual(['b']);
    await vi.waitFor(() => expect(stored(older.event.event_id!)).toBeNull());
  });

  test('keeps the newest event however large it is: a lead is worth more than a bound', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a', 1));
    outbox.put(entryOf('b', 0, 'x'.repeat(MAX_BYTES)));
    expect(idsIn(outbox)).toEqual(['b']);
  });

  test.each([
    [WEEK_MS - 1, ['a']],
    [WEEK_MS, []],
    [WEEK_MS + 1, []],
  ])('after %i ms a next page holds %j, for seven days at most', (ageMs, ids) => {
    openOutbox().put(entryOf('a'));
    vi.setSystemTime(NOW + ageMs);
    const outbox = openOutbox();
    expect(idsIn(outbox)).toEqual(ids);
    outbox.restore(() => {});
    expect(localStorage.length).toBe(ids.length);
  });

  test('let a page keep what it has put in itself, though its clock jumps by more than seven days', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    vi.setSystemTime(NOW + WEEK_MS + 1);
    expect(idsIn(outbox)).toEqual(['a']);
    expect(localStorage.length).toBe(1);
  });

  test('hold for what memory alone keeps, too', () => {
    const outbox = openOutbox(() => false);
    Array.from({ length: 101 }, (_, index) => outbox.put(entryOf('e' + index, 101 - index)));
    expect(idsIn(outbox)).toHaveLength(100);
  });
});

describe('while storage refuses', () => {
  test('keeps events in memory while storage is full', () => {
    fillStorage('localStorage');
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    expect(localStorage.length).toBe(0);
    expect(idsIn(outbox)).toEqual(['a']);
  });

  test('removes what it could not write', () => {
    fillStorage('localStorage');
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    outbox.remove({ event_type: 'lead', event_id: 'a' });
    expect(outbox.entries()).toEqual([]);
  });

  test('still tells what was written before storage was full', () => {
    openOutbox().put(entryOf('a', 1));
    fillStorage('localStorage');
    const outbox = openOutbox();
    outbox.put(entryOf('b'));
    expect(idsIn(outbox)).toEqual(['a', 'b']);
  });

  test('keeps events in memory while storage is blocked, and drops them there', () => {
    const unblock = blockStorage('localStorage');
    const outbox = openOutbox();
    outbox.put(entryOf('a', 1));
    outbox.put(entryOf('b'));
    outbox.remove({ event_type: 'lead', event_id: 'a' });
    const ids = idsIn(outbox);
    unblock();
    expect(ids).toEqual(['b']);
    expect(localStorage.length).toBe(0);
  });

  test('believes its own memory where storage could not take the latest state', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    fillStorage('localStorage');
    outbox.put({ ...entryOf('a'), lease: 1, dueAt: NOW + 1 });
    expect(outbox.entries()[0]).toMatchObject({ lease: 1, dueAt: NOW + 1 });
  });

  test('writes to storage as soon as it is free again', () => {
    const unblock = blockStorage('localStorage');
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    unblock();
    outbox.put(outbox.entries()[0]!);
    expect(stored('a')).toEqual(entryOf('a'));
  });

  test('loses nothing of its own when the page clears storage between two calls', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    localStorage.clear();
    expect(idsIn(outbox)).toEqual(['a']);
  });
});

describe('garbage under its keys', () => {
  test.each([
    '',
    '{',
    '{"event":{"event_id":"g"',
    'null',
    '0',
    '"text"',
    '[]',
    '{}',
    '{"v":2,"body":"{}"}',
    '{"event":null}',
  ])('%j is neither an entry nor removed', (text) => {
    localStorage.setItem(keyOf('g'), text);
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    expect(idsIn(outbox)).toEqual(['a']);
    expect(localStorage.getItem(keyOf('g'))).toBe(text);
  });

  test.each([undefined, 'another'])(
    'an event with the id %s under a key of another one is none that could be removed',
    (event_id) => {
      const text = JSON.stringify({ ...entryOf('g'), event: { ...eventOf('g'), event_id } });
      localStorage.setItem(keyOf('g'), text);
      expect(openOutbox().entries()).toEqual([]);
      expect(localStorage.getItem(keyOf('g'))).toBe(text);
    },
  );

  test('what an older version has not written of its entry is as if nothing had been tried', () => {
    localStorage.setItem(keyOf('g'), JSON.stringify({ event: eventOf('g') }));
    expect(openOutbox().entries()).toEqual([newEntry(eventOf('g'), undefined, 0)]);
  });
});

describe('several tabs on one storage', () => {
  test('see and remove each other’s entries', () => {
    const first = openOutbox();
    const second = openOutbox();
    first.put(entryOf('a', 1));
    second.put(entryOf('b'));
    expect(idsIn(first)).toEqual(['a', 'b']);
    expect(idsIn(second)).toEqual(['a', 'b']);
    second.remove({ event_type: 'lead', event_id: 'a' });
    expect(stored('a')).toBeNull();
  });

  test('lose nothing when both write in turn', () => {
    const first = openOutbox();
    const second = openOutbox();
    Array.from({ length: 40 }, (_, index) => [first, second][index % 2]!.put(entryOf('e' + index, 40 - index)));
    expect(idsIn(openOutbox())).toHaveLength(40);
  });

  test('believe storage rather than their own memory', () => {
    const first = openOutbox();
    first.put(entryOf('a'));
    openOutbox().put({ ...entryOf('a'), failures: 3 });
    expect(first.entries()[0]).toMatchObject({ failures: 3 });
  });

  test('forget what another tab has had acknowledged', () => {
    const first = openOutbox();
    first.put(entryOf('a'));
    localStorage.removeItem(keyOf('a'));
    tellOfStorage(keyOf('a'), null);
    expect(first.entries()).toEqual([]);
  });

  test('keep what another tab has only changed', () => {
    const first = openOutbox();
    first.put(entryOf('a'));
    tellOfStorage(keyOf('a'), '{}');
    localStorage.clear();
    expect(idsIn(first)).toEqual(['a']);
  });

  test('hear of the entries that another tab writes, and of nothing else', () => {
    const listener = vi.fn();
    openOutbox().onWritten(listener);
    tellOfStorage(keyOf('a'), JSON.stringify(entryOf('a')));
    tellOfStorage(keyOf('a'), '');
    tellOfStorage(keyOf('a'), null);
    tellOfStorage('cart', JSON.stringify(entryOf('b')));
    tellOfStorage(null, null);
    expect(listener).toHaveBeenCalledExactlyOnceWith(entryOf('a'));
  });

  test('do not take clear() for an acknowledgement', () => {
    const first = openOutbox();
    first.put(entryOf('a'));
    localStorage.clear();
    tellOfStorage(null, null);
    expect(idsIn(first)).toEqual(['a']);
  });
});

describe('a page from the back/forward cache', () => {
  const comeBack = (persisted: boolean) => dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

  test('believes storage, which has heard of acknowledgements meanwhile', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    localStorage.removeItem(keyOf('a'));
    comeBack(true);
    expect(outbox.entries()).toEqual([]);
  });

  test('keeps what only memory has, where nothing may be stored', () => {
    const outbox = openOutbox(() => false);
    outbox.put(entryOf('a'));
    comeBack(true);
    expect(idsIn(outbox)).toEqual(['a']);
  });

  test('keeps what only memory has, where storage is blocked', () => {
    const unblock = blockStorage('localStorage');
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    comeBack(true);
    unblock();
    expect(idsIn(outbox)).toEqual(['a']);
  });

  test('keeps what only memory has, where storage is full', () => {
    fillStorage('localStorage');
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    comeBack(true);
    expect(idsIn(outbox)).toEqual(['a']);
  });

  test('is no page that was merely loaded', () => {
    const outbox = openOutbox();
    outbox.put(entryOf('a'));
    localStorage.clear();
    comeBack(false);
    expect(idsIn(outbox)).toEqual(['a']);
  });
});

describe('where nothing may be stored', () => {
  test('writes nothing and keeps events in memory', () => {
    const outbox = openOutbox(() => false);
    outbox.put(entryOf('a'));
    outbox.remove({ event_type: 'lead', event_id: 'b' });
    expect(idsIn(outbox)).toEqual(['a']);
    expect(localStorage.length).toBe(0);
  });

  test('still finds and removes what an earlier page has stored', () => {
    openOutbox().put(entryOf('a'));
    const outbox = openOutbox(() => false);
    expect(idsIn(outbox)).toEqual(['a']);
    outbox.remove({ event_type: 'lead', event_id: 'a' });
    expect(localStorage.length).toBe(0);
  });

  test('begins to write once it may', () => {
    const may = { store: false };
    const outbox = openOutbox(() => may.store);
    outbox.put(entryOf('a'));
    may.store = true;
    outbox.put(outbox.entries()[0]!);
    expect(stored('a')).toEqual(entryOf('a'));
  });
});
