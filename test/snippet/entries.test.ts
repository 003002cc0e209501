// @vitest-environment happy-dom
// @vitest-environment-options { "url": "https://shop.example/contact" }
/** Leads and tracked events on their way into the outbox. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Entry } from '../../src/snippet/delivery/entry';
import type { Outbox } from '../../src/snippet/delivery/outbox';
import { createEntries } from '../../src/snippet/entries';
import type { Lead } from '../../src/snippet/form/read-form';
import type { Options } from '../../src/snippet/options';

const NOW = new Date('2026-11-20T10:00:00.000Z');

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

/** A lead of this form. */
function leadIn(html = '<form></form>', fields: Record<string, string> = { email: 'ada@example.com' }): Lead {
  document.body.innerHTML = html;
  const event = { event_type: 'lead', event_id: 'e-1', created_at: NOW.toISOString(), fields };
  return { form: document.querySelector('form')!, event, leftOut: [] } as unknown as Lead;
}

function setUp(given: Options = {}) {
  const options: Options = { relay: 'https://relay.example/v2/event', sourceId: 's-1', ...given };
  const put: Entry[] = [];
  const delivered: Entry[] = [];
  const removed: string[] = [];
  const told: unknown[][] = [];
  const entries = createEntries({
    options,
    page: { navigator: {} },
    outbox: {
      put: (entry: Entry) => void put.push(entry),
      remove: ({ event_id }: { event_id: string }) => void removed.push(event_id),
      clear: () => void removed.push('all'),
    } as unknown as Outbox,
    reports: {
      notify() {},
      tell: (...words) => void told.push(words),
      tellOutcome() {},
      on() {},
    },
    allowsIdentifiers: () => false,
    deliver: (entry) => void delivered.push(entry),
  });
  return { entries, options, put, delivered, removed, told };
}

describe('a lead', () => {
  test('is kept while its verdict is open, and not sent before that has an end', () => {
    const { entries, put, delivered } = setUp();
    entries.open(leadIn());
    expect(put).toMatchObject([{ dueAt: NOW.getTime() + 35_000, firm: true, event: { event_id: 'e-1' } }]);
    expect(delivered).toEqual([]);
  });

  test('is delivered as the entry that was kept, with what it has got since', () => {
    const { entries, put, delivered } = setUp();
    const lead = leadIn();
    entries.open(lead);
    lead.event.fields['town'] = 'Faro';
    vi.advanceTimersByTime(5_000);
    entries.accept(lead, 'answered');
    expect(delivered[0]).toBe(put[0]);
    expect(delivered).toMatchObject([
      { dueAt: 0, firm: false, addedAt: NOW.getTime(), event: { fields: { email: 'ada@example.com', town: 'Faro' } } },
    ]);
  });

  test('leaves the outbox when it is turned down', () => {
    const { entries, removed, told } = setUp();
    const lead = leadIn();
    entries.open(lead);
    entries.turnDown(lead, 'error');
    expect(removed).toEqual(['e-1']);
    expect(told).toEqual([['ignored', lead.form, 'error']]);
  });

  test('is forgotten with the consent, also while its verdict is open', () => {
    const { entries, delivered } = setUp();
    const lead = leadIn();
    entries.open(lead);
    entries.forget();
    entries.accept(lead, 'answered');
    expect(delivered).toEqual([]);
  });

  test("goes by its form's own name and capture", () => {
    const { entries, delivered } = setUp({ eventName: 'Asked' });
    const html = '<form data-driftrock-event-name="Quote" data-driftrock-source-id="s-2"></form>';
    entries.accept(leadIn(html), 'answered');
    entries.accept(leadIn(), 'answered');
    expect(delivered).toMatchObject([
      { own: true, event: { event_name: 'Quote', source_id: 's-2' } },
      { own: false, event: { event_name: 'Asked', source_id: 's-1' } },
    ]);
  });

  test('has the ids of the moment when it was accepted', () => {
    const { entries, options, put, delivered } = setUp();
    entries.open(leadIn());
    expect(put[0]!.event).not.toHaveProperty('person_id');
    options.personId = 'p-7';
    entries.accept(leadIn(), 'answered');
    expect(delivered).toMatchObject([{ event: { person_id: 'p-7' } }]);
  });
});

test.each([
  ['granted', ['left out pin: private']],
  ['pending', ['waits for consent', 'left out pin: private']],
] as const)('with consent %s, says in one line what is special about the lead', (consent, notes) => {
  const { entries, told } = setUp({ consent });
  entries.accept({ ...leadIn(), leftOut: [{ name: 'pin', why: 'private' }] }, 'answered');
  expect(told).toEqual([['captured', expect.objectContaining({ event_type: 'lead' }), 'answered', ...notes]]);
});

test('takes the capture that is known by now where an event had none', () => {
  const { entries } = setUp();
  const event = { source_id: '', fields: {} } as never as Entry['event'];
  entries.complete(event);
  expect(event.source_id).toBe('s-1');
});
