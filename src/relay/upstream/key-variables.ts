/** The environment variables that hold keys, or name the files that do. */
import { type ApiKeys, type KeyOptions, parseApiKey, parseApiKeys } from './api-keys';
import type { Parsed } from '../parsed';
import { parseSetting, type ReadSecret, readSecretText, type Setting, warningsOf } from '../secret-variable';

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

const valueIn = <Value>(setting: Setting<Value> | undefined): Value | undefined =>
  setting && 'value' in setting.parsed ? setting.parsed.value : undefined;

const problemsOf = (setting: Setting<unknown> | undefined): string[] =>
  setting && 'problem' in setting.parsed ? [`${setting.name} ${setting.parsed.problem}.`] : [];

/** One default is enough: which of two would hold? */
const problemsOfBoth = (one: Setting<string> | undefined, many: Setting<ApiKeys> | undefined): string[] =>
  one && many && valueIn(many)?.default !== undefined
    ? [`${many.name} has a default next to ${one.name}: keep one of them.`]
    : [];

/** The keys that the environment names, in itself or by files. Lines name variables and paths, never a key. */
export function readKeys(env: Record<string, string | undefined>, readSecret: ReadSecret): ReadKeys {
  const one = parseSetting(readSecretText(env, [KEY, KEY_FILE], readSecret), parseApiKey);
  const many = parseSetting(readSecretText(env, [KEYS, KEYS_FILE], readSecret), parseKeysJson);
  if (!one && !many)
    return { problems: [`${KEY} is missing: Driftrock's key. ${KEY_FILE}, ${KEYS} or ${KEYS_FILE} can have it, too.`] };
  const problems = [...problemsOf(one), ...problemsOf(many), ...problemsOfBoth(one, many)];
  if (problems.length > 0) return { problems };
  const [apiKey, apiKeys] = [valueIn(one), valueIn(many)];
  return {
    options: { ...(apiKey !== undefined && { apiKey }), ...(apiKeys !== undefined && { apiKeys }) },
    warnings: [...warningsOf(one), ...warningsOf(many)],
  };
}
