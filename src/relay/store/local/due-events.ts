/** What is due: the reading half of forwarding. */
import type { Due, DueKey, Tables } from './tables';

/** A row of the table of due events. */
export interface DueRow extends Due {
  key: DueKey;
  place: number;
}

/** All lanes that have events. Costs one look into the table each, however many events there are. */
export function lanesOf({ due }: Tables): string[] {
  const lanes: string[] = [];
  let start: [string, number] = ['', 0];
  for (;;) {
    const [key] = due.getKeys({ start, limit: 1 });
    if (key === undefined) return lanes;
    lanes.push(key[0]);
    start = [key[0], Number.MAX_VALUE];
  }
}

/** The lane's rows that are due at `now`, the earliest first; from `start`, where a look ended, if that is given. */
export function* dueRows({ due }: Tables, lane: string, { now, start }: { now: number; start?: DueKey | undefined }): Generator<DueRow> {
  for (const { key, value } of due.getRange({ start: start ?? [lane, 0], end: [lane, now, Number.MAX_VALUE] })) {
    yield { ...value, key, place: key[2] };
  }
}

// Nothing waits for longer than an hour, by whatever upstream asks.
const FARTHEST_MS = 2 * 60 * 60 * 1000;

/**
 * The lane's last row, if it is due later than any wait can explain; `undefined` as a rule. The clock was ahead when it was written, and
 * has been put right since.
 */
export function farRow({ due }: Tables, lane: string, now: number): DueRow | undefined {
  const [row] = due.getRange({ start: [lane, Number.MAX_VALUE], end: [lane, now + FARTHEST_MS], reverse: true, limit: 1 });
  return row && { ...row.value, key: row.key, place: row.key[2] };
}

/** When the lane's earliest event is due, or the next one after `now`; `undefined` when there is none. */
export function nextDueAt({ due }: Tables, lane: string, now: number): number | undefined {
  const [key] = due.getKeys({ start: [lane, now, Number.MAX_VALUE], end: [lane, Number.MAX_VALUE], limit: 1 });
  return key?.[1];
}
