/** Events for tests: one that every step takes, and variations of it. */
import type { LeadEvent } from '../../../src/event';

/** The smallest complete event. */
export const lead: LeadEvent = {
  event_type: 'lead',
  event_name: 'Form submitted',
  source_id: 'source-1',
  fields: { email: 'ada@example.com' },
  event_id: '6b0b7f0e-7d39-4a51-9c0f-0d0c4c5d1a11',
  created_at: '2026-11-23T10:00:00.000Z',
};

/** The event without one of its keys. */
export const without = (key: keyof LeadEvent): Partial<LeadEvent> =>
  Object.fromEntries(Object.entries(lead).filter(([name]) => name !== key));

/** A lead whose body has exactly this many bytes. */
export const bodyOf = (bytes: number): string => {
  const empty = JSON.stringify({ ...lead, fields: { message: '' } });
  return JSON.stringify({ ...lead, fields: { message: 'x'.repeat(bytes - empty.length) } });
};
