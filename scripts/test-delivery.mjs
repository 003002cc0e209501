/**
 * `npm run test:delivery`: all of the fault laboratory, with the long form of the model check; about a quarter of an hour.
 *
 * Prints the table, and writes it to docs/delivery.md when every fault has passed.
 */
import { runPackage } from './run.mjs';
import { setUp } from './set-up.mjs';

await setUp({ build: true, browsers: true });
const env = { DELIVERY: 'long', DELIVERY_DOC: 'write' };
process.exitCode = await runPackage('@playwright/test/cli.js', ['test', '-c', 'e2e/delivery', ...process.argv.slice(2)], { env });
