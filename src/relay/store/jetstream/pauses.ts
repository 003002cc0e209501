/** Keys that upstream refuses: this relay's own clock for each, and a note for people and other relays. */
import type { StoreDependencies } from '../store';
import { scan } from './stream-messages';
import type { NatsStore } from './connection';

/** What rests because its key is refused. */
export interface Pauses {
  /** How long the key still rests, in milliseconds; 0 when it may be tried. */
  restMs(keyName: string): number;
  pause(keyName: string, ms: number): void;
  /** Upstream has taken the key. */
  resume(keyName: string): void;
  /**
   * Since when the key has worked, in milliseconds since 1970; `Infinity` while it is refused, 0 when it always was
   * taken.
   */
  worksSince(keyName: string): Promise<number>;
}

/** What the stream says of one key. Neither holds the key itself. */
type Note = { keyName: string } & ({ pausedAt: number } | { resumedAt: number });

const subjectFor = ({ paused }: NatsStore, keyName: string): string =>
  `${paused.subject}.${Buffer.from(keyName).toString('base64url')}`;

/** The names of the keys that upstream refuses, by the last word of any relay. */
export async function pausedKeys({ manager, paused }: NatsStore): Promise<string[]> {
  const names: string[] = [];
  for await (const message of scan(manager, paused.stream)) {
    const note = message.json<Note>();
    if ('pausedAt' in note) names.push(note.keyName);
  }
  return names;
}

/** The pauses of one relay. */
export function createPauses(store: NatsStore, { report, now }: Pick<StoreDependencies, 'report' | 'now'>): Pauses {
  const restsUntil = new Map<string, number>();

  // Not waited for: the pause itself is in memory, and an event of this key never dies without this note being read.
  const write = (note: Note): void => {
    store.client
      .publish(subjectFor(store, note.keyName), JSON.stringify(note))
      .catch(() => report('warn', 'could not note whether a key rests', { key: note.keyName }));
  };

  return {
    restMs: (keyName) => Math.max(0, (restsUntil.get(keyName) ?? 0) - now()),
    pause(keyName, ms) {
      const isNew = !restsUntil.has(keyName);
      restsUntil.set(keyName, now() + ms);
      if (!isNew) return;
      report('error', 'upstream refuses the API key: its events wait until somebody fixes it', { key: keyName });
      write({ keyName, pausedAt: now() });
    },
    resume(keyName) {
      if (!restsUntil.delete(keyName)) return;
      report('info', 'upstream takes the API key again', { key: keyName });
      write({ keyName, resumedAt: now() });
    },
    async worksSince(keyName) {
      const found = await store.manager.streams.getMessage(store.paused.stream, {
        last_by_subj: subjectFor(store, keyName),
      });
      const note = found?.json<Note>();
      if (!note) return 0;
      return 'resumedAt' in note ? note.resumedAt : Infinity;
    },
  };
}
