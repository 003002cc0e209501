/** The environment variables that hold keys, or name the files that do. */
import { parseApiKey } from './api-key';
import { parseApiKeys, type KeyOptions } from './api-keys';
import type { Parsed } from '../parsed';

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
      'Keys of their own, as JSON: {"default": "...", "sources": {"<source id>": "..."}, "affiliates": {"<affiliate id>": "..."}}',
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
function parseKeysJson(text: string): ReturnType<typeof parseApiKeys> {
  try {
    return parseApiKeys(JSON.parse(text));
  } catch {
    return { problem: 'must be JSON' };
  }
}

/** The text behind a pair of variables, with the name of the one that has it; `undefined` when neither is set. */
function readText(env: Record<string, string | undefined>, [name, fileName]: [string, string], readSecret: ReadSecret) {
  const [text, path] = [env[name], env[fileName]];
  if (text && path) return { name: fileName, text: { problem: `is set beside ${name}: keep one of them` } };
  if (text) return { name, text: { value: text }, isOpen: false };
  if (!path) return undefined;
  const secret = readSecret(path);
  // Editors and `echo` end a file with a line break, and some on Windows begin it with a mark of its encoding: neither
  // is part of a key.
  return 'problem' in secret
    ? { name: fileName, text: secret }
    : {
        name: fileName,
        text: { value: secret.value.replace(/^\uFEFF/, '').replace(/\r?\n$/, '') },
        isOpen: secret.isOpen,
      };
}

const and = <Value>(text: Parsed<string>, parse: (text: string) => Parsed<Value>): Parsed<Value> =>
  'problem' in text ? text : parse(text.value);

/** The keys that the environment names, in itself or by files. Lines name variables and paths, never a key. */
export function readKeys(env: Record<string, string | undefined>, readSecret: ReadSecret): ReadKeys {
  const one = readText(env, [KEY, KEY_FILE], readSecret);
  const many = readText(env, [KEYS, KEYS_FILE], readSecret);
  if (!one && !many)
    return { problems: [`${KEY} is missing. ${KEY_VARIABLES.map(({ about }) => about.join(' ')).join(' ')}`] };
  const apiKey = one && and(one.text, parseApiKey);
  const apiKeys = many && and(many.text, parseKeysJson);
  const problems = [
    ...(one && apiKey && 'problem' in apiKey ? [`${one.name} ${apiKey.problem}.`] : []),
    ...(many && apiKeys && 'problem' in apiKeys ? [`${many.name} ${apiKeys.problem}.`] : []),
    ...(many && apiKey && apiKeys && 'value' in apiKeys && apiKeys.value.default !== undefined
      ? [`${many.name} has a default beside ${one?.name}: keep one of them.`]
      : []),
  ];
  if (problems.length > 0) return { problems };
  const open = [one, many].filter((source) => source?.isOpen);
  return {
    options: {
      ...(apiKey && 'value' in apiKey && { apiKey: apiKey.value }),
      ...(apiKeys && 'value' in apiKeys && { apiKeys: apiKeys.value }),
    },
    warnings: open.map(
      (source) =>
        `${source?.name} names a file that every user of this machine can read: chmod 600, or 640 with a group of its own`,
    ),
  };
}
