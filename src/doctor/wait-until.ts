/** Waiting for something that others bring about. */
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 100;

/** What the look gives as soon as that is something; undefined once the time is over. */
export async function waitUntil<Found>(
  look: () => Found | undefined | Promise<Found | undefined>,
  limitMs: number,
): Promise<Found | undefined> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found !== undefined || Date.now() > deadline) return found;
    await wait(LOOK_MS);
  }
}
