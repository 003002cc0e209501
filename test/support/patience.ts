/**
 * How long every `vi.waitFor` waits that names no time of its own. vitest's second is too short for a disk, a request
 * or another thread on a busy machine; what comes in time costs nothing.
 */
import { vi } from 'vitest';

const PATIENCE_MS = 30_000;

const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options });
