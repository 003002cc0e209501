/** What the last whole run of `npm test` came to, and on which commit: what a release asks for. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { git } from './git.mjs';
import { PROJECT_DIR } from './run.mjs';

const RECORD_FILE = join(PROJECT_DIR, '.cache/test-record.json');

/**
 * Keeps the sum of a run of every step. A project that differs from its commit, or has none, leaves no record.
 * @param {{ passed: number, failed: number }} sum
 */
export function keepTestRecord({ passed, failed }) {
  try {
    if (git('status', '--porcelain') !== '') return;
    mkdirSync(dirname(RECORD_FILE), { recursive: true });
    writeFileSync(RECORD_FILE, `${JSON.stringify({ commit: git('rev-parse', 'HEAD'), passed, failed })}\n`);
  } catch {
    // No git, or no repository, as in a copy of the sources: nothing can be released from there.
  }
}

/** @returns {import('./release-state.mjs').TestRecord | undefined} undefined where there has been no such run */
export function readTestRecord() {
  try {
    return JSON.parse(readFileSync(RECORD_FILE, 'utf8'));
  } catch {
    return undefined; // Absent after a fresh clone, torn after a kill: both mean "run the tests".
  }
}
