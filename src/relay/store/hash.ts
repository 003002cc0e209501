/** Short names for what must be recognised and not be read. */
import { createHash } from 'node:crypto';
import { keyOf } from '../event/seen-events';
import type { Forwarded } from '../upstream/upstream';

// 128 bits: two of a billion events share a name with a chance below 1 in 10^20.
const HASH_BYTES = 16;

/** The text's SHA-256, cut to 128 bits, in base64url. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, HASH_BYTES).toString('base64url');

/** The event's key as a name that every store takes, and that tells nothing of what a page has sent. */
export const nameOf = (forwarded: Forwarded): string => hashOf(keyOf(forwarded));
