/**
 * Several relay processes before one upstream: under load, killed and started again; who sent what, and who was killed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freshEvent } from './jetstream';
import { startUpstream } from './upstream';

// Upstream takes as long as a near API: so that a kill meets attempts under way.
const UPSTREAM_MS = 20;
const BETWEEN_POSTS_MS = 50;

/** One relay's place in the fleet; after a kill, another process takes it. */
interface Seat {
  child?: ChildProcess;
  url?: string;
  apiKey?: string;
}

/** One attempt as upstream got it: which event, from which process. */
export interface Arrival {
  eventId: string;
  apiKey: string;
}

/** Relays that share a NATS. */
export interface Fleet {
  arrivals: Arrival[];
  /** The processes that were killed, by the key that each of them alone sends. */
  killed: Set<string>;
  /** What the relays reported next to requests, for a failing test to show. */
  lines: string[];
  start(seat: number): Promise<void>;
  /** Ends the process at once, in the middle of whatever it does. */
  kill(seat: number): Promise<void>;
  /** Posts events at one relay after the other, each again until it is acknowledged; `stop` gives the ids of all. */
  load(atOnce: number): { acknowledged: Set<string>; stop(): Promise<void> };
  remove(): Promise<void>;
}

async function startRecorder(arrivals: Arrival[]) {
  return startUpstream((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      arrivals.push({
        eventId: JSON.parse(body).event_id,
        apiKey: String(request.headers.authorization).slice('Bearer '.length),
      });
      setTimeout(() => response.setHeader('Content-Type', 'application/json').end('{"data":"ok"}'), UPSTREAM_MS);
    });
  });
}

async function post(url: string | undefined, body: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v2/event`, {
      method: 'POST',
      body,
      headers: { Origin: 'https://www.example.com', 'Content-Type': 'text/plain' },
    });
    await response.text();
    return response.ok;
  } catch {
    return false; // Killed, or not up yet: the page comes back.
  }
}

/** A fleet from this package folder, whose relays are still to be started. */
export async function createFleet({
  folder,
  natsUrl,
  seats,
  concurrency,
}: {
  folder: string;
  natsUrl: string;
  seats: number;
  concurrency: number;
}): Promise<Fleet> {
  const arrivals: Arrival[] = [];
  const killed = new Set<string>();
  const lines: string[] = [];
  const upstream = await startRecorder(arrivals);
  const fleet: Seat[] = Array.from({ length: seats }, () => ({}));

  const kill = async (seat: number): Promise<void> => {
    const { child, apiKey } = fleet[seat]!;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    killed.add(apiKey!);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  const start = async (seat: number): Promise<void> => {
    const apiKey = `relay-${seat}-${randomUUID()}`;
    const env = {
      DRIFTROCK_API_KEY: apiKey,
      DRIFTROCK_API_URL: upstream.url,
      RELAY_ORIGINS: '*',
      RELAY_SOURCE_IDS: '*',
      RELAY_PORT: '0',
      RELAY_SPOOL: natsUrl,
      RELAY_CONCURRENCY: String(concurrency),
    };
    const child = spawn(process.execPath, [`${folder}/bin/driftrock-relay.mjs`], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const place: Seat = { child, apiKey };
    fleet[seat] = place;
    const reader = createInterface({ input: child.stdout! });
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`a relay ended:\n${lines.join('\n')}`)));
      reader.on('line', (line) => {
        const { url, path } = JSON.parse(line);
        if (path === undefined) lines.push(`relay-${seat} ${line}`);
        if (url) resolve(void (place.url = url));
      });
    });
  };

  const load = (atOnce: number) => {
    const acknowledged = new Set<string>();
    const state = { isStopped: false };
    const visit = async (visitor: number) => {
      for (let turn = visitor; !state.isStopped; turn += 1) {
        const { event } = freshEvent();
        const body = JSON.stringify(event);
        while (!(await post(fleet[turn % seats]!.url, body))) {
          turn += 1;
          await new Promise((resolve) => setTimeout(resolve, BETWEEN_POSTS_MS));
        }
        acknowledged.add(event.event_id);
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_POSTS_MS));
      }
    };
    const visits = Array.from({ length: atOnce }, (_, visitor) => visit(visitor));
    return {
      acknowledged,
      async stop() {
        state.isStopped = true;
        await Promise.all(visits);
      },
    };
  };

  return {
    arrivals,
    killed,
    lines,
    start,
    kill,
    load,
    async remove() {
      await Promise.all(fleet.map((_, seat) => kill(seat)));
      await upstream.close();
    },
  };
}
