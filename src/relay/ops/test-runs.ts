/** Test leads that the operator has sent: each goes the whole way of a lead, and is watched on it. */
import { createTestLead, type TestLeadOptions } from '../event/new-test-lead';
import type { Relay, RelayOptions } from '../index';
import type { HealthWatch } from '../health/watch';
import { withoutAnswers } from '../health/without-answers';
import type { Outcome } from '../upstream/event-outcome';
import { outcomeOf } from '../upstream/forwarding';
import type { Forwarded, UpstreamAnswer } from '../upstream/upstream';

/** What the operator gives. */
export type TestLeadRequest = Omit<TestLeadOptions, 'now'>;

/** How far a test lead has come. No address in it. */
export interface TestRun {
  id: string;
  sourceId: string;
  startedAt: number;
  /** The relay's own answer. */
  relay: { isTaken: boolean; /** Its words, where it was not. */ error: string };
  /** Driftrock's last answer; undefined while there is none. */
  driftrock: { kind: Outcome['kind']; said: string } | undefined;
}

/** Test leads. */
export interface TestRuns {
  /** Sends one, and gives its run once the relay has answered. */
  start(request: TestLeadRequest): Promise<TestRun>;
  /** The run, once Driftrock has answered, or after that time; undefined when there is none by this id. */
  get(id: string, waitMs: number): Promise<TestRun | undefined>;
}

/** What test leads need. */
export interface TestRunParts {
  relay: Pick<Relay, 'fetch'>;
  health: Pick<HealthWatch, 'follow'>;
  origins: RelayOptions['origins'];
  now(): number;
  /** A text without the relay's keys. */
  redact(text: string): string;
}

// More than anybody reads; a run is a few hundred bytes.
const MAX_RUNS = 20;

/** The origin of a page that may send. */
function allowedOriginOf(origins: RelayOptions['origins']): string {
  if (origins === '*') return 'https://test-lead.example';
  const exact = origins.find((origin) => !origin.includes('*'));
  return exact ?? (origins[0] ?? '').replace('*', 'test-lead');
}

const wordsOf = (answer: UpstreamAnswer): string => {
  if ('silence' in answer) return `no answer (${answer.silence})`;
  if ('missingKey' in answer) return `nothing was sent: there is no key for ${answer.missingKey}`;
  return `${answer.status} ${answer.body}`.trim();
};

/** The lead as an allowed page would send it. */
const asFromPage = ({ path, event }: Forwarded, origin: string): Request =>
  new Request(`https://relay.example${path}`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'text/plain' },
    body: JSON.stringify(event),
  });

const newRun = ({ sourceId }: TestLeadRequest, startedAt: number): TestRun => ({
  id: crypto.randomUUID(),
  sourceId,
  startedAt,
  relay: { isTaken: false, error: '' },
  driftrock: undefined,
});

/** No test lead yet. */
export function createTestRuns({ relay, health, origins, now, redact }: TestRunParts): TestRuns {
  const runs = new Map<string, { run: TestRun; answered: Promise<void>; stop(): void }>();
  const origin = allowedOriginOf(origins);

  const forgetOldest = (): void => {
    for (const [id, { stop }] of runs) {
      if (runs.size < MAX_RUNS) return;
      stop();
      runs.delete(id);
    }
  };

  /** Notes Driftrock's answers in the run; the promise resolves with the first. */
  const watch = (run: TestRun, { event }: Forwarded) => {
    const following = { stop: () => {} };
    const answered = new Promise<void>((resolve) => {
      following.stop = health.follow(event.event_id, (answer) => {
        const { kind } = outcomeOf(answer, now());
        run.driftrock = { kind, said: withoutAnswers(redact(wordsOf(answer)), event) };
        if (kind !== 'retry') following.stop();
        resolve();
      });
    });
    runs.set(run.id, { run, answered, stop: () => following.stop() });
  };

  return {
    async start(request) {
      forgetOldest();
      const lead = createTestLead({ ...request, now: now() });
      const run = newRun(request, now());
      watch(run, lead);
      const response = await relay.fetch(asFromPage(lead, origin));
      const { error = '' } = (await response.json()) as { error?: string };
      run.relay = { isTaken: response.ok, error: response.ok ? '' : withoutAnswers(redact(error), lead.event) };
      return run;
    },
    async get(id, waitMs) {
      const found = runs.get(id);
      if (!found?.run.relay.isTaken) return found?.run;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, waitMs)));
      await Promise.race([found.answered, patience]);
      clearTimeout(timer);
      return found.run;
    },
  };
}
