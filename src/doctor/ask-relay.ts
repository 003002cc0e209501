/** Asks a relay from this machine what a page would ask it, where no policy and no CORS is in the way. */
import type { RelayFacts } from '../causes/facts';
import type { InstallationAnswer } from '../installation';

// As long as the snippet waits for its relay.
const TIMEOUT_MS = 15_000;

/** Whose leads for which capture, at which relay. */
export interface Asking {
  relay: string;
  sourceId: string;
  origin: string;
}

const nextTo = (relay: string, path: string): URL => new URL(`../${path}`, relay);

/** What answers at the relay's address for health, `/v2/event` -> `/healthz`. Makes no event. */
export async function askRelay({ relay, sourceId, origin }: Asking): Promise<RelayFacts> {
  const url = nextTo(relay, 'healthz');
  url.searchParams.set('source_id', sourceId);
  try {
    const response = await fetch(url, { headers: { Origin: origin }, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 503) return { url: relay, state: 'not ready' };
    const { data, installation } = (await response.json()) as { data?: unknown; installation?: InstallationAnswer };
    if (!response.ok || data !== 'ok') return { url: relay, state: 'foreign' };
    return { url: relay, state: 'ready', ...(installation && { installation }) };
  } catch (error) {
    return { url: relay, state: error instanceof SyntaxError ? 'foreign' : 'silent' };
  }
}

/** The version in the first line of the product's files. */
export const versionIn = (script: string): string | undefined => /^\/\*! Driftrock (\S+) \|/.exec(script)?.[1];

/** The version of the script that the relay serves now; undefined where it serves none. */
export async function askVersion(relay: string): Promise<string | undefined> {
  try {
    const headers = { 'Cache-Control': 'no-cache' };
    const response = await fetch(nextTo(relay, 'driftrock.js'), { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return response.ok ? versionIn(await response.text()) : undefined;
  } catch {
    return undefined; // It answers to events alone, or not at all: its state tells that.
  }
}
