/** What is under way: never two events of one person, and each until it has ended for good. */
import type { DueRow } from './due-events';

/** The sequences of what is under way. */
export interface Slots {
  /** How many are taken; by one breaker alone, if it is named. */
  taken(breaker?: string): number;
  /** Whether the row itself, or another one of its person, is under way. */
  isBusy(row: DueRow): boolean;
  /** Runs it in a slot, which is free again once it has settled; then `onFree` is called. */
  run(row: DueRow, work: () => Promise<void>): void;
  /** Resolves when nothing is under way. */
  allFree(): Promise<void>;
}

/** Free slots. How many may be taken is the caller's business. */
export function createSlots(onFree: () => void): Slots {
  const people = new Set<string>();
  // By sequence.
  const underWay = new Map<number, { breaker: string; end: Promise<void> }>();

  return {
    taken: (name) =>
      name === undefined ? underWay.size : [...underWay.values()].filter(({ breaker }) => breaker === name).length,
    isBusy: ({ sequence, person }) => underWay.has(sequence) || (person !== undefined && people.has(person)),
    run({ sequence, person, key: [breaker] }, work) {
      if (person !== undefined) people.add(person);
      const end = work().finally(() => {
        underWay.delete(sequence);
        if (person !== undefined) people.delete(person);
        onFree();
      });
      underWay.set(sequence, { breaker, end });
    },
    async allFree() {
      while (underWay.size > 0) await Promise.allSettled([...underWay.values()].map(({ end }) => end));
    },
  };
}
