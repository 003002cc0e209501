/** A folder whose files only their owner can read: what visitors typed lies in them. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** The files that lmdb keeps in its folder, by its own names. */
export const DATA_FILE = 'data.mdb';
const LOCK_FILE = 'lock.mdb';
const OWNER_ALONE_FOLDER = 0o700;
const OWNER_ALONE_FILE = 0o600;
// More than lmdb's table of readers takes. Written out whole: a hole in a file that is mapped into memory kills the
// process that touches it on a full disk.
const LOCK_FILE_BYTES = 64 * 1024;

// What a fresh volume holds by itself.
const NOBODYS = ['lost+found'];

function makePrivate(path: string, mode: number): void {
  // Windows has no such bits; there a folder below the user's own is private.
  if ((statSync(path).mode & 0o777 & ~mode) === 0 || process.platform === 'win32') return;
  chmodSync(path, mode);
}

/** A file is there after a power cut only if its folder was flushed, too. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/**
 * Makes the folder and its two files where they are missing, and takes the rights of others away where they had any.
 *
 * The files are made here and not by lmdb, which would let others of the group read them until somebody changes that.
 * Throws when the folder cannot be made, is somebody else's, or cannot be written; and when it holds other things and
 * no store, for then its rights are not ours to change.
 */
export function openPrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: OWNER_ALONE_FOLDER });
  const isNew = !hasStore(folder);
  if (holdsOtherThings(folder)) throw new Error('it holds other things: name a folder for the store alone');
  makePrivate(folder, OWNER_ALONE_FOLDER);
  const dataFile = join(folder, DATA_FILE);
  const lockFile = join(folder, LOCK_FILE);
  closeSync(openSync(dataFile, 'a+', OWNER_ALONE_FILE));
  if (!existsSync(lockFile))
    writeFileSync(lockFile, new Uint8Array(LOCK_FILE_BYTES), { mode: OWNER_ALONE_FILE, flag: 'a' });
  for (const file of [dataFile, lockFile]) makePrivate(file, OWNER_ALONE_FILE);
  if (isNew) for (const changed of [folder, dirname(folder)]) flushFolder(changed);
}

/** Whether this folder, which is there, is used for something else than a store. */
export const holdsOtherThings = (folder: string): boolean =>
  !hasStore(folder) && readdirSync(folder).some((name) => !NOBODYS.includes(name));

/** Whether a store was ever kept in this folder. */
export const hasStore = (folder: string): boolean => existsSync(join(folder, DATA_FILE));
