/** Driftrock's "first test lead": an event that the operator sends to see that everything works. */
import type { LeadEvent } from '../../event';

/** What the marketer reads next to it in Driftrock. */
export const TEST_EVENT_NAME = 'Test lead';

// The page that shows how the relay is doing must not take it for a lead of a page.
const ID_PREFIX = 'test-lead-';

/** What a test lead is made of. */
export interface TestLeadParts {
  email: string;
  sourceId: string;
  /** Affiliate captures need one. */
  affiliateId?: string | undefined;
  now: number;
}

/** A new test lead, which every step takes for an event like any other. */
export const newTestLead = ({ email, sourceId, affiliateId, now }: TestLeadParts): LeadEvent => ({
  event_type: 'lead',
  event_name: TEST_EVENT_NAME,
  source_id: sourceId,
  event_id: ID_PREFIX + crypto.randomUUID(),
  created_at: new Date(now).toISOString(),
  fields: { email },
  ...(affiliateId !== undefined && { affiliate_id: affiliateId }),
});

/** Whether it is one, by its id. */
export const isTestLead = ({ event_id = '' }: { event_id?: string }): boolean => event_id.startsWith(ID_PREFIX);
