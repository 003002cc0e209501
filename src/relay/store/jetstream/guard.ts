/** Puts back what the servers have acknowledged and then lost, while the relay that accepted it still remembers. */
import { setTimeout as wait } from 'node:timers/promises';
import type { StoreDependencies } from '../store';
import type { Claims } from './claims';
import type { Finished } from './finished';
import { isThere } from './stream-messages';
import { type Acknowledged, createRecent } from './recent';
import { headersOf } from './record';
import { describe, type NatsStore } from './connection';

/** Keeps an eye on acknowledged events. */
export interface Guard {
  /** Remembers the event, and looks for it after each change among the servers. */
  watch(event: Acknowledged): void;
  /** Whether the event waits, or is done with. Rejects while NATS cannot tell. */
  isKept(event: Pick<Acknowledged, 'hash' | 'seq'>): Promise<boolean>;
  /** Publishes it again, in place of the copy that was lost: the number that it has now. */
  putBack(event: Acknowledged): Promise<number>;
}

/** What the guard needs next to the store. */
export interface GuardDependencies extends Pick<StoreDependencies, 'report' | 'now'> {
  claims: Pick<Claims, 'isOver'>;
  finished: Pick<Finished, 'has'>;
  isClosed(): boolean;
}

// nats-server writes what it has acknowledged to the disk within two minutes (its own `sync_interval`).
const KEEP_MS = 150_000;
const MAX_LENGTH = 32 * 1024 * 1024;
// Longer than a record takes that has begun.
const BEFORE_PUTTING_BACK_MS = 1_000;
// A new leader first reads its log to the end.
const AFTER_CHANGE_MS = 2_000;

/** Looks until `isClosed`. What can be lost unseen: see docs/relay-nats.md. */
export function createGuard(store: NatsStore, { claims, finished, report, now, isClosed }: GuardDependencies): Guard {
  const { connection, client, events } = store;
  const recent = createRecent({ keepMs: KEEP_MS, maxLength: MAX_LENGTH, now });
  const state = { isLooking: false, isChanged: false };

  const isKept: Guard['isKept'] = async (event) =>
    finished.has(event.hash) || (await isThere(store, event)) || (await claims.isOver(event));

  const putBack: Guard['putBack'] = async ({ hash, seq, body }) => {
    // Named by the lost copy: NATS may still know the event's own name and take this for a repeat; two relays put back
    // one.
    const put = await client.publish(events.subject, body, {
      msgID: `${hash}-${seq}`,
      headers: headersOf({ hash, replaces: seq }),
    });
    report('error', 'NATS had lost an event that it had acknowledged: it was put back', { was: seq, is: put.seq });
    return put.seq;
  };

  /** Those of the events that are not kept; none when something has changed meanwhile, for then it is asked again. */
  const missingOf = async (candidates: readonly Acknowledged[]): Promise<Acknowledged[]> => {
    const missing: Acknowledged[] = [];
    for (const event of candidates) {
      if (isClosed() || state.isChanged) return [];
      if (!(await isKept(event))) missing.push(event);
    }
    return missing;
  };

  const look = async (): Promise<void> => {
    const missing = await missingOf(recent.all());
    if (missing.length === 0) return;
    // An event that is just being finished has left its stream, and its mark does not say so yet.
    await wait(BEFORE_PUTTING_BACK_MS, undefined, { ref: false });
    for (const event of await missingOf(missing)) recent.add({ ...event, seq: await putBack(event), at: now() });
  };

  const lookOn = async (): Promise<void> => {
    while (state.isChanged && !isClosed()) {
      await wait(AFTER_CHANGE_MS, undefined, { ref: false });
      state.isChanged = false;
      await look().catch((error: unknown) => {
        state.isChanged = true;
        report('warn', 'cannot look for what was acknowledged; still trying', { reason: describe(error) });
      });
    }
  };

  const onChange = (): void => {
    state.isChanged = true;
    if (state.isLooking || isClosed()) return;
    state.isLooking = true;
    void lookOn().finally(() => (state.isLooking = false));
  };

  // nats-server tells its listeners; a server alone elects nobody, but breaks the connection.
  connection.subscribe(`$JS.EVENT.ADVISORY.STREAM.LEADER_ELECTED.${events.stream}`, { callback: onChange });
  void (async () => {
    for await (const { type } of connection.status()) if (type === 'reconnect') onChange();
  })();

  return { watch: recent.add, isKept, putBack };
}
