/**
 * Leads and tracked events -> entries of the outbox: from the submission that opens to the delivery of what was
 * accepted.
 */
import type { LeadEvent } from '../event';
import { type Entry, newEntry } from './delivery/entry';
import type { Outbox } from './delivery/outbox';
import type { LeftOut } from './form/fields';
import { own } from './form/form-access';
import type { Lead } from './form/read-form';
import { readCampaign } from './identity/attribution';
import { readGaClientId } from './identity/ga-client-id';
import type { PageGlobals } from './identity/tracking-consent';
import { listen, quiet } from './listen';
import { type EventParts, newEvent } from './new-event';
import { isGranted, type Options } from './options';
import type { Reports } from './reports';

// A lead whose page dies while its verdict is open goes out after this long: longer than any verdict takes.
const UNDECIDED_MS = 35_000;

/** What entries are made of, and where they go. */
export interface EntryDependencies {
  options: Options;
  page: PageGlobals & { gaGlobal?: { vid?: unknown } };
  outbox: Outbox;
  reports: Reports;
  allowsIdentifiers(): boolean;
  deliver(entry: Entry): void;
}

/** The way of a lead into the outbox. */
export interface Entries {
  /** Keeps the lead of a submission that is open: it must outlive a page that dies now. */
  open(lead: Lead): void;
  /** Delivers the lead of a submission that the page has accepted. */
  accept(lead: Lead, rule: string): void;
  turnDown(lead: Lead, rule: string): void;
  track(parts: EventParts): void;
  /** Adds to the event what was not known when it was made. */
  complete(event: LeadEvent): void;
  /** Forgets all that was captured until now, leads whose verdict is open included. */
  forget(): void;
}

type EntryMakerDependencies = Pick<EntryDependencies, 'options' | 'page' | 'allowsIdentifiers'>;

/** What makes entries by the options of this moment. */
function createEntryMaker({ options, page, allowsIdentifiers }: EntryMakerDependencies) {
  const complete = (event: LeadEvent) => {
    const { gaGlobal } = page;
    const readClientId = () => readGaClientId(options.gaCookiePrefix || '', gaGlobal && gaGlobal.vid);
    event.source_id = event.source_id || options.sourceId!;
    event.ga_client_id = event.ga_client_id || ((allowsIdentifiers() ? readClientId() : undefined) as string);
  };

  /** An entry of which the page knows all but the client id: a submission shall not wait for the browser's cookies. */
  const entryOf = (parts: EventParts, dueAt = 0) => {
    const { affiliateId, personId, sourceId = '', relay } = options;
    const source_id = parts.source_id || sourceId;
    const ids = { affiliate_id: affiliateId, person_id: personId };
    const event = newEvent(Object.assign(ids, parts, { source_id }));
    return Object.assign(newEntry(event, relay, dueAt), { own: !!parts.source_id });
  };

  const leadEntryOf = ({ form, event }: Lead, dueAt = 0) => {
    const attribute = (name: string) => own(form, 'getAttribute')('data-driftrock-' + name);
    const hasCampaign = options.attribution && allowsIdentifiers();
    const parts = {
      event_name: attribute('event-name') || options.eventName || 'Form submitted',
      source_id: attribute('source-id') as string,
      fields: hasCampaign ? Object.assign(readCampaign(isGranted(options)), event.fields) : event.fields,
    };
    return entryOf(Object.assign({}, event, parts), dueAt);
  };

  return { complete, entryOf, leadEntryOf };
}

/** No entries of this page yet. */
export function createEntries(dependencies: EntryDependencies): Entries {
  const { options, outbox, reports, deliver, allowsIdentifiers } = dependencies;
  const { complete, entryOf, leadEntryOf } = createEntryMaker(dependencies);
  // A banner is pressed, and what it has said may have left the page's short list by the time of a lead.
  listen(window, 'click', () => setTimeout(quiet(allowsIdentifiers)));
  const undecided = new Map<string, Entry>();
  let forgottenAt = '';

  const send = (entry: Entry, rule?: string, leftOut: LeftOut[] = []) => {
    if (options.consent === 'denied' || entry.event.created_at <= forgottenAt) return;
    complete(entry.event);
    const notes = leftOut.map(({ name, why }) => `left out ${name}: ${why}`);
    reports.tell('captured', entry.event, rule, ...(isGranted(options) ? [] : ['waits for consent']), ...notes);
    deliver(entry);
  };

  return {
    open(lead) {
      const entry = leadEntryOf(lead, Date.now() + UNDECIDED_MS);
      undecided.set(lead.event.event_id, entry);
      outbox.put(entry);
    },
    accept(lead, rule) {
      const { event_id } = lead.event;
      // Its fields may have grown since, and the visitor may be known by now.
      const now = leadEntryOf(lead);
      const entry = undecided.get(event_id) || now;
      undecided.delete(event_id);
      send(Object.assign(entry, { event: now.event, dueAt: 0, firm: false }), rule, lead.leftOut);
    },
    turnDown({ form, event }, rule) {
      undecided.delete(event.event_id);
      outbox.remove(event);
      reports.tell('ignored', form, rule);
    },
    track: (parts) => send(entryOf(parts)),
    complete,
    forget() {
      forgottenAt = new Date().toISOString();
      outbox.clear();
    },
  };
}
