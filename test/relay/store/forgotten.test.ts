/** Whose an event is, for a person who asks to be forgotten: none of theirs stays, and nobody else's goes. */
import { describe, expect, test } from 'vitest';
import type { LeadEvent } from '../../../src/event';
import { isOf } from '../../../src/relay/store/forgotten';
import type { Forgotten } from '../../../src/relay/store/store';
import { lead } from '../support/events';

const isErased = (whom: Forgotten, event: Partial<LeadEvent>) => isOf(whom)({ event: { ...lead, ...event } });

describe('isOf an address', () => {
  const email = 'ada@example.com';

  test.each<[string, Partial<LeadEvent>]>([
    ['in the field for it', { fields: { email } }],
    ['in any other field', { fields: { 'your-contact': email } }],
    ['in other case', { fields: { email: 'Ada@Example.COM' } }],
    ['with spaces around it', { fields: { email: ' ada@example.com\n' } }],
    ['in a list', { fields: { emails: ['bob@example.com', email] } }],
    ['deep in groups and lists', { fields: { people: [{ name: 'Bob' }, { contact: { addresses: [email] } }] } }],
    ["as the person's id", { person_id: email, fields: {} }],
    ["as the person's id in other case", { person_id: 'ADA@example.com', fields: {} }],
  ])('finds it %s', (_, event) => {
    expect(isErased({ email }, event)).toBe(true);
    expect(isErased({ email: ' ADA@EXAMPLE.com ' }, event)).toBe(true);
  });

  test.each<[string, Partial<LeadEvent>]>([
    ['of somebody else', { fields: { email: 'bob@example.com' } }],
    ['that ends with it', { fields: { email: 'canada@example.com' } }],
    ['that begins with it', { fields: { email: 'ada@example.com.au' } }],
    ['in the middle of a text', { fields: { message: 'write to ada@example.com, please' } }],
    ['as the name of a field', { fields: { [email]: 'yes' } }],
    ['as the id of the event', { event_id: email, fields: {} }],
    ['nowhere, next to values that are no text', { fields: { age: 36, consent: true, note: null, list: [] } }],
    ['nowhere: there are no fields, and no person', { fields: {} }],
  ])('does not find an address %s', (_, event) => {
    expect(isErased({ email }, event)).toBe(false);
  });
});

describe('isOf an event', () => {
  test.each([
    ['event-1', 'event-1', true],
    ['event-1', 'event-10', false],
    ['event-1', 'EVENT-1', false],
    ['event-1', ' event-1', false],
  ])('the id %j of the event %j: %s', (eventId, event_id, isIt) => {
    expect(isErased({ eventId }, { event_id })).toBe(isIt);
  });

  test('does not look at its fields', () => {
    expect(isErased({ eventId: 'ada@example.com' }, { fields: { email: 'ada@example.com' } })).toBe(false);
  });
});
