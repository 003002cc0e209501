/** The relay as a command: arguments and environment in, a server until a signal ends it, an exit code out. */
import type { ExitCode, Output } from './command';
import { describeCommands, isCommand, runCommand } from './run';
import { describeVariables, readOptions, type RelayProcessOptions } from '../environment';
import { createReport, type Report } from '../report-line';
import { startDetailsOf } from '../start-details';
import { withoutLogin } from '../store/jetstream/address';
import { NO_PLACE } from '../store/open';
import { createKeyring } from '../upstream/api-keys';
import { readSecretFile } from '../node-server/secret-file';
import { type RunningRelay, STORE_PROBLEM, startRelay } from '../node-server/server';

export { type RunningRelay, startRelay } from '../node-server/server';
export type { RelayProcessOptions } from '../environment';

const HINT = 'driftrock-relay --help explains every variable.';
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

const BEHAVIOUR = [
  'It answers POST /v2/event, POST /v2/affiliate_event and GET /healthz, ' +
    'and on the port for the operator a page, GET /metrics, /healthz and',
  '/readyz. It writes one JSON line a request to standard output, without what visitors typed. ' +
    'SIGTERM or SIGINT stops it once what has begun is finished; a second one at once.',
].join('\n');

const helpFor = (version: string): string => `driftrock-relay ${version}

Takes the leads of landing pages and passes them on to Driftrock with the API key, which no page ever sees.

Usage: driftrock-relay [--help | --version]

For people, with the variables of the relay, while it runs and while it does not:

${describeCommands()}

The relay reads its options from environment variables:

${describeVariables()}

${BEHAVIOUR}
`;

// What code and people read of a failed listen, by the variable that fixes it. `of` tells which of the two ports.
const LISTEN_PROBLEMS: Record<string, (of: Listening) => string> = {
  EADDRINUSE: ({ prefix, port }) =>
    `${prefix}_PORT ${port} is taken by another program: stop that one, or name a free port.`,
  EACCES: ({ prefix, port }) => `${prefix}_PORT ${port} is not for this user: name one above 1023.`,
  EADDRNOTAVAIL: ({ prefix, host }) => `${prefix}_HOST ${host} is not an address of this machine.`,
  ENOTFOUND: ({ prefix, host }) => `${prefix}_HOST ${host} is a name that leads nowhere.`,
};

interface Listening {
  prefix: 'RELAY' | 'RELAY_OPS';
  port: unknown;
  host: unknown;
}

/** Node tells the port, or the name that it could not resolve: they say which of the two has failed. */
function listeningOf(
  error: NodeJS.ErrnoException & { port?: number; hostname?: string },
  options: RelayProcessOptions,
): Listening {
  const { host, port, opsHost, opsPort } = options;
  const isMain = error.port === port || error.hostname === host;
  return isMain ? { prefix: 'RELAY', port, host } : { prefix: 'RELAY_OPS', port: opsPort, host: opsHost };
}

const complain = (...lines: string[]): 1 => {
  for (const line of lines) process.stderr.write(`driftrock-relay: ${line}\n`);
  return 1;
};

const OUTPUT: Output = {
  line: (object) => console.log(JSON.stringify(object)),
  say: (sentence) => void complain(sentence),
  explain: (text) => void process.stdout.write(`${text}\n`),
};

/** Resolves at the first signal. The second ends the process on the spot: who presses Ctrl-C twice means it. */
const firstSignal = (): Promise<string> =>
  new Promise((resolve) => {
    let isAsked = false;
    const onSignal = (signal: string) => {
      if (isAsked) process.exit(1);
      isAsked = true;
      resolve(signal);
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
  });

async function serveUntilSignal(options: RelayProcessOptions, report: Report, version: string): Promise<0 | 1> {
  const signalled = firstSignal();
  let relay: RunningRelay;
  try {
    relay = await startRelay(options);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (code === STORE_PROBLEM) return complain(message, HINT);
    return complain(
      LISTEN_PROBLEMS[code]?.(listeningOf(error as NodeJS.ErrnoException, options)) ??
        (code === '' ? message : `cannot listen: ${message}`),
      HINT,
    );
  }
  const { url, opsUrl: ops, servesSnippet } = relay;
  const store = withoutLogin(options.storePlace ?? NO_PLACE);
  report('info', 'listening', startDetailsOf(options, { version, url, ops, store, servesSnippet }));
  report('info', 'stopping', { signal: await signalled });
  const isComplete = await relay.stop();
  if (isComplete) report('info', 'stopped');
  else report('warn', 'stopped with requests cut: RELAY_SHUTDOWN_MS was too short');
  return isComplete ? 0 : 1;
}

/** The exit code, once the command has ended: 0, or 1 with the reason on standard error. */
export async function main(args: string[], env: NodeJS.ProcessEnv, version: string): Promise<ExitCode> {
  // The reader of the lines has gone (`| head`): leads are worth more, and so is what a command was asked to do.
  process.stdout.on('error', () => {});
  if (isCommand(args)) return runCommand(args, env, OUTPUT);
  const unknown = args.find((arg) => !['--help', '-h', '--version', '-v'].includes(arg));
  if (unknown !== undefined) return complain(`${JSON.stringify(unknown)} is neither an option nor a command.`, HINT);
  if (args.length > 0) {
    const isHelp = args.includes('--help') || args.includes('-h');
    process.stdout.write(isHelp ? helpFor(version) : `${version}\n`);
    return 0;
  }
  const read = readOptions(env, readSecretFile);
  if ('problems' in read) return complain(...read.problems, HINT);
  // In the form of the request lines, so that all of standard output is JSON lines.
  const { redact } = createKeyring(read.options);
  const report = createReport({ writeLog: console.log, now: Date.now, redact });
  for (const warning of read.warnings ?? []) report('warn', warning);
  return serveUntilSignal(read.options, report, version);
}
