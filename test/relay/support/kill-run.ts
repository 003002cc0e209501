/**
 * Relays that are killed under load, one after the other, on one store: what was acknowledged, what arrived, and how
 * often.
 */
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { lead } from './events';
import { run, type RunningProcess } from './process';
import { API_KEY, PAGE } from './relay';
import { startUpstream } from './upstream';

/** What a run is made of. */
export interface KillRun {
  packageFolder: string;
  store: string;
  kills: number;
  concurrency: number;
}

/** What came of it. */
export interface KillFigures {
  acknowledged: number;
  /** Acknowledged, and never upstream. */
  lost: number;
  /**
   * Taken by upstream once more after a kill: the first answer came so shortly before it that it was not yet written
   * down.
   */
  answeredBeforeKill: number;
  /** Taken once more after a kill that fell before the first answer: nobody was there to hear it. */
  answeredAfterKill: number;
  /** The most of these after a single kill. */
  mostRepeatedByOneKill: number;
  /** Taken by upstream more than once from one relay. */
  repeatedOtherwise: number;
  /** The longest time from an answer that was given twice to the kill, in milliseconds. */
  longestGapMs: number;
  /** The longest start, from the process to its first line, in milliseconds. */
  slowestStartMs: number;
}

const CLIENTS = 24;
// Each relay lives until it has acknowledged so many events: some kills fall into its very first writes.
const LIVES = [1, 40, 200, 15, 90, 4];
// What upstream takes to answer, so that kills find attempts at every stage.
const ANSWERS_MS = [0, 2, 0, 15, 0, 5];
const REPEAT_EVERY = 10;

/** One time that upstream has taken an event: which relay brought it, by its number, and when it was answered. */
interface Taken {
  relay: number;
  at: number;
}

/** An upstream that takes everything, and remembers when. */
async function startCountingUpstream() {
  const taken = new Map<string, Taken[]>();
  let count = 0;
  const { url, close } = await startUpstream(async (request, response) => {
    const { event_id: id } = JSON.parse(await text(request));
    const relay = Number(/^\/(\d+)\//.exec(request.url ?? '')?.[1]);
    const delay = ANSWERS_MS[count++ % ANSWERS_MS.length];
    setTimeout(() => {
      taken.set(id, [...(taken.get(id) ?? []), { relay, at: performance.now() }]);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":"ok"}');
    }, delay);
  });
  onTestFinished(close);
  return { url, taken };
}

/** Visitors' browsers: each sends its next event once the last one is acknowledged, however often that takes. */
function startLoad(target: { url: string }) {
  const acknowledged: string[] = [];
  const state = { isOver: false };
  const post = (event: object) =>
    fetch(`${target.url}/v2/event`, {
      method: 'POST',
      body: JSON.stringify(event),
      headers: { Origin: PAGE, 'Content-Type': 'text/plain' },
    });
  const isTaken = async (event: object): Promise<boolean> =>
    target.url !== '' &&
    post(event).then(
      async (response) => (await response.text()) === '{"data":"ok"}',
      () => false,
    );
  const browse = async (client: number) => {
    for (let number = 0; !state.isOver; number += 1) {
      const event = { ...lead, event_id: `${client}-${number}`, fields: { email: `${client}-${number}@example.com` } };
      while (!(await isTaken(event))) {
        if (state.isOver) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      acknowledged.push(event.event_id);
      if (number % REPEAT_EVERY === 0) await isTaken(event);
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, client) => browse(client));
  const end = async () => {
    state.isOver = true;
    await Promise.all(clients);
  };
  return { acknowledged, end };
}

/** Kills as many relays, lets a last one bring everything upstream, and counts. */
export async function killRelays({ packageFolder, store, kills, concurrency }: KillRun): Promise<KillFigures> {
  const upstream = await startCountingUpstream();
  const target = { url: '' };
  const starts: number[] = [];
  const killedAt: number[] = [];

  const start = async (): Promise<RunningProcess> => {
    const startedAt = performance.now();
    const relay = run(packageFolder, [], {
      ...{
        DRIFTROCK_API_KEY: API_KEY,
        DRIFTROCK_API_URL: `${upstream.url}/${starts.length}`,
        RELAY_ORIGINS: PAGE,
        RELAY_SOURCE_IDS: '*',
      },
      ...{ RELAY_PORT: '0', RELAY_SPOOL: store, RELAY_CONCURRENCY: String(concurrency) },
    });
    target.url = String((await relay.line('listening')).url);
    starts.push(performance.now() - startedAt);
    return relay;
  };

  const load = startLoad(target);
  for (let kill = 0; kill < kills; kill += 1) {
    const relay = await start();
    const enough = load.acknowledged.length + (LIVES[kill % LIVES.length] ?? 1);
    while (load.acknowledged.length < enough) await new Promise((resolve) => setTimeout(resolve, 2));
    target.url = '';
    killedAt.push(performance.now());
    relay.kill('SIGKILL');
    await relay.exitCode();
  }
  const last = await start();
  await load.end();
  await drained(packageFolder, store);
  last.kill('SIGTERM');
  await last.exitCode();
  return {
    ...countRepeats(upstream.taken, killedAt),
    acknowledged: load.acknowledged.length,
    lost: load.acknowledged.filter((id) => !upstream.taken.has(id)).length,
    slowestStartMs: Math.round(Math.max(...starts)),
  };
}

/** Resolves when nothing waits: asked as an operator asks, next to the running relay. */
async function drained(packageFolder: string, store: string): Promise<void> {
  for (;;) {
    const status = run(packageFolder, ['spool', 'status'], { RELAY_SPOOL: store });
    await status.exitCode();
    if (JSON.parse(status.stdout()).waiting === 0) return;
  }
}

function countRepeats(taken: ReadonlyMap<string, Taken[]>, killedAt: readonly number[]) {
  const again = [...taken.values()].flatMap((times) =>
    times.slice(1).map(({ relay }, index) => ({ relay, before: times[index] as Taken })),
  );
  const byKill = again.filter(({ relay, before }) => relay !== before.relay);
  const counts = killedAt.map((_, relay) => byKill.filter(({ before }) => before.relay === relay).length);
  const gaps = byKill.map(({ before }) => (killedAt[before.relay] ?? 0) - before.at);
  const answeredBeforeKill = gaps.filter((gap) => gap > 0).length;
  return {
    answeredBeforeKill,
    answeredAfterKill: byKill.length - answeredBeforeKill,
    mostRepeatedByOneKill: Math.max(0, ...counts),
    repeatedOtherwise: again.length - byKill.length,
    longestGapMs: Math.round(Math.max(0, ...gaps) * 10) / 10,
  };
}
