/** The environment variables that hold keys, or name the files that do. */
import { type ApiKeys, type KeyOptions, parseApiKey, parseApiKeys } from './api-keys';
import { andThen, type Parsed } from '../parsed';
import { parseText } from '../variable-text';

const KEY = 'DRIFTROCK_API_KEY';
const KEY_FILE = 'DRIFTROCK_API_KEY_FILE';
const KEYS = 'DRIFTROCK_API_KEYS';
const KEYS_FILE = 'DRIFTROCK_API_KEYS_FILE';

/** For `--help`: each variable, whether it is needed, what it means. */
export const KEY_VARIABLES = [
  {
    name: KEY,
    need: 'required',
    about: ['The key of the Driftrock Events API, unless one of the next three has it. Never shown, never logged.'],
  },
  {
    name: KEY_FILE,
    need: 'optional',
    about: ['A file that holds the key alone, such as a secret of Docker or a credential of systemd.'],
  },
  {
    name: KEYS,
    need: 'optional',
    about: [
      'Keys of their own, as JSON: {"default": "...", "sources": {"<source id>": "..."}, ' +
        '"affiliates": {"<affiliate id>": "..."}}',
    ],
  },
  { name: KEYS_FILE, need: 'optional', about: ['A file that holds that JSON.'] },
];

/** A file's text with whether every user of the machine can read it, or what is wrong with the path. */
export type ReadSecret = (path: string) => { value: string; isOpen: boolean } | { problem: string };

/** For runtimes that have no file system. */
export const NO_FILES: ReadSecret = () => ({
  problem: 'names a file, and there are no files here: set the variable without _FILE',
});

/** The keys with what the operator should know of their files, or a line for each problem. */
export type ReadKeys = { options: KeyOptions; warnings: string[] } | { problems: string[] };

// The parser's own message would quote the text, and with it a key.
function parseKeysJson(text: string): Parsed<ApiKeys> {
  try {
    return parseApiKeys(JSON.parse(text));
  } catch {
    return { problem: 'must be JSON' };
  }
}

/** What a pair of variables says, under the name of the one that is set. */
interface Setting<Value> {
  name: string;
  parsed: Parsed<Value>;
  /** Whether every user of the machine can read it. */
  isOpen: boolean;
}

const isEmpty = (text: Parsed<string>): boolean => 'value' in text && text.value === '';

/** The text behind a pair of variables; `undefined` when neither is set. */
function readText(
  env: Record<string, string | undefined>,
  [name, fileName]: [string, string],
  readSecret: ReadSecret,
): Setting<string> | undefined {
  const [text, path] = [parseText(env[name] ?? ''), parseText(env[fileName] ?? '')];
  if (!isEmpty(text) && !isEmpty(path))
    return { name: fileName, parsed: { problem: `is set next to ${name}: keep one of them` }, isOpen: false };
  if (!isEmpty(text)) return { name, parsed: text, isOpen: false };
  if (isEmpty(path)) return undefined;
  const secret = 'problem' in path ? path : readSecret(path.value);
  if ('problem' in secret) return { name: fileName, parsed: secret, isOpen: false };
  // Editors and `echo` end a file with a line break, and some on Windows begin it with a mark of its encoding.
  return { name: fileName, parsed: parseText(secret.value), isOpen: secret.isOpen };
}

/** The setting with its text understood. */
const parseSetting = <Value>(
  setting: Setting<string> | undefined,
  parse: (text: string) => Parsed<Value>,
): Setting<Value> | undefined => setting && { ...setting, parsed: andThen(setting.parsed, parse) };

const valueIn = <Value>(setting: Setting<Value> | undefined): Value | undefined =>
  setting && 'value' in setting.parsed ? setting.parsed.value : undefined;

const problemsOf = (setting: Setting<unknown> | undefined): string[] =>
  setting && 'problem' in setting.parsed ? [`${setting.name} ${setting.parsed.problem}.`] : [];

const warningsOf = (setting: Setting<unknown> | undefined): string[] =>
  setting?.isOpen
    ? [
        `${setting.name} names a file that every user of this machine can read: ` +
          'chmod 600, or 640 with a group of its own',
      ]
    : [];

/** One default is enough: which of two would hold? */
const problemsOfBoth = (one: Setting<string> | undefined, many: Setting<ApiKeys> | undefined): string[] =>
  one && many && valueIn(many)?.default !== undefined
    ? [`${many.name} has a default next to ${one.name}: keep one of them.`]
    : [];

/** The keys that the environment names, in itself or by files. Lines name variables and paths, never a key. */
export function readKeys(env: Record<string, string | undefined>, readSecret: ReadSecret): ReadKeys {
  const one = parseSetting(readText(env, [KEY, KEY_FILE], readSecret), parseApiKey);
  const many = parseSetting(readText(env, [KEYS, KEYS_FILE], readSecret), parseKeysJson);
  if (!one && !many)
    return { problems: [`${KEY} is missing. ${KEY_VARIABLES.map(({ about }) => about.join(' ')).join(' ')}`] };
  const problems = [...problemsOf(one), ...problemsOf(many), ...problemsOfBoth(one, many)];
  if (problems.length > 0) return { problems };
  const [apiKey, apiKeys] = [valueIn(one), valueIn(many)];
  return {
    options: { ...(apiKey !== undefined && { apiKey }), ...(apiKeys !== undefined && { apiKeys }) },
    warnings: [...warningsOf(one), ...warningsOf(many)],
  };
}
