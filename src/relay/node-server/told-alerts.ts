/** What the operator was told of, in the folder of the store; in memory alone where there is none. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToldKeeper } from '../health/alert-watch';
import type { Told } from '../health/alerts';

const OWNER_ALONE = 0o600;

const isEntry = (entry: unknown): entry is [string, string] =>
  Array.isArray(entry) && entry.length === 2 && entry.every((text) => typeof text === 'string');

function parseTold(text: string): Told {
  const entries: unknown = JSON.parse(text);
  return new Map(Array.isArray(entries) ? entries.filter(isEntry) : []);
}

/** Remembers across restarts in this folder. Neither throws: an alert that is told twice is the worst of it. */
export function keepToldIn(folder: string | undefined): ToldKeeper {
  if (folder === undefined) return { read: () => new Map(), write() {} };
  const file = join(folder, 'alerts.json');
  return {
    read() {
      try {
        return parseTold(readFileSync(file, 'utf8'));
      } catch {
        return new Map(); // None was told, or the file was cut by a full disk.
      }
    },
    write(told) {
      try {
        writeFileSync(`${file}.new`, JSON.stringify([...told]), { mode: OWNER_ALONE });
        renameSync(`${file}.new`, file);
      } catch {
        // A full disk is among the things that are told of: memory has it as long as this process runs.
      }
    },
  };
}
