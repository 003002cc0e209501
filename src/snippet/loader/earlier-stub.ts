/** The command stub that the page had before the loader came. Must run before the loader's own stub is made. */

/** A command stub, or the commands themselves, which have `add`. */
export interface Stub {
  (...args: unknown[]): void;
  /** Calls that wait for the whole file. */
  q?: ArrayLike<unknown>[];
  /** The submission that it keeps. */
  e?: unknown;
  add?: unknown;
}

/** The page, which may have an element with the id `driftrock`: it goes by the same name. */
export const page = window as { driftrock?: unknown };

const before = page.driftrock as Stub | undefined;

/** Whether the whole file has run already. */
export const isWhole = before && before.add;
/** The stub that the page had; false for none. */
export const earlier = typeof before === 'function' && !isWhole && before;

// The usual stub keeps no submission: one that does takes its place. early-stub.js leaves alone what it finds.
if (!isWhole) page.driftrock = undefined;
