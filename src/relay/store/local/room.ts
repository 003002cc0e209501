/** Room on the disk, taken before it is needed: lmdb must never be the one to find the disk full. */
import { closeSync, fstatSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Taken at once: thousands of leads, and a fraction of a second to write. */
const STEP_BYTES = 4 * 1024 * 1024;
/** Always free for what forwarding itself must write, which makes room again. */
const RESERVE_BYTES = 2 * 1024 * 1024;
const ZEROS_BYTES = 1024 * 1024;
// Pages of three trees are written again with each event, next to the event itself.
const OVERHEAD_BYTES = 32 * 1024;
// A full disk is not asked again by each event.
const TRY_AGAIN_MS = 1000;

/** The file that grows. */
export interface Growing {
  file: string;
  /** Bytes from the file's start that hold something, or once did. */
  usedBytes(): number;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Room in a file. */
export interface Room {
  /**
   * Takes room for so many bytes: a function to call once they are written or given up, or `undefined` when there is no
   * room.
   */
  take(bytes: number): (() => void) | undefined;
  /** Whether somebody has removed the file: what is written now goes with the process. */
  isGone(): boolean;
  close(): void;
}

function extend(fd: number): void {
  const zeros = new Uint8Array(ZEROS_BYTES);
  try {
    for (let written = 0; written < STEP_BYTES;)
      written += writeSync(fd, zeros, 0, Math.min(zeros.length, STEP_BYTES - written));
    fsyncSync(fd);
  } catch {
    // The disk is full, read-only or broken: the size tells how far it went, and that much is room all the same.
  }
}

/**
 * Room at the end of lmdb's file.
 *
 * lmdb 3.5.6 corrupts the memory of its process when the disk is full: the text of its error is longer than what it has
 * reserved for it. So zeros are appended ahead of its last page, and what it writes lies on blocks that the file has
 * already. `O_APPEND` keeps the zeros behind whatever lmdb has written meanwhile.
 */
export function createRoom({ file, usedBytes, now }: Growing): Room {
  const fd = openSync(file, 'a');
  const end = { bytes: fstatSync(fd).size, triedAt: -Infinity };
  let lookedBytes = usedBytes();
  let sinceBytes = 0; // Taken since lmdb was last asked.
  let pendingBytes = 0; // Taken and not yet given back: lmdb may not know of it.

  const fits = () => lookedBytes + sinceBytes + RESERVE_BYTES <= end.bytes;

  const look = () => {
    lookedBytes = usedBytes();
    sinceBytes = pendingBytes;
    end.bytes = Math.max(end.bytes, fstatSync(fd).size);
    if (fits() || now() < end.triedAt + TRY_AGAIN_MS) return;
    // A step at a time: one transaction for a burst of leads may have used up more than a step. A disk that is full
    // gives no more.
    for (let before = -1; !fits() && before < end.bytes;) {
      before = end.bytes;
      extend(fd);
      end.bytes = fstatSync(fd).size;
    }
    end.triedAt = fits() ? -Infinity : now();
  };

  const isGone = () => fstatSync(fd).nlink === 0;

  return {
    isGone,
    take(bytes) {
      if (isGone()) return undefined;
      const taken = bytes + OVERHEAD_BYTES;
      sinceBytes += taken;
      pendingBytes += taken;
      if (!fits()) look();
      const give = () => void (pendingBytes -= taken);
      if (fits()) return give;
      give();
      return undefined;
    },
    close: () => closeSync(fd),
  };
}
