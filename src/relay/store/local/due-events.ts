/** What is due: the reading half of forwarding. */
import type { Due, DueKey, Tables } from './tables';

/** A row of the table of due events. */
export interface DueRow extends Due {
  key: DueKey;
  sequence: number;
}

/** All breakers that have events. Costs one look into the table each, however many events there are. */
export function breakersOf({ due }: Tables): string[] {
  const breakers: string[] = [];
  let start: [string, number] = ['', 0];
  for (;;) {
    const [key] = due.getKeys({ start, limit: 1 });
    if (key === undefined) return breakers;
    breakers.push(key[0]);
    start = [key[0], Number.MAX_VALUE];
  }
}

/** The breaker's rows that are due at `now`, the earliest first; from `start`, where a look ended, if that is given. */
export function* dueRows(
  { due }: Tables,
  breaker: string,
  { now, start }: { now: number; start?: DueKey | undefined },
): Generator<DueRow> {
  for (const { key, value } of due.getRange({ start: start ?? [breaker, 0], end: [breaker, now, Number.MAX_VALUE] })) {
    yield { ...value, key, sequence: key[2] };
  }
}

// Nothing waits for longer than an hour, by whatever upstream asks.
const FARTHEST_MS = 2 * 60 * 60 * 1000;

/**
 * The breaker's last row, if it is due later than any wait can explain; `undefined` as a rule. The clock was ahead when
 * it was written, and has been put right since.
 */
export function farRow({ due }: Tables, breaker: string, now: number): DueRow | undefined {
  const [row] = due.getRange({
    start: [breaker, Number.MAX_VALUE],
    end: [breaker, now + FARTHEST_MS],
    reverse: true,
    limit: 1,
  });
  return row && { ...row.value, key: row.key, sequence: row.key[2] };
}

/** When the breaker's earliest event is due, or the next one after `now`; `undefined` when there is none. */
export function nextDueAt({ due }: Tables, breaker: string, now: number): number | undefined {
  const [key] = due.getKeys({ start: [breaker, now, Number.MAX_VALUE], end: [breaker, Number.MAX_VALUE], limit: 1 });
  return key?.[1];
}
