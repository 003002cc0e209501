/** An environment variable that holds a secret, or names the file that does: a pair, of which one is set. */
import { andThen, type Parsed } from './parsed';
import { parseText } from './variable-text';

/** A file's text with whether every user of the machine can read it, or what is wrong with the path. */
export type ReadSecret = (path: string) => { value: string; isOpen: boolean } | { problem: string };

/** For runtimes that have no file system. */
export const NO_FILES: ReadSecret = () => ({
  problem: 'names a file, and there are no files here: set the variable without _FILE',
});

/** What is set, under the name of the variable that does. */
export interface Setting<Value> {
  name: string;
  parsed: Parsed<Value>;
  /** Whether every user of the machine can read it. */
  isOpen: boolean;
}

const isEmpty = (text: Parsed<string>): boolean => 'value' in text && text.value === '';

/** The text behind a pair of variables; `undefined` when neither is set. */
export function readSecretText(
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
export const parseSetting = <Value>(
  setting: Setting<string> | undefined,
  parse: (text: string) => Parsed<Value>,
): Setting<Value> | undefined => setting && { ...setting, parsed: andThen(setting.parsed, parse) };

/** What the operator should know of the file. */
export const warningsOf = (setting: Setting<unknown> | undefined): string[] =>
  setting?.isOpen
    ? [
        `${setting.name} names a file that every user of this machine can read: ` +
          'chmod 600, or 640 with a group of its own',
      ]
    : [];
