/**
 * The tables of the embedded store, and the changes that leave them whole: each is one transaction, on disk when it
 * resolves.
 */
import { join } from 'node:path';
import { open } from 'lmdb';
import type { Forwarded } from '../../upstream/upstream';
import { DATA_FILE, openPrivateFolder } from './private-folder';
import { damageOf } from './soundness';

/** An event that waits, under its sequence in the order of acceptance. */
export interface Waiting extends Forwarded {
  /** The name of the key that it travels with: its circuit breaker. Stores on disk have it under this name. */
  lane: string;
  /** What it is recognised by among the seen ones. */
  hash: string;
  /** Milliseconds since 1970. */
  acceptedAt: number;
  /** Its breaker's clock (breaker-clock.ts) when its age began. */
  agesFrom: number;
}

/** When an event is due, and where: rows of one breaker lie together, the earliest first. */
export type DueKey = [breaker: string, dueAt: number, sequence: number];
/** What is known of an event that is due. */
export interface Due {
  attempts: number;
  /** A hash of whose event it is, where that is known. */
  person?: string;
}

/** A dead letter as it is kept. */
export interface Dead extends Waiting {
  error: string;
  attempts: number;
  deadAt: number;
}

/** How long a breaker's key has been refused. */
export interface PausedTime {
  /** Milliseconds of all pauses that have ended. */
  pausedMs: number;
  /** When the pause began that goes on, in milliseconds since 1970. */
  since?: number;
}

// Virtual memory, not the disk's: growing it later moves the map, which other processes must notice.
const MAP_BYTES = 1024 * 1024 * 1024;
const MAX_TABLES = 8;

/**
 * The store in this folder, made where there is none. Throws when it cannot be opened: Node's or lmdb's own error, or
 * what is damaged.
 *
 * Without `overlappingSync` a write resolves only after its transaction was flushed to the disk, and rejects when it
 * was not. With it, `flushed` never settles after a failed flush. Without batches by the turn of the event loop, each
 * write has one promise; a failed commit would reject others that nobody holds.
 */
export function openTables(folder: string) {
  openPrivateFolder(folder);
  const damage = damageOf(join(folder, DATA_FILE));
  if (damage !== undefined)
    throw new Error(
      `${DATA_FILE} cannot be read, for ${damage}: put back a copy, or move it away with the events that wait in it`,
    );
  const root = open({
    path: folder,
    maxDbs: MAX_TABLES,
    mapSize: MAP_BYTES,
    overlappingSync: false,
    eventTurnBatching: false,
  });
  return {
    root,
    file: join(folder, DATA_FILE),
    /** Waiting events by their sequences. */
    waiting: root.openDB<Waiting, number>({ name: 'waiting', encoding: 'json' }),
    /** Each waiting event once, by when it is due. */
    due: root.openDB<Due, DueKey>({ name: 'due', encoding: 'json' }),
    dead: root.openDB<Dead, number>({ name: 'dead', encoding: 'json' }),
    /** When an event was accepted, by its hash: all that stays of it. */
    seen: root.openDB<number, string>({ name: 'seen', encoding: 'ordered-binary' }),
    /** Refused keys, by name. */
    pauses: root.openDB<PausedTime, string>({ name: 'pauses', encoding: 'json' }),
    /** Which relay forwards. */
    owner: root.openDB<string, string>({ name: 'owner', encoding: 'json' }),
  };
}

/** The open tables of a store. */
export type Tables = ReturnType<typeof openTables>;

/**
 * Settles like the change; rejects with lmdb's cause, which it tells by a second promise that nobody else waits for.
 */
async function settled(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    const { commitError } = error as { commitError?: Promise<never> };
    throw await (commitError?.catch((cause: unknown) => cause) ?? error);
  }
}

/**
 * Resolves once the steps, which are one transaction, are on disk; rejects when they are not, and none of them was
 * done. A step must not throw: lmdb would keep those before it.
 */
export const write = ({ root }: Tables, steps: () => void): Promise<void> => settled(root.batch(steps));

/** The same for steps that read first: no other process changes anything in between. Slower than `write`. */
export const readAndWrite = ({ root }: Tables, steps: () => void): Promise<void> => settled(root.transaction(steps));
