/** One visit to a case's page, and the judgement on what the snippet made of it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { TestInfo } from '@playwright/test';
import type { DriftrockApi } from '../../../demo/driftrock-api.mjs';
import { LATE_MS } from '../../support/loader-run';
import type { RelaySwitch } from '../../support/relay-switch';
import type { Site } from '../../support/site';
import type { Case } from './case';
import type { CaseServer } from './case-server';
import { DEBUG_OPTIONS, IS_DEBUGGING } from './debugging';
import { judge, type Judgement, type SentEvent } from './judgement';

/** The annotations that the table is made of. */
export const GROUP_NOTE = 'group';
export const JUDGEMENT_NOTE = 'judgement';
export const PAGE_FAULT_NOTE = 'page fault';

/**
 * The observation window: how long the visitor stays after the last act. Without further evidence the snippet decides
 * 2 s after the submission or its answer, and looks every 200 ms; the rest is for a busy machine. The expected leads
 * end it early. A whole file that is late decides later.
 */
const VERDICT_MS = 3_500 + LATE_MS;
/** How long a surplus lead may take that comes right after the expected ones. */
const SURPLUS_MS = 500;
const LOOK_AGAIN_MS = 25;
/** The site's server hears of a submission at the latest this long after the page has said so. */
const SERVER_MS = 2_000;

export interface VisitParts {
  site: Site;
  server: CaseServer;
  relay: RelaySwitch;
  upstream: DriftrockApi;
  testInfo: TestInfo;
}

async function within(limitMs: number, isThere: () => boolean): Promise<void> {
  for (const endsAt = Date.now() + limitMs; !isThere() && Date.now() < endsAt;) await wait(LOOK_AGAIN_MS);
}

/** The visitor's acts. A page that does not allow them, or whose server did not accept as it should, judges nobody. */
async function act({ acts, accepted, leads }: Case, { site, server, testInfo }: VisitParts): Promise<void> {
  const wanted = accepted ?? leads.length;
  let done = 0;
  try {
    for (const each of acts) {
      await each({ site, acts: { ...site, fill: (selector, text) => site.fill({ [selector]: text }) } });
      done += 1;
    }
    await within(SERVER_MS, () => server.submissions.length >= wanted);
    if (server.submissions.length === wanted) return;
    throw new Error(`The server has accepted ${server.submissions.length} submissions, not ${wanted}.`);
  } catch (cause) {
    testInfo.annotations.push({ type: PAGE_FAULT_NOTE, description: `act ${done + 1} of ${acts.length}` });
    throw new Error(`A fault of the page, not of the snippet: act ${done + 1}. ${(cause as Error).message}`, { cause });
  }
}

/** Prints what the snippet has said in the page. */
async function sayConsole(site: Site): Promise<void> {
  const lines = (await site.console()).map(({ text }) => text);
  for (const line of lines.filter((text) => text.startsWith('Driftrock'))) console.log(`  ${line}`);
}

/** The judgement once nothing more can come: the visitor has stayed for a verdict, and has left the page. */
export async function visit(one: Case, parts: VisitParts): Promise<Judgement> {
  const { site, server, relay, upstream, testInfo } = parts;
  server.show(one.page, one.answers);
  site.install({ ...DEBUG_OPTIONS, ...one.options });
  for (const [name, value] of Object.entries(one.cookies ?? {})) await site.setCookie(name, value);
  await site.open('case', one.query);
  await act(one, parts);
  const wanted = one.leads.length;
  await within(VERDICT_MS, () => wanted > 0 && upstream.events.length >= wanted);
  if (wanted > 0) await within(SURPLUS_MS, () => upstream.events.length > wanted);
  await site.settled();
  if (IS_DEBUGGING) await sayConsole(site);
  const texts = relay.attempts().map(({ body }) => JSON.stringify({ ...body, event_id: '', source_id: '' }));
  const judgement = judge(
    one,
    upstream.events.map(({ event }) => event as SentEvent),
    texts,
  );
  testInfo.annotations.push({ type: JUDGEMENT_NOTE, description: JSON.stringify(judgement) });
  return judgement;
}
