/**
 * `npm run test:forms`: the built snippet on pages of real form libraries and on the cases, and a table of what
 * mistakes cost. With `cases` or `stacks` for a first word, one of both. Code 1 when anything is off.
 */
import { checkWordless, forgetRuns, printCosts, runCases } from './cases.mjs';
import { runFormStacks } from './form-stacks.mjs';
import { setUp } from './set-up.mjs';
import { addUp } from './test-reports.mjs';

/** @type {Record<string, (args: string[]) => Promise<import('./test-reports.mjs').Sum>>} */
const RUNS = { stacks: runFormStacks, cases: runCases };

const [first = '', ...rest] = process.argv.slice(2);
const names = first in RUNS ? [first] : Object.keys(RUNS);
const args = first in RUNS ? rest : process.argv.slice(2);

await setUp({ build: true, browsers: true, formPages: names.includes('stacks') });
forgetRuns();
const sums = [];
for (const name of names) sums.push((await RUNS[name]?.(args)) ?? addUp([]));
printCosts();
const { passed, failed } = addUp([...sums, checkWordless()]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
