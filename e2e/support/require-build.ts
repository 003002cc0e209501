/** Ends a run of the browser tests at once, in plain words, when there is nothing built to test. */
import { existsSync } from 'node:fs';

const BUILT = ['driftrock.js', 'driftrock.loader.js', 'driftrock.stub.js', 'driftrock.builders.js', 'relay.mjs'];

export default function requireBuild(): void {
  const missing = BUILT.filter((file) => !existsSync(new URL(`../../dist/${file}`, import.meta.url)));
  if (missing.length > 0) throw new Error(`dist/${missing.join(' and dist/')} is missing: run "npm run build" first.`);
}
