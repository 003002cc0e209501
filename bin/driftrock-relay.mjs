#!/usr/bin/env node
/** The command `driftrock-relay`: starts the built relay. In a fresh clone, builds it first. */
import { existsSync, readFileSync } from 'node:fs';

const built = new URL('../dist/relay-cli.mjs', import.meta.url);
const setUpScript = new URL('../scripts/set-up.mjs', import.meta.url);

if (!existsSync(built)) {
  if (!existsSync(setUpScript)) {
    console.error('driftrock-relay: dist/relay-cli.mjs is missing from this package: install it again.');
    process.exit(1);
  }
  const { setUp } = await import(setUpScript.href);
  await setUp({ build: true });
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const { main } = await import(built.href);
const code = await main(process.argv.slice(2), process.env, version);
// Ends what a stop has cut, such as an attempt upstream; but not before all that was written has left.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
