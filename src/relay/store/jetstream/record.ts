/** An event -> what the streams keep of it, and back. Pure. */
import { headers, type MsgHdrs } from '@nats-io/transport-node';
import type { Forwarded } from '../../upstream/upstream';
import { nameOf } from '../hash';

/** An event as it is in the stream of those that wait. */
export interface Copy {
  /** Its number in that stream. */
  seq: number;
  /** The number that it had before it was a dead letter, for one that a person has put back. */
  origin?: number | undefined;
  /** The number of the copy that the servers have lost, for one that was put back in its place. */
  replaces?: number | undefined;
  hash: string;
  forwarded: Forwarded;
}

const HASH_HEADER = 'Driftrock-Key';
const ORIGIN_HEADER = 'Driftrock-Origin';
const REPLACES_HEADER = 'Driftrock-Replaces';

/** The headers that an event waits with. */
export function headersOf({ hash, origin, replaces }: Pick<Copy, 'hash' | 'origin' | 'replaces'>): MsgHdrs {
  const made = headers();
  made.set(HASH_HEADER, hash);
  if (origin !== undefined) made.set(ORIGIN_HEADER, String(origin));
  if (replaces !== undefined) made.set(REPLACES_HEADER, String(replaces));
  return made;
}

/** A message of that stream, however it was read. */
interface Message {
  seq: number;
  headers?: MsgHdrs | undefined;
  json<T>(): T;
}

/** The event in a message. Throws for a message that no relay has written. */
export function copyOf(message: Message): Copy {
  const forwarded = message.json<Forwarded>();
  const numberIn = (header: string): number | undefined => Number(message.headers?.get(header)) || undefined;
  const hash = message.headers?.get(HASH_HEADER) || nameOf(forwarded);
  return { seq: message.seq, origin: numberIn(ORIGIN_HEADER), replaces: numberIn(REPLACES_HEADER), hash, forwarded };
}
