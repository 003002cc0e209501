/** `test-lead`: a lead of the operator's own, through the running relay to Driftrock, step by step. */
import { parseArgs } from 'node:util';
import { createTestLead } from '../event/new-test-lead';
import { readSecretFile } from '../node-server/secret-file';
import { NO_PLACE } from '../store/open';
import { onlySourceIn } from '../upstream/sources';
import type { RelayProcessOptions } from '../environment';
import type { Forwarded } from '../upstream/upstream';
import { checkConfiguration } from './check-configuration';
import type { Command, Environment } from './command';
import { exitCodeOf, type Finding, textOf } from './finding';
import { followLead } from './follow-in-store';
import { postLead } from './post-lead';

interface Wanted {
  email: string;
  sourceId?: string | undefined;
  affiliateId?: string | undefined;
}

const IDS = { 'source-id': { type: 'string' }, 'affiliate-id': { type: 'string' } } as const;

/** What the arguments ask for; `undefined` where they name no address, or something else. */
function parseWanted(args: readonly string[]): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: IDS, allowPositionals: true });
    const [email = '', ...others] = positionals;
    if (others.length > 0 || !/^[^\s@]+@[^\s@]+$/.test(email)) return undefined;
    return { email, sourceId: values['source-id'], affiliateId: values['affiliate-id'] };
  } catch {
    return undefined; // An option that is not known, or that lacks its value: the command's form is shown.
  }
}

function findingOfSource({ sourceIds }: RelayProcessOptions): Finding {
  const names = sourceIds === '*' ? '<source id>' : `<one of ${sourceIds.join(', ')}>`;
  return {
    mark: 'problem',
    subject: 'capture',
    cause: 'the relay has more than one, and none was named',
    hint: `--source-id ${names}`,
  };
}

/** What becomes of the lead: first the page's part, then the relay's. */
async function* send(options: RelayProcessOptions, lead: Forwarded): AsyncIterable<Finding> {
  const posted = await postLead(options, lead);
  yield posted;
  if (posted.mark !== 'ok') return;
  const { storePlace = NO_PLACE } = options;
  yield storePlace === NO_PLACE
    ? { mark: 'ok', subject: 'Driftrock', cause: 'has taken it, for this relay answers only then' }
    : await followLead(storePlace, lead, options);
}

async function* steps(env: Environment, { email, sourceId, affiliateId }: Wanted): AsyncIterable<Finding> {
  const { options, findings } = checkConfiguration(env, readSecretFile);
  yield* findings.filter(({ mark }) => mark !== 'warning');
  if (!options) return;
  const source = sourceId ?? onlySourceIn(options);
  if (source === undefined) return yield findingOfSource(options);
  yield* send(options, createTestLead({ email, sourceId: source, affiliateId, now: Date.now() }));
}

/** The command. */
export const TEST_LEAD: Command = {
  name: 'test-lead',
  parameters: '<email> [--source-id <id>] [--affiliate-id <id>]',
  about: [
    'Sends a lead with this address through the running relay, as a page would, and follows it to Driftrock.',
    'There it is a person like any other, whose event is called "First test lead": take an address of your own.',
  ],
  takes: (args) => parseWanted(args) !== undefined,
  async run(env, args, output) {
    const findings: Finding[] = [];
    for await (const finding of steps(env, parseWanted(args)!)) {
      output.explain(textOf(finding));
      findings.push(finding);
    }
    return exitCodeOf(findings);
  },
};
