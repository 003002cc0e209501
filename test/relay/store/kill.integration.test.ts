/** The relay killed without warning, again and again, while visitors send: nothing acknowledged is lost. */
import { beforeAll, describe, expect, test } from 'vitest';
import { buildRelayPackage } from '../support/build-relay';
import { killRelays } from '../support/kill-run';
import { temporaryFolder } from './support/bench';

/**
 * RELAY_KILLS: how many; few by default, so that the whole suite stays quick. `npm run test:relay-kill` makes it a
 * hundred.
 */
const KILLS = Number(process.env.RELAY_KILLS ?? 5);
const CONCURRENCY = 8;
const MS_A_KILL = 5_000;
const built = { folder: '' };

beforeAll(async () => {
  built.folder = await buildRelayPackage('kill');
}, 180_000);

describe(`a relay that is killed ${KILLS} times under load`, () => {
  test(
    'loses nothing that it acknowledged, and repeats only what upstream had just answered',
    async () => {
      const figures = await killRelays({
        packageFolder: built.folder,
        store: temporaryFolder(),
        kills: KILLS,
        concurrency: CONCURRENCY,
      });
      console.log(`${KILLS} kills: ${JSON.stringify(figures)}`);
      expect(figures).toMatchObject({ lost: 0, repeatedOtherwise: 0 });
      expect(figures.acknowledged).toBeGreaterThan(KILLS);
      // An attempt keeps its place among those under way until its outcome is on disk, so a kill can repeat no more
      // than these.
      expect(figures.mostRepeatedByOneKill).toBeLessThanOrEqual(CONCURRENCY);
    },
    60_000 + KILLS * MS_A_KILL,
  );
});
