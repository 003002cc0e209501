/**
 * `npm run test:relay-cluster`: a cluster of three nats-servers and three relays under load, 30 times killed and
 * started again; about six minutes. With a number, such as `npm run test:relay-cluster 100`, that many times.
 */
import { runPackage } from './run.mjs';
import { setUp } from './set-up.mjs';

await setUp({ build: false, servers: true });
const [kills = '30'] = process.argv.slice(2);
process.exitCode = await runPackage(
  'vitest/vitest.mjs',
  ['run', 'test/relay/store/jetstream-cluster.integration.test.ts'],
  { env: { DRIFTROCK_KILLS: kills } },
);
