/** What is wrong between the relay and Driftrock: the store, the keys, Driftrock itself. Pure. */
import { inWords } from '../../causes/find-causes';
import { durationInWords } from './durations';
import type { Facts, Problem, StoreKind } from './problem';
import { shownText } from './shown-text';
import { upstreamWords } from './upstream-words';

// With a Driftrock that answers, the longest wait between two attempts is five minutes.
const BACKLOG_MS = 15 * 60_000;

const STORE_HINTS: Record<StoreKind, string> = {
  none: 'It is being stopped: start it again.',
  folder:
    'Make room on the disk of RELAY_SPOOL, and let the relay write to that folder. ' +
    'If somebody has removed the folder, start the relay again.',
  nats: 'See that the NATS servers of RELAY_SPOOL run, and that more than half of them reach each other.',
};

const forSoLong = (now: number, since: number | undefined): string =>
  since === undefined ? '' : ` for ${durationInWords(now - since)}`;

const leadsWait = (count: number): string => `${count} ${count === 1 ? 'lead waits' : 'leads wait'}`;

const whatWaits = ({ store }: Facts): string => (store && store.waiting > 0 ? `; ${leadsWait(store.waiting)}` : '');

/** The store takes no events. */
export function findStore({ isReady, journal, storeKind, now }: Facts): Problem[] {
  if (isReady) return [];
  const since = journal.store.failingSince;
  return [
    {
      cause: 'store',
      detail: '',
      since,
      count: 0,
      lastHour: 0,
      sentence:
        since === undefined ? 'The relay takes no leads' : `The relay has taken no leads${forSoLong(now, since)}`,
      hint: `${STORE_HINTS[storeKind]} Until then, leads wait in the browsers for up to 7 days.`,
      isBlocking: true,
    },
  ];
}

// The key's own place tells where to put another one.
const variableOf = (keyName: string): string =>
  keyName === 'DRIFTROCK_API_KEY'
    ? 'DRIFTROCK_API_KEY, or into the file of DRIFTROCK_API_KEY_FILE,'
    : `DRIFTROCK_API_KEYS, or into its file, for ${keyName}`;

/** Driftrock refuses keys. */
export function findKeys(facts: Facts): Problem[] {
  const { journal, store, upstream, now } = facts;
  const sinceOf = new Map(journal.refusedKeys.map(({ name, since }) => [name, since]));
  // Another relay on the same store, or this one before a restart, may have found out.
  const names = new Set([...sinceOf.keys(), ...(store?.paused ?? [])]);
  return [...names].map((keyName) => {
    const name = shownText(keyName);
    const since = sinceOf.get(keyName);
    const { answeredAt } = upstream;
    return {
      cause: 'key',
      detail: name,
      since,
      count: store?.waiting ?? 0,
      lastHour: 0,
      sentence:
        (since === undefined ? `Driftrock refuses the key ${name}` : `Driftrock has refused the key ${name}`) +
        forSoLong(now, since) +
        whatWaits(facts),
      hint:
        `Put a key that Driftrock knows into ${variableOf(name)} and start the relay again. ` +
        'What waits is delivered within a minute.',
      // Another key may work meanwhile.
      isBlocking: answeredAt === undefined || (since !== undefined && answeredAt < since),
    };
  });
}

/** Driftrock takes nothing, whatever the key. */
export function findUpstream(facts: Facts): Problem[] {
  const { upstream, now, storeKind, store } = facts;
  if (upstream.isReachable || upstream.isKeyRefused) return [];
  const { failingSince: since, reason = '' } = upstream;
  const keeper = storeKind === 'none' ? 'in the browsers for up to 7 days' : 'in the relay';
  const { words, hint } = upstreamWords(reason);
  return [
    {
      cause: 'upstream',
      detail: '',
      since,
      count: store?.waiting ?? 0,
      lastHour: 0,
      sentence: `Driftrock has taken no leads${forSoLong(now, since)}: ${words}${whatWaits(facts)}`,
      hint: `${hint} Leads wait ${keeper}, and go out by themselves.`,
      isBlocking: true,
    },
  ];
}

/** Events wait for long, although Driftrock takes others. */
export function findBacklog({ now, store, upstream }: Facts): Problem[] {
  const { waiting = 0, oldestAt, paused = [] } = store ?? {};
  const isTold = !upstream.isReachable || paused.length > 0;
  if (oldestAt === undefined || now - oldestAt < BACKLOG_MS || isTold) return [];
  return [
    {
      cause: 'backlog',
      detail: '',
      since: oldestAt,
      count: waiting,
      lastHour: 0,
      sentence: `${leadsWait(waiting)}, the oldest${forSoLong(now, oldestAt)}`,
      hint: inWords('backlog').remedy,
      isBlocking: false,
    },
  ];
}
