/** What is in the frames of other sites, where the page itself cannot look. */
import type { Frame, Page } from 'playwright-core';
import type { FrameFacts } from '../causes/facts';
import { ask } from './in-page';

interface SeenInFrame {
  origin: string;
  leadForm: NonNullable<FrameFacts['leadForm']>;
}

const LOOK = `({
  origin: location.origin,
  hasLeadForm: driftrockProbe.places().some(({ isLead, width }) => isLead && width > 0),
  hasSnippet: typeof window.driftrock === 'function',
})`;

async function look(frame: Frame): Promise<SeenInFrame[]> {
  try {
    const { origin, hasLeadForm, hasSnippet } = await ask<{
      origin: string;
      hasLeadForm: boolean;
      hasSnippet: boolean;
    }>(frame, LOOK);
    return [{ origin, leadForm: !hasLeadForm ? 'none' : hasSnippet ? 'heard' : 'unheard' }];
  } catch {
    return []; // It has gone, or does not answer: its size has to tell.
  }
}

/** The frames that the page has named, with what is in them. */
export async function lookIntoFrames(page: Page, frames: FrameFacts[]): Promise<FrameFacts[]> {
  if (frames.length === 0) return [];
  const seen = (await Promise.all(page.frames().slice(1).map(look))).flat();
  return frames.map((frame) => {
    const inside = seen.filter(({ origin }) => origin === frame.origin).map(({ leadForm }) => leadForm);
    const leadForm = (['heard', 'unheard', 'none'] as const).find((state) => inside.includes(state));
    return leadForm ? { ...frame, leadForm } : frame;
  });
}
