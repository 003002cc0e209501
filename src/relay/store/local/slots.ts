/** What is under way: never two events of one person, and each until it has ended for good. */
import type { DueRow } from './due-events';

/** The places of what is under way. */
export interface Slots {
  /** How many are taken; by one lane alone, if it is named. */
  taken(lane?: string): number;
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
  // By place.
  const underWay = new Map<number, { lane: string; end: Promise<void> }>();

  return {
    taken: (name) => (name === undefined ? underWay.size : [...underWay.values()].filter(({ lane }) => lane === name).length),
    isBusy: ({ place, person }) => underWay.has(place) || (person !== undefined && people.has(person)),
    run({ place, person, key: [lane] }, work) {
      if (person !== undefined) people.add(person);
      const end = work().finally(() => {
        underWay.delete(place);
        if (person !== undefined) people.delete(person);
        onFree();
      });
      underWay.set(place, { lane, end });
    },
    async allFree() {
      while (underWay.size > 0) await Promise.allSettled([...underWay.values()].map(({ end }) => end));
    },
  };
}
