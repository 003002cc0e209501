/** Sends a test lead by the page's own form, and follows it to Driftrock's answer. */
import type { Page } from 'playwright-core';
import type { InstallationFacts } from '../causes/facts';
import type { LeadEvent } from '../event';
import { addressFor } from './test-answers';
import { followByOps, type Ops, readReadiness } from './ask-ops';
import { askForPage } from './ask-for-page';
import { fillInAndSend } from './fill-in';
import { followCapture, followRelay, hear } from './follow-lead';
import type { SentLead, Step } from './sent-lead';
import { waitUntil } from './wait-until';

/** Finds out in the relay's own store what became of the event; undefined where there is none to look into. */
export type FollowInStore = (event: LeadEvent, path: string) => Promise<Step | undefined>;

/** What is asked for, and who can tell of Driftrock. */
export interface Sending {
  address?: string | undefined;
  ops?: Ops | undefined;
  followInStore: FollowInStore;
}

/** What became of it, and what the relay says of Driftrock now. */
export interface Sent {
  testLead: SentLead;
  relay: InstallationFacts['relay'];
}

// A relay makes its attempt at once; what it says of itself changes with the answer.
const RELAY_TELLS_MS = 5_000;

const NOTHING_RUNS: Step = { mark: 'unknown', sentence: 'Nothing was sent, for no snippet runs on this page' };

type Told = NonNullable<NonNullable<InstallationFacts['relay']>['installation']>['delivery'];

const TELLS: Record<NonNullable<Told> | 'unknown', Step> = {
  working: {
    mark: 'unknown',
    sentence: 'The relay says that Driftrock takes what it sends; of this lead, its own page tells more',
    remedy: 'Give its address with --ops, or look for the lead in Driftrock by the address it was sent with.',
  },
  'key refused': { mark: 'problem', sentence: "Driftrock refuses the relay's key: the lead waits in the relay" },
  failing: { mark: 'problem', sentence: 'Driftrock does not take what the relay sends: the lead waits in the relay' },
  unknown: { mark: 'unknown', sentence: 'The relay does not say what Driftrock has answered' },
};

/** The relay as it speaks of Driftrock once it has made its attempt. */
async function hearAgain({ relay, snippet, origin }: InstallationFacts): Promise<InstallationFacts['relay']> {
  if (!relay) return undefined;
  const asking = { relay: relay.url, sourceId: snippet?.sourceId ?? '', origin };
  const failed = await waitUntil(async () => {
    const heard = await askForPage(asking);
    return ['key refused', 'failing'].includes(heard.installation?.delivery ?? '') ? heard : undefined;
  }, RELAY_TELLS_MS);
  return failed ?? askForPage(asking);
}

async function followOn(heard: Awaited<ReturnType<typeof hear>>, { ops, followInStore }: Sending, before: Before) {
  if (ops && before) return followByOps(ops, before);
  return heard.event && heard.path ? followInStore(heard.event, heard.path) : undefined;
}

type Before = Awaited<ReturnType<typeof readReadiness>> | undefined;

/** Fills in the first lead form that can be seen, sends it and follows it. */
export async function sendTestLead(page: Page, facts: InstallationFacts, sending: Sending): Promise<Sent> {
  const address = sending.address ?? addressFor(page.url());
  if (!facts.snippet) return { testLead: { address, steps: [NOTHING_RUNS] }, relay: facts.relay };
  const before = sending.ops && (await readReadiness(sending.ops));
  const heard = await hear(page, facts.snippet.relay, address);
  const filledIn = await fillInAndSend(page, address);
  if ('problem' in filledIn) {
    const remedy = 'Send the form by hand, with ?driftrock_debug in the address of the page.';
    return {
      testLead: { address, steps: [{ mark: 'problem', sentence: filledIn.problem, remedy }] },
      relay: facts.relay,
    };
  }
  const { form } = filledIn;
  const steps: Step[] = [{ mark: 'ok', sentence: `The form ${form} was filled in and sent, with ${address}` }];
  const done = (relay = facts.relay): Sent => ({
    testLead: { form, address, ...(heard.event && { eventId: heard.event.event_id }), steps },
    relay,
  });

  const { step, isOver } = await followCapture(heard);
  steps.push(step);
  if (isOver) return done();
  steps.push(await followRelay(heard));
  if (steps.at(-1)!.mark === 'problem') return done();
  const followed = await followOn(heard, sending, before);
  const relay = await hearAgain(facts);
  steps.push(followed ?? TELLS[relay?.installation?.delivery ?? 'unknown']);
  return done(relay);
}
