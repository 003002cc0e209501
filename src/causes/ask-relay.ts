/** Asks a relay for its health and for the installation of a page: in that page, or from outside in its name. */
import type { InstallationAnswer } from '../installation';
import type { RelayFacts } from './facts';

/** Which page asks what relay for which capture; empty where the page names none. */
export interface Asking {
  relay: string;
  sourceId: string;
}

/** The address of something else that the relay has, next to the one for events: `/v2/event` -> `/healthz`. */
export const nextToEvents = (relay: string, path: string): URL => new URL(`../${path}`, relay);

// What the relay takes events at; in front of that there may be a path of a proxy's.
const EVENTS = /\/v2\/(affiliate_)?event$/;

/** What answers there; never rejects. Makes no event. */
export async function askRelay({ relay, sourceId }: Asking, init: RequestInit): Promise<RelayFacts> {
  const url = nextToEvents(relay, 'healthz');
  url.searchParams.set('source_id', sourceId);
  try {
    const response = await fetch(url, init);
    if (response.status === 503) return { url: relay, state: 'not ready' };
    const { data, installation } = (await response.json()) as { data?: unknown; installation?: InstallationAnswer };
    if (!response.ok || data !== 'ok' || !EVENTS.test(new URL(relay).pathname)) return { url: relay, state: 'foreign' };
    return { url: relay, state: 'ready', ...(installation && { installation }) };
  } catch (error) {
    // What is no JSON is a SyntaxError; all else is silence, or an answer that this page may not read.
    return { url: relay, state: error instanceof SyntaxError ? 'foreign' : 'silent' };
  }
}
