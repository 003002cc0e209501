/**
 * `npm start`: the whole path of a lead on this machine, until Ctrl-C. Sets up, builds, and runs the demo.
 *
 * `npm start -- --built` runs what is built already, which is quicker. Variables: demo/options.mjs.
 */
import { access } from 'node:fs/promises';
import { setUp } from './set-up.mjs';
import { readOptions } from '../demo/options.mjs';

// npm passes a Ctrl-C on to a process that the terminal has told already: this soon after, it is the same one.
const SAME_SIGNAL_MS = 500;
// Soon enough that the ports are free when the same command is typed again.
const PARENT_CHECK_MS = 300;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

// What the relay calls an option, and what it is called here.
const NAMES = new Map([
  ['apiKey', 'DRIFTROCK_API_KEY'],
  ['upstreamUrl', 'DRIFTROCK_API_URL'],
]);

/**
 * @param {string[]} problems
 * @returns {never}
 */
function giveUp(...problems) {
  for (const problem of problems) console.error(`✗ ${problem}`);
  process.exit(1);
}

/**
 * Resolves when the demo is to end; a second Ctrl-C ends the process at once, for who presses it twice means it.
 *
 * @returns {Promise<void>}
 */
const asked = () =>
  new Promise((resolve) => {
    let firstAt = 0;
    const onSignal = () => {
      if (firstAt > 0 && Date.now() - firstAt > SAME_SIGNAL_MS) process.exit(1);
      firstAt ||= Date.now();
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
    // npm passes a signal on to its shell alone, and dash dies of SIGTERM without a word to what it runs: the demo
    // would stay.
    const parent = process.ppid;
    if (process.env.npm_lifecycle_event)
      setInterval(() => process.ppid !== parent && resolve(), PARENT_CHECK_MS).unref();
  });

/** @param {unknown} error */
function explain(error) {
  const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'EACCES')
    return (
      `${message}. Ports below 1024 are not for this user: ` +
      'name a higher one in DEMO_PORT, RELAY_PORT, OPS_PORT or API_PORT.'
    );
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'ENOENT')
    return 'The build is missing or not whole: run npm start without --built.';
  return message.replace(/^\w+/, (name) => NAMES.get(name) ?? name);
}

async function startBuilt() {
  const { startDemo } = await import('../demo/demo.mjs');
  // By URL and not by name: before the build there is nothing that the compiler could look at.
  const { startRelay } = await import(new URL('../dist/relay-cli.mjs', import.meta.url).href);
  const snippet = new URL('../dist/driftrock.js', import.meta.url);
  await access(snippet);
  return startDemo(options, { startRelay, snippet }, console.log);
}

/** @param {import('../demo/demo.mjs').Demo} demo */
function introduce({ siteUrl, relayUrl, opsUrl, upstreamUrl }) {
  const destination = options.apiKey
    ? `${upstreamUrl}, the real API: leads arrive in the capture ${options.sourceId}`
    : `${upstreamUrl}, a local stand-in (for the real API: DRIFTROCK_API_KEY and DRIFTROCK_SOURCE_ID)`;
  console.log(`
  Is it working?  ${opsUrl}
  Demo site       ${siteUrl}
  Live leads      ${siteUrl}/leads
  Relay           ${relayUrl}
  Leads go to     ${destination}

Each lead is one line below. Ctrl-C ends everything.
`);
}

const { options, problems } = readOptions(process.env);
const unknown = process.argv.slice(2).filter((arg) => arg !== '--built');
if (unknown.length > 0) problems.push(`${unknown.join(' ')} is no option: there is --built alone.`);
if (problems.length > 0) giveUp(...problems);

await setUp({ build: !process.argv.includes('--built'), browsers: false });
// The reader of the output may have gone (`| head`): the demo goes on.
process.stdout.on('error', () => {});
const ended = asked();
const demo = await startBuilt().catch((error) => giveUp(explain(error)));
introduce(demo);
await ended;
console.log('Ending.');
await demo.close();
process.exit(0);
