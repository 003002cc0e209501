/** The embedded store: each event is on this machine's disk before it is acknowledged, and is forwarded from there. */
import type { Store, StoreLimits } from '../store';
import { createAcceptor } from './acceptor';
import { claimFolder } from './folder-lock';
import { createForwarder, type LocalStoreDependencies } from './forwarder';
import { createRoom } from './room';
import { startSweep } from './seen-sweep';
import { statusOf, usedBytesOf } from './status';
import { openTables } from './tables';
import { createWritability } from './writability';

/**
 * The store in this folder, made where there is none. Rejects, with what to do, while another relay forwards from it.
 */
export async function openLocalStore(
  folder: string,
  dependencies: LocalStoreDependencies,
  limits: StoreLimits,
): Promise<Store> {
  const { now } = dependencies;
  const tables = openTables(folder);
  const claim = await claimFolder(tables, folder);
  if (claim === undefined) {
    await tables.root.close();
    throw new Error('another relay forwards from this folder: stop it, or name another folder');
  }
  const state = { isClosed: false };
  const isClosed = () => state.isClosed;
  const room = createRoom({ file: tables.file, usedBytes: () => usedBytesOf(tables), now });
  const writability = createWritability({ tables, room, dependencies });
  const { look, close } = createForwarder({ tables, dependencies, limits, onWriteError: writability.note });
  const stopSweep = startSweep(tables, { now, retentionMs: limits.retentionMs });
  const parts = { tables, room, writability, dependencies, limits };
  const { accept, settled } = createAcceptor({ ...parts, onAccepted: look, isClosed });

  look();
  return {
    accept,
    isReady: () => !isClosed() && writability.isWritable(),
    status: async () => statusOf(tables),
    async close() {
      if (isClosed()) return;
      state.isClosed = true;
      stopSweep();
      writability.close();
      await settled();
      await close();
      await claim.release();
      room.close();
      await tables.root.close();
    },
  };
}
