/** Whether Driftrock can be reached, and whether it knows each key. */
import { createKeyProbes } from '../upstream/key-probes';
import type { KeyOptions } from '../upstream/api-keys';
import type { Outcome } from '../upstream/event-outcome';
import { outcomeOf } from '../upstream/forwarding';
import { createUpstream, type UpstreamOptions } from '../upstream/upstream';
import { DRIFTROCK_API_URL } from '../upstream/upstream-url';
import type { Finding } from './finding';

/** What upstream said when it was asked with one key; undefined if it was not asked. */
interface Asked {
  keyName: string;
  outcome: Outcome | undefined;
  isSilent: boolean;
}

const SUBJECT = 'Driftrock';
const UNREACHED = 'check DRIFTROCK_API_URL, the DNS of this machine, and whether a firewall or proxy lets https out';
const BUSY = 'it is there and takes nothing now: wait a minute and check again';
const NOT_DRIFTROCK = 'check DRIFTROCK_API_URL: a stand-in or a proxy may answer there';

/** One key after the other; once upstream is silent, the others would only wait as long. */
async function askWithEach(options: UpstreamOptions & KeyOptions): Promise<Asked[]> {
  const upstream = createUpstream(options);
  const asked: Asked[] = [];
  for (const probe of createKeyProbes(options)) {
    const keyName = upstream.keyNameOf(probe);
    if (asked.at(-1)?.isSilent) {
      asked.push({ keyName, outcome: undefined, isSilent: true });
      continue;
    }
    const answer = await upstream.send(probe);
    asked.push({ keyName, outcome: outcomeOf(answer, Date.now()), isSilent: 'silence' in answer });
  }
  return asked;
}

/** Whether it is one of the answers by which Driftrock itself speaks of an event or a key. */
const isOwnAnswer = ({ outcome }: Asked): boolean =>
  outcome?.kind === 'rejected' || (outcome?.kind === 'retry' && outcome.isKeyRefused === true);

function findingOf(asked: readonly Asked[], url: string): Finding {
  if (asked.some(isOwnAnswer)) return { mark: 'ok', subject: SUBJECT, cause: `${url} answers` };
  const [first] = asked;
  if (first?.outcome?.kind !== 'retry')
    return {
      mark: 'unknown',
      subject: SUBJECT,
      cause: `${url} takes an empty event, which Driftrock does not`,
      hint: NOT_DRIFTROCK,
    };
  const { reason, hint = first.isSilent ? UNREACHED : BUSY } = first.outcome;
  return { mark: 'problem', subject: SUBJECT, cause: `${url} cannot be used (${reason})`, hint };
}

function findingOfKey({ keyName, outcome }: Asked): Finding {
  const subject = `key ${keyName}`;
  if (outcome?.kind === 'rejected') return { mark: 'ok', subject, cause: 'Driftrock does not refuse it' };
  if (outcome?.kind === 'retry' && outcome.isKeyRefused)
    return { mark: 'problem', subject, cause: `Driftrock refuses it (${outcome.reason})`, hint: outcome.hint };
  return { mark: 'unknown', subject, cause: 'Driftrock has said nothing of it' };
}

/** First whether upstream is there, then a line for each key, by its name. Makes no lead. */
export async function checkUpstream(options: UpstreamOptions & KeyOptions): Promise<Finding[]> {
  const asked = await askWithEach(options);
  return [findingOf(asked, options.upstreamUrl ?? DRIFTROCK_API_URL), ...asked.map(findingOfKey)];
}
