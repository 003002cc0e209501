/** Whether lmdb's file can be opened: of one that it cannot read, lmdb dies with its whole process, without a word. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

// lmdb's mdb.c, MDB_page and MDB_meta: the two first pages say which state is valid, each with a header before its own
// numbers.
const HEADER_BYTES = 24;
const MAGIC = 0xbeefc0de;
const PAGE_SIZE_AT = HEADER_BYTES + 24;
const LAST_PAGE_AT = HEADER_BYTES + 120;
const META_BYTES = HEADER_BYTES + 136;
// Free pages at the end need not have been written.
const SLACK_BYTES = 256 * 1024;

function readAt(descriptor: number, at: number): Buffer {
  const bytes = Buffer.alloc(META_BYTES);
  readSync(descriptor, bytes, 0, META_BYTES, at);
  return bytes;
}

const isMeta = (page: Buffer): boolean => page.readUInt32LE(HEADER_BYTES) === MAGIC;

/** What is wrong with the file as far as its beginning and its size tell; an empty one is a new one. */
export function damageOf(file: string): string | undefined {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size === 0) return undefined;
    const first = readAt(descriptor, 0);
    const pageBytes = first.readUInt32LE(PAGE_SIZE_AT);
    if (!isMeta(first)) return 'its first page is damaged';
    const second = readAt(descriptor, pageBytes);
    if (!isMeta(second)) return 'its second page is damaged';
    const lastPage = [first, second]
      .map((page) => page.readBigUInt64LE(LAST_PAGE_AT))
      .reduce((one, other) => (one > other ? one : other));
    return BigInt(size + SLACK_BYTES) < (lastPage + 1n) * BigInt(pageBytes) ? 'it has lost its end' : undefined;
  } finally {
    closeSync(descriptor);
  }
}
