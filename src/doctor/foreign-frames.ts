/** What is in the frames of a page: those of other sites, where the page itself cannot look, and a tag in any. */
import type { Frame, Page } from 'playwright-core';
import type { FrameFacts, InstallationFacts, VisitFacts } from '../causes/facts';
import { ask } from './in-page';

interface SeenInFrame {
  origin: string;
  /** Whether the page can look into it: the frame's own origin is the page's. */
  selfOrigin: string;
  leadForms: number;
  hasSnippet: boolean;
}

const LOOK = `({
  origin: location.origin,
  selfOrigin: self.origin,
  leadForms: driftrockProbe.places().filter(({ isLead, width }) => isLead && width > 0).length,
  hasSnippet: typeof window.driftrock === 'function',
})`;

// Undefined where it has gone, or does not answer: its size has to tell.
const look = (frame: Frame): Promise<SeenInFrame | undefined> => ask<SeenInFrame>(frame, LOOK).catch(() => undefined);

const leadFormIn = ({ leadForms, hasSnippet }: SeenInFrame): FrameFacts['leadForm'] =>
  leadForms === 0 ? 'none' : hasSnippet ? 'heard' : 'unheard';

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
export async function findFrameWithTag(
  page: Page,
  { origin, forms }: InstallationFacts,
): Promise<VisitFacts['frameWithTag']> {
  const frames = page.frames().slice(1);
  const seen = await Promise.all(frames.map(look));
  const at = seen.findIndex((frame) => frame?.hasSnippet);
  const found = seen[at];
  if (!found) return undefined;
  // What the page can look into is counted among its own forms.
  const inFrame = found.selfOrigin === origin ? found.leadForms : 0;
  const hasAll = found.leadForms > 0 && forms.filter(({ isLead }) => isLead).length <= inFrame;
  // A query may name a person.
  return { url: frames[at]!.url().replace(/[?#].*/s, ''), hasAllLeadForms: hasAll };
}
