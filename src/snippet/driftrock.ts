/** The parts wired together behind the commands of `window.driftrock`. */
import type { LeadEvent } from '../event';
import { readCampaign } from './attribution';
import { type CaptureNow, createCapture } from './capture';
import { createDelivery } from './delivery';
import { own } from './form-access';
import { readGaClientId } from './ga-client-id';
import { type Lead, readLead } from './lead';
import { type EventParts, newEvent } from './new-event';
import { type Options, parseOptions, problemWith } from './options';
import { createOutbox, type Entry } from './outbox';
import { allowsIdentifiers, type PageGlobals } from './tracking-consent';
import { send } from './transport';

/** What `driftrock('on', ...)` can hear of. */
export interface Listeners {
  /** A lead was captured or an event tracked; it is on its way. */
  captured(event: LeadEvent): void;
  /** The relay has taken the event. */
  acknowledged(event: LeadEvent): void;
  /** The relay will never take the event: the status says why. */
  rejected(event: LeadEvent, status: number): void;
  /** Whatever happens to a form or an event, in words: what debug prints and an inspector shows. */
  note(what: string, about: unknown): void;
}

/** An event by hand, as `driftrock('track', event)` takes it. */
export type TrackedEvent = Pick<LeadEvent, 'event_type' | 'event_name' | 'fields'> & Partial<LeadEvent>;

/** The commands of `window.driftrock`. */
export interface Commands {
  init(options: Options): void;
  track(event: TrackedEvent): void;
  capture(form: Element): void;
  identify(personId: string): void;
  consent(consent: 'granted' | 'denied'): void;
  on<K extends keyof Listeners>(name: K, listener: Listeners[K]): void;
}

/** `window.driftrock`: a command and its arguments. Never throws. */
export type Driftrock = <K extends keyof Commands>(command: K, ...args: Parameters<Commands[K]>) => void;

/** What a page gets: the commands, and what its script tags need. */
export interface Installed {
  command: Driftrock;
  /** Takes the options of a script tag, which never win over those of init. */
  add(scriptOptions: object): void;
  /** Says what is missing once all options that come with the page are there. */
  check(): void;
}

// A lead whose page dies while its fate is open goes out after this long: longer than any decision takes.
const UNDECIDED_MS = 35_000;

/** The commands, wired to this page; nothing is captured or sent before options are given. */
export function createDriftrock(): Installed {
  const listeners: { [name: string]: ((...args: never[]) => void)[] } = {};
  const waiting: LeadEvent[] = [];
  const undecided = new Map<Element, LeadEvent>();
  const mentioned: Record<string, unknown> = {};
  let options: Options = {};
  let captureNow: CaptureNow | undefined;

  const tell = (name: string, ...args: unknown[]) => {
    for (const listener of listeners[name] || []) {
      try {
        (listener as (...args: unknown[]) => void)(...args);
      } catch {
        // A listener's mistake is the page's own, and must not cost a lead.
      }
    }
  };
  const note = (what: string, about: unknown) => {
    if (options.debug || /[?&]driftrock_debug/.test(location.search)) console.info('Driftrock:', what, about);
    tell('note', what, about);
  };
  const complain = (sentence: string) => console.warn('Driftrock: ' + sentence);

  const isGranted = () => (options.consent || 'granted') === 'granted';
  const page = window as unknown as PageGlobals & { gaGlobal?: { vid?: unknown } };
  const gaClientId = () => (allowsIdentifiers(page) ? readGaClientId(options.gaCookiePrefix || '', page.gaGlobal && page.gaGlobal.vid) : undefined);
  const entryOf = (event: LeadEvent, dueAt = 0): Entry => ({ event, relay: options.relay, addedAt: Date.now(), failures: 0, dueAt, firm: !!dueAt });

  const eventOf = (parts: EventParts) =>
    newEvent({
      affiliate_id: options.affiliateId,
      person_id: options.personId,
      ga_client_id: gaClientId(),
      ...parts,
      source_id: parts.source_id || options.sourceId || '',
    });

  const leadEventOf = ({ form, fields, at }: Lead, eventId?: string) => {
    const attribute = (name: string) => own(form, 'getAttribute')('data-driftrock-' + name) || undefined;
    const isAttributed = options.attribution && allowsIdentifiers(page);
    return eventOf({
      event_type: 'lead',
      event_name: attribute('event-name') || options.eventName || 'Form submitted',
      source_id: attribute('source-id'),
      fields: isAttributed ? { ...readCampaign(), ...fields } : fields,
      event_id: eventId,
      created_at: at,
    });
  };

  const outbox = createOutbox(() => options.persist !== false);

  const delivery = createDelivery({
    outbox,
    send,
    relayOf({ event, relay }) {
      const source = event.source_id || options.sourceId;
      if (isGranted() && source) return source === options.sourceId ? options.relay : relay || options.relay;
    },
    complete: (event) => newEvent({ ...event, source_id: event.source_id || options.sourceId!, ga_client_id: event.ga_client_id || gaClientId() }),
    onOutcome(event, { outcome, status }) {
      if (outcome === 'rejected') complain(`the relay refused an event for good (HTTP ${status}); its log says why`);
      note(outcome, status);
      tell(outcome, event, status);
    },
  });

  const deliver = (event: LeadEvent) => {
    if (options.consent === 'denied') return;
    note('captured', event.event_name);
    if (isGranted()) delivery.deliver(entryOf(event));
    else waiting.push(event);
    tell('captured', event);
  };

  /** Takes the lead out of the outbox, where it waited for its fate; the event it was. */
  const forget = ({ form }: Lead) => {
    const event = undecided.get(form);
    undecided.delete(form);
    if (event) outbox.remove(event);
    return event && event.event_id;
  };

  const start = () => {
    captureNow = captureNow || createCapture({
      read(form, reading) {
        const { forms, consent } = options;
        const isChosen = reading.isChosen || !!forms;
        if (consent === 'denied') return;
        const isOut = forms && !reading.isChosen && !own(form, 'matches')(forms);
        const lead = isOut ? 'not among the forms' : readLead(form, { ...reading, isChosen });
        if (typeof lead === 'object') return lead;
        note('left alone: ' + lead, form);
      },
      onOpen(lead) {
        if (!isGranted()) return;
        const event = leadEventOf(lead);
        undecided.set(lead.form, event);
        outbox.put(entryOf(event, Date.now() + UNDECIDED_MS));
      },
      onAccepted: (lead) => deliver(leadEventOf(lead, forget(lead))),
      onTurnedDown(lead) {
        forget(lead);
        note('left alone: turned down by the page', lead.form);
      },
      watchesRequests: () => options.network !== false,
    });
    if (options.attribution) readCampaign();
    delivery.wake();
  };

  const setConsent = (consent: Options['consent']) => {
    options.consent = consent!;
    if (isGranted()) waiting.splice(0).forEach((event) => delivery.deliver(entryOf(event)));
  };

  const configure = (given: object, parsed: Options) => {
    options = parsed;
    Object.assign(mentioned, given);
    if (!Object.keys(mentioned).length) return;
    setConsent(options.consent);
    start();
  };

  const commands: Commands = {
    init: (given) => configure(given, { ...options, ...parseOptions(given, complain) }),
    track(event) {
      const { event_type, event_name, fields } = event;
      const isEvent = /^(lead|conversion|action)$/.test(event_type) && event_name && fields && typeof fields === 'object';
      if (!isEvent) throw 'expected {event_type: "lead", "conversion" or "action", event_name: "...", fields: {...}}';
      deliver(eventOf(event));
    },
    capture(form) {
      start();
      if (!captureNow!(form)) note('nothing to capture', form);
    },
    identify(personId) {
      options.personId = personId;
    },
    consent(consent) {
      if (consent === 'denied') {
        waiting.length = 0;
        outbox.entries().forEach(({ event }) => outbox.remove(event));
      }
      setConsent(consent);
      delivery.wake();
    },
    on(name, listener) {
      (listeners[name] = listeners[name] || []).push(listener as never);
    },
  };

  return {
    command(name, ...args) {
      try {
        (commands[name] as (...args: unknown[]) => void)(...args);
      } catch (error) {
        complain(`command ${name}: ${error}`);
      }
    },
    add: (given) => configure(given, { ...parseOptions(given, complain), ...options }),
    check() {
      for (const name of ['relay', 'sourceId'] as const) if (!(name in mentioned)) complain(problemWith(name, 'is missing'));
    },
  };
}
