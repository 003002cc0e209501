/**
 * `npm run test:relay-kill`: the long form of the relay's crash tests; some minutes.
 *
 * A hundred kills under load, and 100,000 events that come while upstream is down for an hour of a clock that the test
 * moves. Prints what was counted. Both have a short form among the unit tests.
 */
import { runPackage } from './run.mjs';
import { setUp } from './set-up.mjs';

await setUp({ build: false });
const { RELAY_KILLS = '100', RELAY_OUTAGE_EVENTS = '100000' } = process.env;
const env = { RELAY_KILLS, RELAY_OUTAGE_EVENTS };
process.exitCode = await runPackage(
  'vitest/vitest.mjs',
  ['run', 'test/relay/store/kill.integration.test.ts', 'test/relay/store/outage.integration.test.ts'],
  { env },
);
