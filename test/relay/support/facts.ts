/** Facts of a relay, for tests of what is made of them. */
import type { RefusedCount } from '../../../src/relay/health/journal';
import type { Facts } from '../../../src/relay/health/problem';

/** The moment of the facts. */
export const NOW = Date.UTC(2026, 10, 23, 12);
export const MINUTE_MS = 60_000;
/** When the relay began, took its last lead and had Driftrock's last answer. */
export const AGO = NOW - 20 * MINUTE_MS;

/** A step that has gone well. */
export const step = { succeededAt: AGO, failedAt: undefined, failingSince: undefined };
/** A step that nobody has taken. */
export const never = { succeededAt: undefined, failedAt: undefined, failingSince: undefined };

/** What differs from a relay of which nothing bad is known. */
export type Differing = { [Name in keyof Facts]?: Partial<Facts[Name]> };

/** A relay of which nothing bad is known, but for these facts. */
export const facts = ({ journal, upstream, ...others }: Differing = {}): Facts =>
  ({
    now: NOW,
    journal: {
      startedAt: AGO,
      script: step,
      otherVersions: [],
      page: step,
      store: step,
      refused: [],
      rejected: [],
      refusedKeys: [],
      ...journal,
    },
    upstream: {
      isReachable: true,
      answeredAt: AGO,
      failedAt: undefined,
      reason: undefined,
      failingSince: undefined,
      isKeyRefused: false,
      ...upstream,
    },
    isReady: true,
    storeKind: 'folder',
    store: { waiting: 0, dead: 0, oldestAt: undefined, paused: [] },
    sourceIds: ['source-1'],
    ...others,
  }) as Facts;

/** Refused requests of a day, one of them within the last hour. */
export const refusal = (cause: RefusedCount['cause'], name: string | undefined, count = 12): RefusedCount => ({
  cause,
  name,
  count,
  lastHour: 1,
  firstAt: AGO,
  lastAt: NOW,
});

/** A Driftrock that has not answered for as long as the relay runs. */
export const down = { isReachable: false, failingSince: AGO, failedAt: NOW, reason: 'upstream: timeout' };
