/** `npm run test:worker`: the relay as a Cloudflare Worker, in workerd. Arguments go to Vitest. */
import { setUp } from './set-up.mjs';
import { runWorkerTests } from './worker-tests.mjs';

await setUp({ build: true, worker: true });
process.exitCode = await runWorkerTests(process.argv.slice(2));
