/** Whether the store can be written: noticed by every write, and tried again until it can. */
import type { LmdbDoors } from './forwarder';
import type { Room } from './room';
import { type Tables, write } from './tables';

const PROBE_MS = 1_000;
// As much as a large event: a probe that fits where no event does would say too much.
const PROBE_BYTES = 128 * 1024;

/** What is known of the store's disk. */
export interface Writability {
  isWritable(): boolean;
  /** Takes the result of a write: an error, or none. */
  note(error?: unknown): void;
  close(): void;
}

/** A store that counts as writable until a write fails. */
export function createWritability({ tables, room, doors }: { tables: Tables; room: Room; doors: LmdbDoors }): Writability {
  const state: { isWritable: boolean; timer?: NodeJS.Timeout } = { isWritable: true };

  const probe = async (): Promise<void> => {
    const give = room.take(PROBE_BYTES);
    if (give === undefined) return;
    try {
      await write(tables, () => void tables.owner.put('probe', ''));
      note();
    } catch {
      // Still not: the next probe will tell.
    } finally {
      give();
    }
  };

  const note = (error?: unknown): void => {
    const isWritable = error === undefined;
    if (isWritable === state.isWritable) return;
    state.isWritable = isWritable;
    clearInterval(state.timer);
    if (isWritable) return doors.report('info', 'the spool can be written again');
    doors.report('error', 'the spool cannot be written: no event is taken, what was acknowledged is safe', { reason: (error as Error).message });
    state.timer = setInterval(probe, PROBE_MS).unref();
  };

  return { isWritable: () => state.isWritable, note, close: () => clearInterval(state.timer) };
}
