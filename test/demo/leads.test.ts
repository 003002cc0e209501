/** The list of leads behind the live page. */
import { describe, expect, test, vi } from 'vitest';
import { createLeads } from '../../demo/leads.mjs';

const event = (event_id: string) => ({ event_id, source_id: 's', event_name: 'Form submitted', fields: {} });
const attempt = (event_id: string, state: 'accepted' | 'waiting' = 'accepted') => ({
  path: '/v2/event',
  event: event(event_id),
  state,
  answer: state,
});

describe('createLeads', () => {
  test('keeps one lead for all attempts of an event, in its first place and with its first time', () => {
    const moments = ['first', 'second', 'third'];
    const leads = createLeads(() => moments.shift() ?? 'late');
    leads.record(attempt('a', 'waiting'));
    leads.record(attempt('b'));
    leads.record(attempt('a'));
    expect(
      leads.all().map(({ event, attempts, state, firstAt }) => [event.event_id, attempts, state, firstAt]),
    ).toEqual([
      ['a', 2, 'accepted', 'first'],
      ['b', 1, 'accepted', 'second'],
    ]);
  });

  test('tells apart events of one id at another source or path, or of another type', () => {
    const leads = createLeads();
    leads.record(attempt('a'));
    leads.record({ ...attempt('a'), path: '/v2/affiliate_event' });
    leads.record({ ...attempt('a'), event: { ...event('a'), source_id: 'other' } });
    leads.record({ ...attempt('a'), event: { ...event('a'), event_type: 'conversion' } });
    expect(new Set(leads.all().map(({ key }) => key)).size).toBe(4);
  });

  test('forgets the oldest beyond 200', () => {
    const leads = createLeads();
    Array.from({ length: 202 }, (_, index) => leads.record(attempt(`e${index}`)));
    expect([leads.all().length, leads.all()[0]?.event.event_id, leads.all().at(-1)?.event.event_id]).toEqual([
      200,
      'e2',
      'e201',
    ]);
  });

  test('tells a listener until it unsubscribes', () => {
    const leads = createLeads();
    const listener = vi.fn();
    const off = leads.on(listener);
    leads.record(attempt('a'));
    off();
    leads.record(attempt('b'));
    expect(listener).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ event: event('a') }));
  });
});
