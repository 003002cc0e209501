/**
 * The model check: a visitor, tabs and faults by chance against the promise that each lead reaches Driftrock exactly
 * once.
 *
 * The seed is printed; `DELIVERY_SEED=<seed>` makes the same choices again. What is named in advance: a browser that is
 * killed may lose what the relay has not taken. Left out, since docs/delivery.md names it: a relay that restarts, and
 * so forgets what it has taken.
 */
import { createChance, readSeed } from './chance';
import { expect, test } from './laboratory';
import { createWorld } from './world';

const isLong = process.env['DELIVERY'] === 'long';
const LEADS = isLong ? 1_000 : 100;
/**
 * A thousand leads, of which about half wait for their turn in a paced outbox, and some dozen starts of the browser.
 */
const LIMIT_MS = isLong ? 900_000 : 240_000;

test(`by chance: ${LEADS} leads over many tabs, faults and restarts`, async ({
  visitor,
  relay,
  upstream,
  ledger,
}, testInfo) => {
  test.setTimeout(LIMIT_MS);
  const seed = readSeed();
  testInfo.annotations.push({ type: 'seed', description: String(seed) });
  console.log(`model check: DELIVERY_SEED=${seed}`);
  const world = await createWorld({ chance: createChance(seed), visitor, relay, ledger });
  while ((await world.act()) < LEADS);
  ledger.faultEnds();
  await world.heal();
  expect(
    ledger.missing().filter((email) => !world.mayBeLost.has(email)),
    'lost beyond what is named',
  ).toEqual([]);
  const arrived = upstream.events.map(({ event }) => event['event_id']);
  expect(new Set(arrived).size, 'exactly once').toBe(arrived.length);
  ledger.allowLoss(ledger.missing().length);
});
