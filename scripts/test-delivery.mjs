/**
 * `npm run test:delivery`: all of the fault laboratory, with the long form of the model check; about a quarter of an
 * hour.
 *
 * Prints the table, and writes it to docs/delivery.md when every fault has passed. With arguments for Playwright, such
 * as `-g "captive portal"`, it is a part, and the document stays as it is.
 */
import { runPackage } from './run.mjs';
import { setUp } from './set-up.mjs';

await setUp({ build: true, browsers: true });
const part = process.argv.slice(2);
const env = { DELIVERY: 'long', DELIVERY_DOC: part.length === 0 ? 'write' : 'leave' };
process.exitCode = await runPackage('@playwright/test/cli.js', ['test', '-c', 'e2e/delivery', ...part], { env });
