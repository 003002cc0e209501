/** A secret out of a file. */
import { readFileSync, statSync } from 'node:fs';
import type { ReadSecret } from '../secret-variable';

// POSIX: the last bit triple is everybody else's; 4 is reading.
const READ_BY_OTHERS = 0o004;
// Thousands of keys; what is larger is some other file.
const LIMIT_BYTES = 1024 * 1024;

/** Reads at once: keys are needed before anything listens. Windows has no such bits and is never open. */
export const readSecretFile: ReadSecret = (path) => {
  try {
    const { mode, size } = statSync(path);
    if (size > LIMIT_BYTES) return { problem: `names ${path}, which is too large for a secret` };
    return { value: readFileSync(path, 'utf8'), isOpen: process.platform !== 'win32' && (mode & READ_BY_OTHERS) !== 0 };
  } catch (error) {
    return { problem: `names ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code})` };
  }
};
