/** What a relay tells on the port for its operator: whether Driftrock takes what waits there. */
import type { Step } from './sent-lead';
import { waitUntil } from './wait-until';

/** Of `GET /readyz`, what is read. */
export interface Readiness {
  waiting?: number;
  dead?: number;
  paused?: string[];
  upstream: { answered_at?: string; failed_at?: string; reason?: string };
}

/** Where it is, and what programs send there. */
export interface Ops {
  url: string;
  token?: string | undefined;
}

const TIMEOUT_MS = 5_000;
// One attempt at Driftrock, and a little more.
const FOLLOW_MS = 20_000;

/** The readiness; a reason where it is not told. */
export async function readReadiness({ url, token }: Ops): Promise<Readiness | { problem: string }> {
  try {
    const response = await fetch(new URL('/readyz', url), {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 401) return { problem: 'it wants the token: set RELAY_OPS_TOKEN' };
    const readiness = (await response.json()) as Readiness;
    return readiness.upstream ? readiness : { problem: 'it is not the port for the operator of a relay' };
  } catch (error) {
    return { problem: error instanceof SyntaxError ? 'it is no relay' : 'nothing answers' };
  }
}

/** What has changed since a moment before the lead; undefined while nothing has. */
export function judge(before: Readiness, now: Readiness): Step | undefined {
  const { waiting = 0, dead = 0, upstream } = now;
  if (dead > (before.dead ?? 0))
    return {
      mark: 'problem',
      sentence: 'Driftrock has refused a lead for good',
      remedy: 'driftrock-relay dead list says why.',
    };
  if (upstream.failed_at !== before.upstream.failed_at)
    return {
      mark: 'problem',
      sentence: `Driftrock has not taken it: ${upstream.reason ?? 'no reason is known'}`,
      remedy: "The relay's own page says what to do. The lead waits there.",
    };
  const isAnswered = upstream.answered_at !== before.upstream.answered_at;
  return isAnswered && waiting <= (before.waiting ?? 0)
    ? { mark: 'ok', sentence: 'Driftrock has taken what the relay has sent since' }
    : undefined;
}

/** What became of the lead at Driftrock, by what the relay tells from this moment before it on. */
export async function followByOps(ops: Ops, before: Readiness | { problem: string }): Promise<Step> {
  if ('problem' in before)
    return {
      mark: 'unknown',
      sentence: `Driftrock's answer is not known: ${ops.url} was asked, and ${before.problem}`,
    };
  const step = await waitUntil(async () => {
    const now = await readReadiness(ops);
    return 'problem' in now ? undefined : judge(before, now);
  }, FOLLOW_MS);
  return step ?? { mark: 'unknown', sentence: 'The relay has not told of an answer by Driftrock in time' };
}
