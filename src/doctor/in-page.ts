/** Asks a page by the built probe, which leaves nothing behind in it. */
import { readFileSync } from 'node:fs';
import type { Frame, JSHandle, Page } from 'playwright-core';
import { inTime } from './in-time';

/** A page or a frame in it. */
export type Place = Pick<Page | Frame, 'evaluate' | 'evaluateHandle'>;

// A page that moves on takes what was asked with it.
const TRIES = 3;

const probe = (): string => readFileSync(new URL('driftrock.probe.js', import.meta.url), 'utf8');

/** The probe inside a function: its name is no global of the page. */
const around = (expression: string): string => `(() => { ${probe()}\nreturn ${expression}; })()`;

const isMovedOn = (error: unknown): boolean => /context was destroyed|navigat/i.test((error as Error).message);

/** What the expression gives in the page; it may use `driftrockProbe`. Rejects where it does not answer in time. */
export async function ask<Answer>(place: Place, expression: string, tries = TRIES): Promise<Answer> {
  try {
    // A text is evaluated whatever the policy of the page is.
    return await inTime(place.evaluate<Answer>(around(expression)));
  } catch (error) {
    if (tries > 1 && isMovedOn(error)) return ask(place, expression, tries - 1);
    throw error;
  }
}

/** The same as a handle, for elements. */
export const askHandle = (place: Place, expression: string): Promise<JSHandle> =>
  inTime(place.evaluateHandle(around(expression)));
