/** Short names for what must be recognised and not be read. */
import { createHash } from 'node:crypto';

// 128 bits: two of a billion events share a name with a chance below 1 in 10^20.
const HASH_BYTES = 16;

/** The text's SHA-256, cut to 128 bits, in base64url. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, HASH_BYTES).toString('base64url');
