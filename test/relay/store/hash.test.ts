/** Names that recognise an event and tell nothing of it. */
import { describe, expect, test } from 'vitest';
import type { LeadEvent } from '../../../src/event';
import { hashOf, nameOf } from '../../../src/relay/store/hash';
import type { EventPath } from '../../../src/relay/upstream/upstream-url';
import { lead } from '../support/events';

const named = (event: Partial<LeadEvent> = {}, path: EventPath = '/v2/event') =>
  nameOf({ path, event: { ...lead, ...event } });

describe('hashOf', () => {
  // FIPS 180-4: SHA-256 of the empty text and of "abc", their first 16 bytes. Stores on disk hold such names.
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb924'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223'],
  ])('of %j is the beginning of its SHA-256', (text, hex) => {
    expect(Buffer.from(hashOf(text), 'base64url').toString('hex')).toBe(hex);
  });

  test.each(['', 'ada@example.com', 'Zoë', '\ud800', 'x'.repeat(200_000)])(
    'has 22 letters that subjects, files and addresses can hold (%#)',
    (text) => {
      expect(hashOf(text)).toMatch(/^[\w-]{22}$/);
    },
  );
});

describe('nameOf', () => {
  test('is the same for a repeat, whatever else the event says by then', () => {
    const repeat = { fields: { email: 'bob@example.com' }, created_at: '2027-01-01T00:00:00.000Z', person_id: 'p' };
    expect(named(repeat)).toBe(named());
  });

  test.each<[string, string]>([
    ['path', named({}, '/v2/affiliate_event')],
    ['source', named({ source_id: 'source-2' })],
    ['type', named({ event_type: 'action' })],
    ['id', named({ event_id: 'another' })],
  ])('differs by the %s', (_, other) => {
    expect(other).not.toBe(named());
  });

  test('does not mix up where one part ends and the next begins', () => {
    const other = named({ source_id: 'source-1","lead', event_id: 'x' });
    expect(other).not.toBe(named({ source_id: 'source-1', event_id: 'lead","x' }));
    expect(named({ source_id: 'ab', event_id: 'c' })).not.toBe(named({ source_id: 'a', event_id: 'bc' }));
  });
});
