/** The stream of dead letters. */
import type { StoredMsg } from '@nats-io/jetstream';
import type { DeadLetter, Found } from '../store';
import type { Claims } from './claims';
import type { Copy } from './record';
import { remove, scan } from './stream-messages';
import { isOutrun, type NatsStore } from './connection';

/** A dead letter as it is kept: with what is needed to put its event back. */
export interface StoredLetter extends Omit<DeadLetter, 'id'> {
  /** The number of the copy that died. */
  seq: number;
  hash: string;
}

/** The letter as people see it; its number is what commands call it by. */
export const letterOf = (at: number, { forwarded, error, attempts, acceptedAt, deadAt }: StoredLetter): DeadLetter => ({
  id: String(at),
  forwarded,
  error,
  attempts,
  acceptedAt,
  deadAt,
});

const deadLetterIn = (message: StoredMsg): StoredLetter => message.json<StoredLetter>();

/** Keeps the event as a dead letter, once however often it is asked for the same copy. */
export async function addDeadLetter(
  { client, dead }: NatsStore,
  copy: Copy,
  about: Omit<DeadLetter, 'id' | 'forwarded'>,
): Promise<void> {
  const letter: StoredLetter = { ...about, seq: copy.seq, hash: copy.hash, forwarded: copy.forwarded };
  try {
    await client.publish(`${dead.subject}.${copy.seq}`, JSON.stringify(letter), { expect: { lastSubjectSequence: 0 } });
  } catch (error) {
    // Buried before by a relay that died before it could take the copy away.
    if (!isOutrun(error)) throw error;
  }
}

/** All dead letters, each with its number in the stream. */
export async function* storedLetters({
  manager,
  dead,
}: NatsStore): AsyncIterable<{ at: number; letter: StoredLetter }> {
  for await (const message of scan(manager, dead.stream)) yield { at: message.seq, letter: deadLetterIn(message) };
}

/** The dead letter with this id, if there is one. */
export async function findDeadLetter(
  { manager, dead }: NatsStore,
  id: string,
): Promise<{ at: number; letter: StoredLetter } | undefined> {
  const at = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : undefined;
  const message = at === undefined ? null : await manager.streams.getMessage(dead.stream, { seq: at });
  return message === null ? undefined : { at: message.seq, letter: deadLetterIn(message) };
}

/** Erases a dead letter; whether it was there. */
export const clear = ({ manager, dead }: NatsStore, at: number): Promise<boolean> =>
  remove(manager, { stream: dead.stream, seq: at, isErased: true });

/** What has become of the event by this hash; `undefined` for one that no relay has taken up. */
export async function findEvent(
  store: NatsStore,
  claims: Pick<Claims, 'stateOf'>,
  hash: string,
): Promise<Found | undefined> {
  const state = await claims.stateOf(hash);
  if (state !== 'over') return state && { state };
  // A dead letter is there before its event is marked as over.
  for await (const { at, letter } of storedLetters(store))
    if (letter.hash === hash) return { state: 'dead', letter: letterOf(at, letter) };
  return { state: 'done' };
}
