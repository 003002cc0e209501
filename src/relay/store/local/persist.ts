/** Writes that must not be given up. */
import type { StoreDependencies } from '../store';

/** Resolves once the change is on disk, however often that takes. */
export type Persist = (change: () => Promise<void>) => Promise<void>;

/** What writing again needs. */
export interface PersistParts {
  report: StoreDependencies['report'];
  /** Runs the function after so many milliseconds. */
  after(ms: number, run: () => void): void;
  /** A write has failed; it is tried again. */
  onWriteError(error: unknown): void;
  isClosed(): boolean;
}

/** After a failed write. */
const WRITE_AGAIN_MS = 1_000;

/** Writes until it is written, or `isClosed`: an outcome that is forgotten would be asked of upstream again. */
export function createPersist({ report, after, onWriteError, isClosed }: PersistParts): Persist {
  return async (change) => {
    for (;;) {
      try {
        return await change();
      } catch (error) {
        onWriteError(error);
        if (isClosed())
          return report('error', 'the outcome of an attempt could not be written: the event will be forwarded again');
        await new Promise<void>((resolve) => after(WRITE_AGAIN_MS, resolve));
      }
    }
  };
}
