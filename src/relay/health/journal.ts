/** What has happened to leads of late, step by step. In memory, bounded, without anything that a visitor typed. */
import { isTestLeadId } from '../event/new-test-lead';
import type { Outcome } from '../upstream/event-outcome';
import { outcomeOf } from '../upstream/forwarding';
import type { Attempted, UpstreamAnswer } from '../upstream/upstream';
import { type Count, createRecentCounts, MAX_NAMES, type RecentCounts } from './recent-counts';
import { findRefusal, isAcknowledged, type RefusalCause } from './refusals';
import type { RequestAnswer } from './request-answer';
import { shownText } from './shown-text';
import { withoutAnswers } from './without-answers';

/** When a step last went well, and when it last did not. Moments in milliseconds since 1970. */
export interface Step {
  succeededAt: number | undefined;
  failedAt: number | undefined;
  /** Since when it has not gone well once; `undefined` while the last time was good. */
  failingSince: number | undefined;
}

/** Refused requests of the last 24 hours with the same cause and detail; `name` is the detail. */
export interface RefusedCount extends Count {
  cause: RefusalCause;
}

/** A key that Driftrock refuses, by its name. */
export interface RefusedKey {
  name: string;
  since: number;
}

/** All that the journal knows. */
export interface JournalSummary {
  /** When it was begun, which is when the relay started. */
  startedAt: number;
  /** From the relay to a page: the script. A browser that has it does not ask again for an hour. */
  script: Step;
  /** Other versions of pages' files than the relay's own that were asked for in the last 24 hours. */
  otherVersions: Count[];
  /** From a page to the relay: acknowledged, or refused for the request's own sake. */
  page: Step;
  /** Into the store. */
  store: Step;
  /** The most frequent first, whatever their cause. */
  refused: RefusedCount[];
  /** What Driftrock has said to events that it will never take, without what visitors typed, in the last 24 hours. */
  rejected: Count[];
  refusedKeys: RefusedKey[];
}

/** Takes what happens, and tells it. */
export interface Journal {
  answered(answer: RequestAnswer): void;
  upstreamAnswered(answer: UpstreamAnswer, attempted: Attempted): void;
  summary(): JournalSummary;
}

/** What the journal needs. */
export interface JournalDependencies {
  now(): number;
  /** A text without the relay's keys: somebody may have put one in the place of an id. */
  redact(text: string): string;
}

// Faults of the request itself; the other causes are of a later step.
const PAGE_CAUSES: readonly RefusalCause[] = ['origin', 'capture', 'path', 'rate', 'event'];

/** Whether a page got the script, or had it still. */
const isScript = ({ method, path, status }: RequestAnswer): boolean =>
  method === 'GET' && path.endsWith('/driftrock.js') && status < 400;

function createStep(now: () => number) {
  const step: Step = { succeededAt: undefined, failedAt: undefined, failingSince: undefined };
  return {
    succeed: () => Object.assign(step, { succeededAt: now(), failingSince: undefined }),
    fail: () => Object.assign(step, { failedAt: now(), failingSince: step.failingSince ?? now() }),
    current: (): Step => ({ ...step }),
  };
}

function createRefusedKeys(now: () => number) {
  const since = new Map<string, number>();
  return {
    note(name: string, outcome: Outcome) {
      if (outcome.kind !== 'retry') return void since.delete(name);
      // Any other failure says nothing of the key.
      if (outcome.isKeyRefused && !since.has(name) && since.size < MAX_NAMES) since.set(name, now());
    },
    current: (): RefusedKey[] => [...since].map(([name, at]) => ({ name, since: at })),
  };
}

/** A journal that begins now. */
export function createJournal({ now, redact }: JournalDependencies): Journal {
  const startedAt = now();
  const [script, page, store] = [createStep(now), createStep(now), createStep(now)];
  const refused = new Map<RefusalCause, RecentCounts>();
  const rejected = createRecentCounts(now);
  const otherVersions = createRecentCounts(now);
  const refusedKeys = createRefusedKeys(now);

  const noteRefusal = (cause: RefusalCause, detail: string): void => {
    const counts = refused.get(cause) ?? createRecentCounts(now);
    refused.set(cause, counts);
    counts.note(shownText(redact(detail)));
  };

  return {
    answered(answer) {
      const { otherVersion } = answer.notes;
      // Whether its tag takes the file that it got, only the browser knows.
      if (otherVersion !== undefined) return otherVersions.note(shownText(otherVersion));
      if (isScript(answer)) return void script.succeed();
      const refusal = findRefusal(answer);
      if (refusal) {
        noteRefusal(refusal.cause, refusal.detail);
        if (PAGE_CAUSES.includes(refusal.cause)) page.fail();
        else if (refusal.cause === 'store') store.fail();
      } else if (isAcknowledged(answer)) {
        store.succeed();
        // The operator's own test says nothing of the pages.
        if (!isTestLeadId(answer.notes.event_id ?? '')) page.succeed();
      }
    },
    upstreamAnswered(answer, { event, keyName }) {
      const outcome = outcomeOf(answer, now());
      refusedKeys.note(keyName, outcome);
      if (outcome.kind === 'rejected') rejected.note(withoutAnswers(redact(outcome.error), event));
    },
    summary: () => ({
      startedAt,
      script: script.current(),
      otherVersions: otherVersions.counts(),
      page: page.current(),
      store: store.current(),
      refused: [...refused]
        .flatMap(([cause, counts]) => counts.counts().map((count) => ({ cause, ...count })))
        .sort((one, other) => other.count - one.count),
      rejected: rejected.counts(),
      refusedKeys: refusedKeys.current(),
    }),
  };
}
