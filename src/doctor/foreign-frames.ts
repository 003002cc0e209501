/** What is in the frames of a page: those of other sites, where the page itself cannot look, and a tag in any. */
import type { Frame, Page } from 'playwright-core';
import type { FrameFacts, VisitFacts } from '../causes/facts';
import { ask } from './in-page';

interface SeenInFrame {
  origin: string;
  hasLeadForm: boolean;
  hasSnippet: boolean;
}

const LOOK = `({
  origin: location.origin,
  hasLeadForm: driftrockProbe.places().some(({ isLead, width }) => isLead && width > 0),
  hasSnippet: typeof window.driftrock === 'function',
})`;

// Undefined where it has gone, or does not answer: its size has to tell.
const look = (frame: Frame): Promise<SeenInFrame | undefined> => ask<SeenInFrame>(frame, LOOK).catch(() => undefined);

const leadFormIn = ({ hasLeadForm, hasSnippet }: SeenInFrame): FrameFacts['leadForm'] =>
  !hasLeadForm ? 'none' : hasSnippet ? 'heard' : 'unheard';

/** The frames that the page has named, with what is in them. */
export async function lookIntoFrames(page: Page, frames: FrameFacts[]): Promise<FrameFacts[]> {
  if (frames.length === 0) return [];
  const seen = (await Promise.all(page.frames().slice(1).map(look))).filter((frame) => frame !== undefined);
  return frames.map((frame) => {
    const inside = seen.filter(({ origin }) => origin === frame.origin).map(leadFormIn);
    const leadForm = (['heard', 'unheard', 'none'] as const).find((state) => inside.includes(state));
    return leadForm ? { ...frame, leadForm } : frame;
  });
}

/** The first frame in which a snippet runs; undefined where there is none. */
export async function findFrameWithTag(page: Page): Promise<VisitFacts['frameWithTag']> {
  const frames = page.frames().slice(1);
  const seen = await Promise.all(frames.map(look));
  const at = seen.findIndex((frame) => frame?.hasSnippet);
  // A query may name a person.
  return seen[at] && { url: frames[at]!.url().replace(/[?#].*/s, ''), hasLeadForm: seen[at].hasLeadForm };
}
