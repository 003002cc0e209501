/** The operator's test lead: an event like any other, but for its name. */
import { describe, expect, test } from 'vitest';
import { createTestLead, isTestLeadId, TEST_EVENT_NAME } from '../../../src/relay/event/new-test-lead';
import { parseEvent } from '../../../src/relay/event/validation';

const NOW = Date.UTC(2026, 10, 23, 10);
const options = { email: 'ada@example.com', sourceId: 'source-1', now: NOW };

describe('createTestLead', () => {
  test.each([
    ['a Webhook capture', undefined, '/v2/event'],
    ['an Affiliate capture', 'a-17', '/v2/affiliate_event'],
  ])('is an event that the relay takes for %s', (_, affiliateId, path) => {
    const lead = createTestLead({ ...options, affiliateId });
    expect(lead.path).toBe(path);
    expect(parseEvent(JSON.stringify(lead.event), lead.path, { now: () => NOW })).toEqual({ event: lead.event });
  });

  test('is marked as a test where people read what happened', () => {
    expect(createTestLead(options).event).toMatchObject({
      event_name: TEST_EVENT_NAME,
      fields: { email: options.email },
    });
    expect(TEST_EVENT_NAME).toMatch(/test/);
  });

  test('has a UUID by which those who watch the relay know it', () => {
    const { event_id } = createTestLead(options).event;
    expect(event_id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(isTestLeadId(event_id)).toBe(true);
    expect(isTestLeadId(crypto.randomUUID())).toBe(false);
  });

  test('is never a repeat of another one', () => {
    expect(createTestLead(options).event.event_id).not.toBe(createTestLead(options).event.event_id);
  });
});
