/** The lead by which an operator sees the whole way work. Pure. */
import type { LeadEvent } from '../../event';
import type { EventPath } from '../upstream/upstream-url';
import type { Forwarded } from '../upstream/upstream';

/** What Driftrock shows the lead as, so that nobody takes it for a visitor's. */
export const TEST_EVENT_NAME = 'First test lead';

// RFC 9562 §5.8: version 8 is for one's own uses. Pages and the relay make ids of version 4.
const TEST_ID = /^[\da-f]{8}-[\da-f]{4}-8/;

/** Whose lead it is, and for which capture. */
export interface TestLeadOptions {
  /** The operator's own address: Driftrock takes it for a person's. */
  email: string;
  sourceId: string;
  /** Of an Affiliate capture. */
  affiliateId?: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

/** A new event with the path that its kind of capture takes; two of them are never repeats of each other. */
export function createTestLead({ email, sourceId, affiliateId, now }: TestLeadOptions): Forwarded {
  const path: EventPath = affiliateId === undefined ? '/v2/event' : '/v2/affiliate_event';
  const event: LeadEvent = {
    event_type: 'lead',
    event_name: TEST_EVENT_NAME,
    source_id: sourceId,
    fields: { email },
    event_id: crypto.randomUUID().replace(/^(.{14})4/, '$18'),
    created_at: new Date(now).toISOString(),
    ...(affiliateId !== undefined && { affiliate_id: affiliateId }),
  };
  return { path, event };
}

/** Whether it is a test lead's id, by which those who watch a relay tell it from a lead of a page. */
export const isTestLeadId = (eventId: string): boolean => TEST_ID.test(eventId);
