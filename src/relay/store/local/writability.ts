/** Whether the store can be written: doubted after a write that fails, and tried until it can. */
import type { LocalStoreDependencies } from './forwarder';
import type { Room } from './room';
import { type Tables, write } from './tables';

const PROBE_MS = 1_000;
// As much as a large event: a probe that fits where no event does would say too much.
const PROBE_BYTES = 128 * 1024;

const UNWRITABLE = 'the store cannot be written: no event is taken, what was acknowledged is safe';
const GONE = 'the store was removed: no event is taken, what waits is forwarded only while this relay runs';

/** What is known of the store's disk. */
export interface Writability {
  isWritable(): boolean;
  /** A write has failed, or there was no room for one. */
  note(error: unknown): void;
  close(): void;
}

/** A store that counts as writable until a write fails. */
export function createWritability({
  tables,
  room,
  dependencies,
}: {
  tables: Tables;
  room: Room;
  dependencies: LocalStoreDependencies;
}): Writability {
  const state: { isWritable: boolean; timer?: NodeJS.Timeout } = { isWritable: true };

  const recover = (): void => {
    state.isWritable = true;
    clearInterval(state.timer);
    dependencies.report('info', 'the store can be written again');
  };

  // Nothing else says that it can: on a full disk there is room for this small event and not for that large one.
  const probe = async (): Promise<void> => {
    const give = room.take(PROBE_BYTES);
    if (give === undefined) return;
    try {
      await write(tables, () => void tables.owner.put('probe', ''));
      if (!state.isWritable) recover();
    } catch {
      // Still not: the next probe will tell.
    } finally {
      give();
    }
  };

  const note = (error: unknown): void => {
    if (!state.isWritable) return;
    state.isWritable = false;
    dependencies.report('error', room.isGone() ? GONE : UNWRITABLE, { reason: (error as Error).message });
    state.timer = setInterval(probe, PROBE_MS).unref();
  };

  return { isWritable: () => state.isWritable, note, close: () => clearInterval(state.timer) };
}
