/** `check`: whether a relay with these variables would bring leads to Driftrock, and what to do where it would not. */
import { readStorePlace } from '../environment';
import { readSecretFile } from '../node-server/secret-file';
import { checkConfiguration } from './check-configuration';
import { checkStore } from './check-store';
import { checkUpstream } from './check-upstream';
import type { Command, Environment } from './command';
import { exitCodeOf, type Finding, textOf } from './finding';

const UNASKED: Finding = {
  mark: 'unknown',
  subject: 'Driftrock',
  cause: 'was not asked, for the configuration is wrong',
};

/** What was found, in the order in which a lead would meet it. */
async function* look(env: Environment): AsyncIterable<Finding> {
  const { options, findings } = checkConfiguration(env, readSecretFile);
  yield* findings;
  const place = readStorePlace(env);
  if ('value' in place) yield* await checkStore(place.value);
  yield* options ? await checkUpstream(options) : [UNASKED];
}

/** The command. */
export const CHECK: Command = {
  name: 'check',
  parameters: '',
  about: [
    'Looks at the configuration, the store, Driftrock and each key, and says what to do. Ends with 0 if all is well.',
    'Driftrock is sent an empty event with each key, which makes no lead: it refuses either the event or the key. ' +
      'Whether it takes a whole lead, test-lead shows.',
  ],
  takes: (args) => args.length === 0,
  async run(env, _, output) {
    const findings: Finding[] = [];
    for await (const finding of look(env)) {
      output.explain(textOf(finding));
      findings.push(finding);
    }
    return exitCodeOf(findings);
  },
};
