/** JetStream stores for tests: an upstream that the test answers with, what it was sent, and what was reported. */
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { openJetStreamAdmin, openJetStreamStore } from '../../../src/relay/store/jetstream/index';
import type { Taken } from '../../../src/relay/metrics/meter';
import type { Store, StoreAdmin, StoreLimits } from '../../../src/relay/store/store';
import type { Forwarded, UpstreamAnswer } from '../../../src/relay/upstream/upstream';
import { lead } from './events';

/** What Driftrock says when it takes an event. */
export const taken: UpstreamAnswer = { status: 200, body: '{"data":"ok"}', retryAfter: null };
/** What Driftrock says when it never will. */
export const refused: UpstreamAnswer = { status: 400, body: '{"error":"unknown capture"}', retryAfter: null };
/** An answer with this status and no meaning of its own. */
export const answered = (status: number, retryAfter: string | null = null): UpstreamAnswer => ({
  status,
  body: '',
  retryAfter,
});

/** An event of its own, as the handler hands it on. */
export const freshEvent = (fields: object = {}): Forwarded => ({
  path: '/v2/event',
  event: { ...lead, event_id: randomUUID(), ...fields },
});

/** Waits until it is so; the test's own time limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

type Answer = (forwarded: Forwarded) => UpstreamAnswer | Promise<UpstreamAnswer>;

/** One relay's store, with all that went out of it. */
export interface TestStore extends Store {
  /** The ids that were sent upstream, in order. */
  sent: string[];
  /** What was told of events that upstream has taken. */
  forwarded: Taken[];
  counted: Record<'accepted' | 'repeated' | 'forwarded' | 'retried' | 'died', number>;
  reports: string[];
}

const LIMITS: StoreLimits = { maxAgeMs: 14 * 86_400_000, retentionMs: 30 * 86_400_000, concurrency: 4 };

interface TestOptions {
  answer?: Answer;
  limits?: Partial<StoreLimits>;
  now?: () => number;
  keyNameOf?: (forwarded: Forwarded) => string;
}

/** A store at this address; closed with the test. */
export async function openTestStore(
  url: string,
  { answer = () => taken, limits, now = Date.now, keyNameOf = () => 'DRIFTROCK_API_KEY' }: TestOptions = {},
): Promise<TestStore> {
  const sent: string[] = [];
  const reports: string[] = [];
  const forwarded: Taken[] = [];
  const counted = { accepted: 0, repeated: 0, forwarded: 0, retried: 0, died: 0 };
  const count = (what: keyof typeof counted) => () => void (counted[what] += 1);
  const send = async (forwarded: Forwarded) => {
    sent.push(forwarded.event.event_id);
    return answer(forwarded);
  };
  const meter = {
    accepted: count('accepted'),
    repeated: count('repeated'),
    forwarded(event: Taken) {
      counted.forwarded += 1;
      forwarded.push(event);
    },
    retried: count('retried'),
    died: count('died'),
  };
  const report = (level: string, message: string, details: object = {}) =>
    void reports.push(`${level}: ${message} ${JSON.stringify(details)}`);
  const store = await openJetStreamStore(
    url,
    { upstream: { send, keyNameOf }, meter, report, now, random: () => 0 },
    { ...LIMITS, ...limits },
  );
  onTestFinished(() => store.close());
  return { ...store, sent, forwarded, counted, reports };
}

/** A admin at this address; closed with the test. */
export async function openTestAdmin(url: string): Promise<StoreAdmin> {
  const admin = await openJetStreamAdmin(url);
  onTestFinished(() => admin.close());
  return admin;
}

/** All of an asynchronous sequence. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
