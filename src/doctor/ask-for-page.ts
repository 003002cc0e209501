/** Asks a relay from this machine what a page would ask it, where no policy and no CORS is in the way. */
import { askRelay, type Asking, nextToEvents } from '../causes/ask-relay';
import type { RelayFacts } from '../causes/facts';

// As long as the snippet waits for its relay.
const TIMEOUT_MS = 15_000;

/** What answers at the relay's address for health, asked in the name of a page. */
export const askForPage = ({ origin, ...asking }: Asking & { origin: string }): Promise<RelayFacts> =>
  askRelay(asking, { headers: { Origin: origin }, signal: AbortSignal.timeout(TIMEOUT_MS) });

/** The version in the first line of the product's files. */
export const versionIn = (script: string): string | undefined => /^\/\*! Driftrock (\S+) \|/.exec(script)?.[1];

/** The version of the script that the relay serves now; undefined where it serves none. */
export async function askVersion(relay: string): Promise<string | undefined> {
  try {
    const headers = { 'Cache-Control': 'no-cache' };
    const response = await fetch(nextToEvents(relay, 'driftrock.js'), {
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.ok ? versionIn(await response.text()) : undefined;
  } catch {
    return undefined; // It answers to events alone, or not at all: its state tells that.
  }
}
