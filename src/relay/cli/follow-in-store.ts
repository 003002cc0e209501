/** The relay's part of a test lead: from its store to Driftrock, watched in the store. */
import { setTimeout as wait } from 'node:timers/promises';
import type { RelayProcessOptions } from '../environment';
import { openAdmin } from '../store/open';
import type { Found, StoreAdmin } from '../store/store';
import { createKeyring } from '../upstream/api-keys';
import { type Forwarded, UPSTREAM_TIMEOUT_MS } from '../upstream/upstream';
import type { Finding } from './finding';

const SUBJECT = 'Driftrock';
const LOOK_MS = 200;
// Next to the attempt itself: until the relay takes the event up, and writes down what became of it.
const SPARE_MS = 5_000;

const inTheLog = (eventId: string): string =>
  `look in the relay's log for "Driftrock has taken the event" with event_id ${eventId}`;

/** What the store says once it knows an end, or when the time is over. */
async function lookUntil(admin: StoreAdmin, lead: Forwarded, deadline: number): Promise<Found | undefined> {
  for (;;) {
    const found = await admin.find(lead);
    const isOver = found !== undefined && found.state !== 'waiting';
    if (isOver || Date.now() > deadline) return found;
    await wait(LOOK_MS);
  }
}

async function findingOfWaiting(admin: StoreAdmin, keyName: string): Promise<Finding> {
  const { paused } = await admin.status();
  const cause = paused.includes(keyName)
    ? `it waits: Driftrock refuses the key ${keyName}`
    : 'has not taken it yet: it waits';
  return {
    mark: 'problem',
    subject: SUBJECT,
    cause,
    hint: 'driftrock-relay check says why; the lead goes once that is put right',
  };
}

async function follow(admin: StoreAdmin, lead: Forwarded, options: RelayProcessOptions): Promise<Finding> {
  const startedAt = Date.now();
  const { upstreamTimeoutMs = UPSTREAM_TIMEOUT_MS } = options;
  const found = await lookUntil(admin, lead, startedAt + upstreamTimeoutMs + SPARE_MS);
  switch (found?.state) {
    case 'done':
      return { mark: 'ok', subject: SUBJECT, cause: `has taken the lead, within ${Date.now() - startedAt} ms` };
    case 'dead':
      return {
        mark: 'problem',
        subject: SUBJECT,
        cause: `refuses the lead: ${found.letter.error}`,
        hint: `it is a dead letter: driftrock-relay dead retry ${found.letter.id}, once that is put right`,
      };
    case 'waiting':
      return findingOfWaiting(admin, createKeyring(options).keyOf(lead.event).name);
    default:
      return {
        mark: 'unknown',
        subject: SUBJECT,
        cause: 'the store that RELAY_SPOOL names here has never seen the lead: the running relay has another one',
        hint: inTheLog(lead.event.event_id),
      };
  }
}

/** What Driftrock made of a lead that the relay has taken. Waits as long as one attempt may take. */
export async function followLead(place: string, lead: Forwarded, options: RelayProcessOptions): Promise<Finding> {
  try {
    const admin = await openAdmin(place);
    try {
      return await follow(admin, lead, options);
    } finally {
      await admin.close();
    }
  } catch (error) {
    const cause = `the store cannot be read here (${(error as Error).message})`;
    return { mark: 'unknown', subject: SUBJECT, cause, hint: inTheLog(lead.event.event_id) };
  }
}
