/** The snippet's public commands, as a page calls them: the only way from here to the snippet. */
import type { LeadEvent } from '../event';
import { isLeadForm } from './lead-form';

type Command = ((...words: unknown[]) => void) & { q?: unknown[][] };

const page = window as unknown as { driftrock?: Command };

/**
 * Makes the commands callable before the snippet has arrived; it obeys them once it is there.
 *
 * An element with the id `driftrock` goes by the same name, and is no command.
 */
export function installStub(): void {
  if (typeof page.driftrock === 'function') return;
  const stub: Command = (...words) => void (stub.q = stub.q || []).push(words);
  page.driftrock = stub;
}

/**
 * Takes a lead form as a lead, since its builder says that it was accepted. The same answers twice are one lead.
 *
 * @param isKnown it is a lead form, although what it shows now may not tell
 */
export function capture(form: unknown, isKnown = false): void {
  if (form instanceof HTMLElement && (isKnown || isLeadForm(form))) page.driftrock!('capture', form);
}

/** Sends an event whose fields hold nothing that must stay in the page: nobody looks at them after this. */
export function track(event: Pick<LeadEvent, 'event_type' | 'event_name' | 'fields'>): void {
  page.driftrock!('track', event);
}
