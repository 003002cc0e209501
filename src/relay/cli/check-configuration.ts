/** Whether a relay could start with these variables, and what of them is worth a second thought. */
import { readOptions, type RelayProcessOptions } from '../environment';
import { createKeyring } from '../upstream/api-keys';
import type { ReadSecret } from '../secret-variable';
import { createSourceCheck } from '../upstream/sources';
import { isLoopback } from '../http/loopback';
import type { Environment } from './command';
import type { Finding } from './finding';

/** The options, where there are any, and what was found. */
export interface CheckedConfiguration {
  options?: RelayProcessOptions;
  findings: Finding[];
}

const SUBJECT = 'configuration';
const problem = (cause: string, hint: string): Finding => ({ mark: 'problem', subject: SUBJECT, cause, hint });
const warning = (cause: string, hint: string): Finding => ({ mark: 'warning', subject: SUBJECT, cause, hint });

const isPlain = (origin: string): boolean => {
  const { protocol, hostname } = new URL(origin.replace('*.', ''));
  return protocol === 'http:' && !isLoopback(hostname);
};

function warningsOfAlerts({ alertUrl, alertSilenceHours }: RelayProcessOptions): Finding[] {
  if (alertSilenceHours === undefined || alertUrl !== undefined) return [];
  return [warning('RELAY_ALERT_SILENCE_HOURS has no effect without RELAY_ALERT_URL', 'set both')];
}

function warningsOfOrigins({ origins }: RelayProcessOptions): Finding[] {
  if (origins === '*')
    return [warning('RELAY_ORIGINS is *: every page of the web can send leads', 'name your own pages instead')];
  return origins
    .filter(isPlain)
    .map((origin) =>
      warning(
        `RELAY_ORIGINS holds ${origin}: on such a page everybody on the way can read what visitors type`,
        'serve the page by https, and name it so',
      ),
    );
}

/** What a relay finds out only as it starts: a capture without a key. */
function problemsOf(options: RelayProcessOptions): Finding[] {
  try {
    createSourceCheck(options, createKeyring(options));
    return [];
  } catch (error) {
    return [problem((error as Error).message, 'add the key to DRIFTROCK_API_KEYS or its file, or a default')];
  }
}

const count = (items: '*' | readonly string[], [one, many]: [string, string]): string =>
  items === '*' ? `all ${many}` : `${items.length} ${items.length === 1 ? one : many}`;

/** All that is wrong at once. No line holds a key. */
export function checkConfiguration(env: Environment, readSecret: ReadSecret): CheckedConfiguration {
  const read = readOptions(env, readSecret);
  if ('problems' in read)
    return { findings: read.problems.map((line) => problem(line, 'driftrock-relay --help explains the variable')) };
  const { options, warnings = [] } = read;
  const problems = problemsOf(options);
  if (problems.length > 0) return { findings: problems };
  const { origins, sourceIds } = options;
  const cause = `${count(origins, ['origin', 'origins'])} may send to ${count(sourceIds, ['capture', 'captures'])}`;
  const ofFiles = warnings.map((line) => warning(line, 'the secret is then for the relay alone'));
  return {
    options,
    findings: [
      { mark: 'ok', subject: SUBJECT, cause },
      ...ofFiles,
      ...warningsOfOrigins(options),
      ...warningsOfAlerts(options),
    ],
  };
}
