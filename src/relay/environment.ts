/** Environment variables -> the options of a relay process. One table says what each is called, means and may hold. */
import type { RelayOptions } from './index';
import { KEY_VARIABLES, NO_FILES, readKeys, type ReadSecret } from './upstream/key-variables';
import { type Origins, parseOrigin } from './http/origins';
import { andThen, type Parsed } from './parsed';
import type { RateLimits } from './limits/rate-limits';
import { isNatsAddress, parseNatsAddress } from './store/jetstream/address';
import { parseTrustedProxies, type TrustedProxies } from './http/trusted-proxies';
import { UPSTREAM_TIMEOUT_MS } from './upstream/upstream';
import { DRIFTROCK_API_URL, parseUpstreamUrl } from './upstream/upstream-url';
import { parseText } from './variable-text';

/** A relay's options with those of the server around it. */
export interface RelayProcessOptions extends RelayOptions {
  /** The address to listen on. */
  host: string;
  /** The port to listen on; 0 picks a free one. */
  port: number;
  /** How long a stop may take, in milliseconds, before what is still open is cut. */
  shutdownMs: number;
  /**
   * Requests a minute from one client address, and events a minute for one source; 0 sets no limit, and so does
   * absence.
   */
  ratePerAddress?: RateLimits['perAddress'];
  ratePerSource?: RateLimits['perSource'];
  /** Whose `X-Forwarded-For` is believed; nobody's by default. */
  trustedProxies?: TrustedProxies;
  /** The port for metrics and health, 0 for a free one; `off`, which is the default, for none. */
  metricsPort?: number | 'off';
  /** The address of that port; 127.0.0.1 by default. */
  metricsHost?: string;
  /** Where accepted events are kept: a folder, a NATS, or `none`, which is the default. No effect with `spool`. */
  storePlace?: string;
  /** How long an event is tried before it is a dead letter, in days; 14 by default. */
  maxAgeDays?: number;
  /** How long a repeat of an event is recognised, in days; 30 by default. */
  retentionDays?: number;
  /** Attempts upstream that may be under way at once, of events that are kept; 8 by default. */
  concurrency?: number;
}

/** One environment variable. */
export interface Variable<Value> {
  name: string;
  /** The text that stands for an absent variable; without it, the variable is required. */
  fallback?: string;
  /** For `--help`: a line or more. */
  about: string[];
  parse(text: string): Parsed<Value>;
}

/** The items between commas, each as if it stood alone; the first problem of one is that of the list. */
function parseList(text: string): Parsed<string[]> {
  const items = text.split(',').map(parseText);
  const values = items.flatMap((item) => ('value' in item && item.value !== '' ? [item.value] : []));
  return items.find((item) => 'problem' in item) ?? { value: values };
}

function parseSourceIds(text: string): Parsed<Origins> {
  const list = parseList(text);
  if ('problem' in list) return list;
  const { value: items } = list;
  if (items.length === 0) return { problem: 'must name at least one, or * for all' };
  if (items.includes('*'))
    return items.length === 1 ? { value: '*' } : { problem: 'must be either * or a list without *' };
  return { value: items };
}

function parseOrigins(text: string): Parsed<Origins> {
  const list = parseSourceIds(text);
  if ('problem' in list || list.value === '*') return list;
  const origins = list.value.map(parseOrigin);
  return (
    origins.find((origin) => 'problem' in origin) ?? {
      value: origins.flatMap((origin) => ('value' in origin ? [origin.value] : [])),
    }
  );
}

const parseHost = (text: string): Parsed<string> =>
  /^[\w.:-]+$/.test(text)
    ? { value: text }
    : { problem: 'must be an address or host name alone, such as 127.0.0.1 or ::' };

const parseNumber =
  (least: number, most: number) =>
  (text: string): Parsed<number> => {
    const isWithin = /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
    return isWithin ? { value: Number(text) } : { problem: `must be a whole number from ${least} to ${most}` };
  };

const parsePort = parseNumber(0, 65_535);
const parseMetricsPort = (text: string): Parsed<number | 'off'> => (text === 'off' ? { value: text } : parsePort(text));

// A path of the file system, or an address that is understood whole.
function parsePlace(text: string): Parsed<string> {
  if (!isNatsAddress(text))
    return /^[a-z][\w+.-]+:/.test(text)
      ? { problem: 'must be none, a folder, or an address that begins with nats://' }
      : { value: text };
  const address = parseNatsAddress(text);
  return 'problem' in address ? address : { value: text };
}

/** A stop outlasts the slowest answer of upstream by as much again as the page's own part may take. */
const SHUTDOWN_MS = UPSTREAM_TIMEOUT_MS + 5_000;

/** Longer than any weekend with the holidays next to it. */
export const MAX_AGE_DAYS = 14;
/** Much longer than the seven days that a browser keeps an event. */
export const RETENTION_DAYS = 30;
/** Enough for some hundred events a second; few enough for any API's patience. */
export const CONCURRENCY = 8;

const VARIABLES = {
  origins: {
    name: 'RELAY_ORIGINS',
    about: [
      'Pages that may send, separated by commas: https://www.example.com,https://*.example.org',
      '* lets every page of the web send.',
    ],
    parse: parseOrigins,
  },
  sourceIds: {
    name: 'RELAY_SOURCE_IDS',
    about: ['Captures that may be sent to, separated by commas; * for all of the account.'],
    parse: parseSourceIds,
  },
  host: {
    name: 'RELAY_HOST',
    fallback: '127.0.0.1',
    about: ['Address to listen on. 0.0.0.0 or :: in a container.'],
    parse: parseHost,
  },
  port: { name: 'RELAY_PORT', fallback: '8787', about: ['Port to listen on; 0 picks a free one.'], parse: parsePort },
  upstreamUrl: {
    name: 'DRIFTROCK_API_URL',
    fallback: DRIFTROCK_API_URL,
    about: ['Where events go. Plain http:// only on this machine.'],
    parse: parseUpstreamUrl,
  },
  upstreamTimeoutMs: {
    name: 'RELAY_UPSTREAM_TIMEOUT_MS',
    fallback: String(UPSTREAM_TIMEOUT_MS),
    about: ['Milliseconds that Driftrock may take to answer. Browsers wait 15000 for the relay.'],
    parse: parseNumber(100, 60_000),
  },
  shutdownMs: {
    name: 'RELAY_SHUTDOWN_MS',
    fallback: String(SHUTDOWN_MS),
    about: ['Milliseconds that a stop may take to finish what has begun. Whatever kills the process must wait longer.'],
    parse: parseNumber(0, 600_000),
  },
  ratePerAddress: {
    name: 'RELAY_RATE_PER_ADDRESS',
    fallback: '600',
    about: ['Requests a minute from one client address (an IPv6 /64 is one); more are answered 429. 0 sets no limit.'],
    parse: parseNumber(0, 1_000_000),
  },
  ratePerSource: {
    name: 'RELAY_RATE_PER_SOURCE',
    fallback: '6000',
    about: ['Events a minute for one capture; more are answered 429. 0 sets no limit.'],
    parse: parseNumber(0, 1_000_000),
  },
  trustedProxies: {
    name: 'RELAY_TRUSTED_PROXIES',
    fallback: '0',
    about: [
      'Proxies in front, as a number or as their addresses and networks: their X-Forwarded-For names the client.',
      'With 0, all who come through one proxy count as one client.',
    ],
    parse: parseTrustedProxies,
  },
  metricsPort: {
    name: 'RELAY_METRICS_PORT',
    fallback: 'off',
    about: [
      'Port for GET /metrics, /healthz and /readyz; 0 picks a free one. ' +
        'off, so that two relays on one machine do not collide.',
    ],
    parse: parseMetricsPort,
  },
  metricsHost: {
    name: 'RELAY_METRICS_HOST',
    fallback: '127.0.0.1',
    about: ['Address of that port.'],
    parse: parseHost,
  },
  storePlace: {
    name: 'RELAY_SPOOL',
    fallback: './data',
    about: [
      'Folder that keeps accepted events until Driftrock has them.',
      'nats://host:4222 keeps them in NATS JetStream, for many relays at once.',
      'none keeps nothing: each page waits for Driftrock.',
    ],
    parse: parsePlace,
  },
  maxAgeDays: {
    name: 'RELAY_MAX_AGE_DAYS',
    fallback: String(MAX_AGE_DAYS),
    about: ['Days that an event is tried before it is a dead letter, which waits for a person.'],
    parse: parseNumber(1, 365),
  },
  retentionDays: {
    name: 'RELAY_RETENTION_DAYS',
    fallback: String(RETENTION_DAYS),
    about: ['Days that a repeat of an event is recognised.'],
    parse: parseNumber(1, 3650),
  },
  concurrency: {
    name: 'RELAY_CONCURRENCY',
    fallback: String(CONCURRENCY),
    about: ['Attempts that may be under way at once, of events that are kept.'],
    parse: parseNumber(1, 1000),
  },
} satisfies { [Name in keyof RelayProcessOptions]?: Variable<NonNullable<RelayProcessOptions[Name]>> };

const parseVariable = (
  { name, fallback, parse }: Variable<unknown>,
  env: Record<string, string | undefined>,
): Parsed<unknown> => {
  return andThen(parseText(env[name] ?? ''), (value) => {
    // An empty variable is what `NAME=` in an env file leaves: it counts as absent.
    const text = value || fallback;
    return text === undefined ? { problem: 'is missing' } : parse(text);
  });
};

/** Where the environment says that events are kept: all that commands for people need to know. */
export const readStorePlace = (env: Record<string, string | undefined>): Parsed<string> =>
  parseVariable(VARIABLES.storePlace, env) as Parsed<string>;

/** The options that the environment names, or one line for each variable that is wrong; no line ever shows a key. */
export function readOptions(
  env: Record<string, string | undefined>,
  readSecret: ReadSecret = NO_FILES,
): { options: RelayProcessOptions; warnings?: string[] } | { problems: string[] } {
  const keys = readKeys(env, readSecret);
  const read = Object.entries(VARIABLES).map(([option, variable]) => ({
    option,
    variable,
    parsed: parseVariable(variable, env),
  }));
  const problems = read.flatMap(({ variable: { name, about }, parsed }) =>
    'problem' in parsed ? [`${name} ${parsed.problem}. ${about.join(' ')}`] : [],
  );
  if ('problems' in keys) return { problems: [...keys.problems, ...problems] };
  if (problems.length > 0) return { problems };
  const values = read.map(({ option, parsed }) => [option, 'value' in parsed && parsed.value]);
  // Each entry of the table has been checked against the option of its name.
  const options = { ...keys.options, ...Object.fromEntries(values) } as unknown as RelayProcessOptions;
  return { options, ...(keys.warnings.length > 0 && { warnings: keys.warnings }) };
}

const describeDefault = ({ fallback }: Variable<unknown>): string =>
  fallback === undefined ? 'required' : `default ${fallback}`;

/** What `--help` says of the variables. */
export function describeVariables(): string {
  const described = Object.values(VARIABLES).map((variable: Variable<unknown>) => ({
    ...variable,
    need: describeDefault(variable),
  }));
  return [...KEY_VARIABLES, ...described]
    .flatMap(({ name, need, about }) => [`  ${name} (${need})`, ...about.map((line) => `      ${line}`)])
    .join('\n');
}
