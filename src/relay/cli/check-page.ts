/** `check <url>`: the doctor, which is loaded when it is called. A relay never loads it. */
import type { LeadEvent } from '../../event';
import { readOptions } from '../environment';
import { readSecretFile } from '../node-server/secret-file';
import { NO_PLACE } from '../store/open';
import type { Command, Environment } from './command';
import { followLead } from './follow-in-store';
import { onlySourceIn } from '../upstream/sources';
import type { EventPath } from '../upstream/upstream-url';

/** As the relay knows it; a proxy may have put something in front of it. */
const pathOf = (path: string): EventPath => (path.endsWith('/affiliate_event') ? '/v2/affiliate_event' : '/v2/event');

/** In the store of the relay whose variables these are: what became of the event. */
const followIn = (env: Environment) => async (event: LeadEvent, path: string) => {
  const read = readOptions(env, readSecretFile);
  if ('problems' in read) return undefined;
  const { options } = read;
  const { storePlace = NO_PLACE } = options;
  if (storePlace === NO_PLACE) return undefined;
  // A page may leave the capture to the relay, which fills it in.
  const lead = { path: pathOf(path), event: { ...event, source_id: event.source_id ?? onlySourceIn(options) } };
  const { mark, subject, cause, hint } = await followLead(storePlace, lead, options);
  if (mark !== 'ok' && mark !== 'problem') return undefined;
  return { mark, sentence: `${subject} ${cause}`, ...(hint !== undefined && { remedy: hint }) };
};

/** The command. */
export const CHECK_PAGE: Command = {
  name: 'check',
  parameters:
    '<url> [--json] [--screenshot <file.png>] [--send [<email>]] [--ops <url>] [--browser <path>] [--timeout <s>]',
  about: [
    'Opens a page in Chrome, Edge or Chromium, and says whether its leads get through: tag, relay, each form. It ' +
      'touches nothing.',
    '--send fills in the first lead form, sends it, and follows that lead to Driftrock; with an address of yours, ' +
      "or one of the page's domain.",
    '--ops, or RELAY_OPS_URL, is the port for the operator of the relay, which knows what Driftrock has answered.',
    'Ends with 0 where all is well, with 1 where something stops or costs leads, and with 2 where the page cannot be ' +
      'looked at.',
  ],
  takes: (args) => args.length > 0,
  async run(env, args, output) {
    const { checkPage } = await import('../../doctor/doctor');
    return checkPage(args, { env, output, followInStore: followIn(env) });
  },
};
