/** What people can ask of the streams, next to the relays that use them. */
import { isOf } from '../forgotten';
import { nameOf } from '../hash';
import type { Forgotten, StoreAdmin } from '../store';
import type { Claims } from './claims';
import { clear, findDeadLetter, findEvent, letterOf, storedLetters } from './dead-letters';
import { isThere, remove, scan } from './stream-messages';
import { type Copy, copyOf, headersOf } from './record';
import { statusOf } from './status';
import type { NatsStore } from './connection';

/** The admin of a store whose streams are there; only the marks that bar repeats are written by `claims`. */
export function createAdmin(store: NatsStore, claims: Pick<Claims, 'bar' | 'stateOf'>): StoreAdmin {
  const { manager, client, events } = store;

  /** A relay that died between burying and taking away has left the copy, too. */
  const removeRest = async (copy: Pick<Copy, 'seq' | 'hash'>): Promise<boolean> =>
    (await isThere(store, copy)) && remove(manager, { stream: events.stream, seq: copy.seq, isErased: true });

  const forgetWaiting = async (whom: Forgotten): Promise<number> => {
    let count = 0;
    for await (const message of scan(manager, events.stream)) {
      const { forwarded, hash, seq } = copyOf(message);
      if (!isOf(whom)(forwarded)) continue;
      await claims.bar(hash);
      if (await removeRest({ seq, hash })) count += 1;
    }
    return count;
  };

  const forgetDead = async (whom: Forgotten): Promise<number> => {
    let count = 0;
    for await (const { at, letter } of storedLetters(store))
      if (isOf(whom)(letter.forwarded) && (await clear(store, at))) count += 1;
    return count;
  };

  return {
    status: () => statusOf(store),

    async *deadLetters() {
      for await (const { at, letter } of storedLetters(store)) yield letterOf(at, letter);
    },

    find: (forwarded) => findEvent(store, claims, nameOf(forwarded)),

    async retry(id) {
      const found = await findDeadLetter(store, id);
      if (!found) return false;
      const { at, letter } = found;
      const { seq, hash, forwarded } = letter;
      await removeRest(letter);
      // Named by the dead letter: asked for twice, it still waits once.
      await client.publish(events.subject, JSON.stringify(forwarded), {
        msgID: `dead-${at}`,
        headers: headersOf({ hash, origin: seq }),
      });
      return clear(store, at);
    },

    async purge(id) {
      const found = await findDeadLetter(store, id);
      if (!found) return false;
      await removeRest(found.letter);
      return clear(store, found.at);
    },

    // Waiting first: what dies meanwhile is then found among the dead.
    forget: async (whom) => (await forgetWaiting(whom)) + (await forgetDead(whom)),

    close: () => store.connection.close(),
  };
}
