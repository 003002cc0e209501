/** Environment variables -> the options of a relay process. One table says what each is called, means and may hold. */
import type { RelayOptions } from './index';
import { KEY_VARIABLES, readKeys } from './upstream/key-variables';
import { type Origins, parseOrigin } from './http/origins';
import { parsePublicUrl } from './http/public-url';
import { pagesOfSite } from './http/site-pages';
import { parseAlertUrl } from './health/alert-url';
import { findExposure, OPS_HOST, parseOpsToken } from './ops/exposure';
import { andThen, type Parsed } from './parsed';
import type { RateLimits } from './limits/rate-limits';
import { isNatsAddress, parseNatsAddress } from './store/jetstream/address';
import { parseTrustedProxies, type TrustedProxies } from './http/trusted-proxies';
import { NO_FILES, parseSetting, type ReadSecret, readSecretText, type Setting, warningsOf } from './secret-variable';
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
  /** The port of the operator's page, metrics and health, 0 for a free one; `off`, which is the default, for none. */
  opsPort?: number | 'off';
  /** The address of that port; 127.0.0.1 by default. On any other than this machine's own, a token is needed. */
  opsHost?: string;
  /** What the operator signs in with there, and programs send; without it, nobody has to. */
  opsToken?: string;
  /** The address by which pages reach the relay, without a path, as the operator's page shows it. */
  publicUrl?: string;
  /** A link on the operator's page to another one of theirs; none by default. */
  opsLink?: { text: string; url: string };
  /** The incoming webhook that is told of what goes wrong, and when it is over; without one, nobody is. A secret. */
  alertUrl?: string;
  /** After how many hours without a lead from a page it is told of that, too; without a number, never. */
  alertSilenceHours?: number;
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
  /** What it was called before; goes on working. */
  oldName?: string;
  /** Another variable, for a secret: it names the file that holds the value alone. */
  fileName?: string;
  /** Whether there need be no value at all. */
  isOptional?: true;
  /** The text that stands for an absent variable; without it, the variable is required. */
  fallback?: string;
  /** Another variable that says what stands for an absent one: how to read that from its text, if it says so. */
  fallbackFrom?: { name: string; read(text: string): string | undefined };
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
const parseOpsPort = (text: string): Parsed<number | 'off'> => (text === 'off' ? { value: text } : parsePort(text));

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
    fallbackFrom: { name: 'RELAY_PUBLIC_URL', read: pagesOfSite },
    about: [
      'Pages that may send, separated by commas: https://www.example.com,https://*.example.org',
      'By default those of the same site as RELAY_PUBLIC_URL. * lets every page of the web send.',
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
  opsPort: {
    name: 'RELAY_OPS_PORT',
    oldName: 'RELAY_METRICS_PORT',
    fallback: 'off',
    about: [
      "Port for the operator's page, and for GET /metrics, /healthz and /readyz; 0 picks a free one.",
      'off, so that two relays on one machine do not collide.',
    ],
    parse: parseOpsPort,
  },
  opsHost: {
    name: 'RELAY_OPS_HOST',
    oldName: 'RELAY_METRICS_HOST',
    fallback: OPS_HOST,
    about: ['Address of that port. Any other than this machine alone needs RELAY_OPS_TOKEN.'],
    parse: parseHost,
  },
  opsToken: {
    name: 'RELAY_OPS_TOKEN',
    fileName: 'RELAY_OPS_TOKEN_FILE',
    isOptional: true,
    about: ['What the operator signs in with on that port, 16 characters or more. Never shown, never logged.'],
    parse: parseOpsToken,
  },
  publicUrl: {
    name: 'RELAY_PUBLIC_URL',
    isOptional: true,
    about: [
      "Address by which pages reach the relay, for the operator's page and RELAY_ORIGINS: https://relay.example.com",
    ],
    parse: parsePublicUrl,
  },
  alertUrl: {
    name: 'RELAY_ALERT_URL',
    fileName: 'RELAY_ALERT_URL_FILE',
    isOptional: true,
    about: [
      'Incoming webhook of Slack, Teams, Discord or another program that takes {"text": "..."}: ' +
        'it is told of what goes wrong, and when it is over. Never shown, never logged.',
    ],
    parse: parseAlertUrl,
  },
  alertSilenceHours: {
    name: 'RELAY_ALERT_SILENCE_HOURS',
    isOptional: true,
    about: ['Hours without a lead from a page after which RELAY_ALERT_URL is told of that, too.'],
    parse: parseNumber(1, 8_760),
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

type Environment = Record<string, string | undefined>;

const isSet = (env: Environment, name: string | undefined): boolean => name !== undefined && !!env[name]?.trim();

/** The name by which the operator has set the variable. */
const nameIn = (env: Environment, { name, oldName }: Variable<unknown>): string =>
  !isSet(env, name) && isSet(env, oldName) ? oldName! : name;

const isSetTwice = (env: Environment, { name, oldName }: Variable<unknown>): boolean =>
  isSet(env, name) && isSet(env, oldName) && env[name]!.trim() !== env[oldName!]!.trim();

/** The text that stands for an absent variable, if there is one. */
function fallbackOf({ fallback, fallbackFrom }: Variable<unknown>, env: Environment): string | undefined {
  if (fallbackFrom === undefined) return fallback;
  const text = parseText(env[fallbackFrom.name] ?? '');
  return 'value' in text ? fallbackFrom.read(text.value) : undefined;
}

function parseVariable(variable: Variable<unknown>, env: Environment): Parsed<unknown> {
  const { isOptional, oldName, parse } = variable;
  if (isSetTwice(env, variable))
    return { problem: `has another value than ${oldName}, its old name: keep one of them` };
  return andThen(parseText(env[nameIn(env, variable)] ?? ''), (value) => {
    // An empty variable is what `NAME=` in an env file leaves: it counts as absent.
    const text = value || fallbackOf(variable, env);
    if (text !== undefined) return parse(text);
    return isOptional ? { value: undefined } : { problem: 'is missing' };
  });
}

/** What the variable says, or the file that another one names in its place. */
function readVariable(variable: Variable<unknown>, env: Environment, readSecret: ReadSecret): Setting<unknown> {
  const { name, fileName, parse } = variable;
  const secret = fileName === undefined ? undefined : readSecretText(env, [name, fileName], readSecret);
  return (
    parseSetting(secret, parse) ?? { name: nameIn(env, variable), parsed: parseVariable(variable, env), isOpen: false }
  );
}

/** Where the environment says that events are kept: all that commands for people need to know. */
export const readStorePlace = (env: Environment): Parsed<string> =>
  parseVariable(VARIABLES.storePlace, env) as Parsed<string>;

/** The options that the environment names, or one line for each variable that is wrong; no line ever shows a key. */
export function readOptions(
  env: Environment,
  readSecret: ReadSecret = NO_FILES,
): { options: RelayProcessOptions; warnings?: string[] } | { problems: string[] } {
  const keys = readKeys(env, readSecret);
  const read = Object.entries(VARIABLES).map(([option, variable]) => ({
    option,
    about: variable.about,
    setting: readVariable(variable, env, readSecret),
  }));
  const problems = read.flatMap(({ about, setting: { name, parsed } }) =>
    'problem' in parsed ? [`${name} ${parsed.problem}. ${about.join(' ')}`] : [],
  );
  if ('problems' in keys) return { problems: [...keys.problems, ...problems] };
  if (problems.length > 0) return { problems };
  const values = read.flatMap(({ option, setting: { parsed } }) =>
    'value' in parsed && parsed.value !== undefined ? [[option, parsed.value]] : [],
  );
  const warnings = [...keys.warnings, ...read.flatMap(({ setting }) => warningsOf(setting))];
  // Each entry of the table has been checked against the option of its name.
  const options = { ...keys.options, ...Object.fromEntries(values) } as unknown as RelayProcessOptions;
  const exposure = findExposure(options);
  if (exposure !== undefined) return { problems: [exposure] };
  return { options, ...(warnings.length > 0 && { warnings }) };
}

function describeDefault({ fallback, fallbackFrom, isOptional }: Variable<unknown>): string {
  if (isOptional) return 'optional';
  if (fallbackFrom) return `required without ${fallbackFrom.name}`;
  return fallback === undefined ? 'required' : `default ${fallback}`;
}

/** The variable as `--help` shows it, and behind it the one for its file. */
const explained = (variable: Variable<unknown>) => [
  { name: variable.name, need: describeDefault(variable), about: variable.about },
  ...(variable.fileName === undefined
    ? []
    : [{ name: variable.fileName, need: 'optional', about: ['A file that holds it alone.'] }]),
];

/** What `--help` says of the variables. */
export const describeVariables = (): string =>
  [...KEY_VARIABLES, ...Object.values(VARIABLES).flatMap(explained)]
    .flatMap(({ name, need, about }) => [`  ${name} (${need})`, ...about.map((line) => `      ${line}`)])
    .join('\n');
