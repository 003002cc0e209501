/** The parts wired together behind the commands of `window.driftrock`. */
import type { LeadEvent } from '../event';
import { readCampaign } from './attribution';
import { type CaptureNow, createCapture } from './capture';
import { createDelivery } from './delivery';
import { own } from './form-access';
import { readGaClientId } from './ga-client-id';
import { type Lead, type Reading, readLead } from './lead';
import { type EventParts, newEvent } from './new-event';
import { type Consent, type Options, parseOptions, requireOptions } from './options';
import { createOutbox, newEntry } from './outbox';
import { createReport, type Note } from './report';
import { allowsIdentifiers } from './tracking-consent';
import { send } from './transport';

/** What `driftrock('on', ...)` can hear of. */
export interface Listeners {
  /** A lead was captured or an event tracked; it is on its way. */
  captured(event: LeadEvent): void;
  /** The relay has taken the event. */
  acknowledged(event: LeadEvent): void;
  /** The relay will never take the event: the status says why. */
  rejected(event: LeadEvent, status: number): void;
  /** Anything that happens to a form or an event, in words. */
  note(note: Note): void;
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

// A lead whose page dies while its fate is open goes out after this long: longer than any decision takes.
const UNDECIDED_MS = 35_000;
const EVENT_TYPES = ['lead', 'conversion', 'action'];

/**
 * The command function, wired to this page. `add` takes options of a script tag, which never win over those of init; `check`
 * says what is missing once all options that come with the page are there.
 */
export function createDriftrock(): { command: Driftrock; add(scriptOptions: object): void; check(): void } {
  const listeners: { [K in keyof Listeners]?: Listeners[K][] } = {};
  const waiting: LeadEvent[] = [];
  const undecided = new Map<Element, LeadEvent>();
  let options: Options = {};
  let captureNow: CaptureNow | undefined;
  let campaign: Record<string, string> = {};

  const tell = <K extends keyof Listeners>(name: K, ...args: Parameters<Listeners[K]>) => {
    for (const listener of listeners[name] || []) {
      try {
        (listener as (...args: unknown[]) => void)(...args);
      } catch (error) {
        if (name !== 'note') report.note(`a listener of "${name}" threw`, error);
      }
    }
  };
  const isDebug = () => options.debug ?? /[?&]driftrock_debug/.test(location.search);
  const report = createReport(isDebug, (note) => tell('note', note));
  const isGranted = () => (options.consent ?? 'granted') === 'granted';

  const outbox = createOutbox(() => (options.persist === false ? undefined : localStorage));

  const gaClientId = () =>
    allowsIdentifiers(window) ? readGaClientId(options.gaCookiePrefix || '', (window as { gaGlobal?: { vid?: unknown } }).gaGlobal?.vid) : undefined;

  const eventOf = (parts: EventParts) =>
    newEvent({
      affiliate_id: options.affiliateId,
      person_id: options.personId,
      ga_client_id: gaClientId(),
      ...parts,
      source_id: parts.source_id || options.sourceId || '',
    });

  const leadEventOf = ({ form, fields, at }: Lead) => {
    const attribute = (name: string) => own(form, 'getAttribute')('data-driftrock-' + name) || undefined;
    return eventOf({
      event_type: 'lead',
      event_name: attribute('event-name') || options.eventName || 'Form submitted',
      source_id: attribute('source-id'),
      fields: options.attribution && allowsIdentifiers(window) ? { ...campaign, ...fields } : fields,
      created_at: at,
    });
  };

  const deliver = (event: LeadEvent) => {
    if (options.consent === 'denied') return;
    report.note('captured', event.event_name);
    if (isGranted()) delivery.deliver(newEntry(event, options.relay));
    else waiting.push(event);
    tell('captured', event);
  };

  const read = (form: Element, reading: Reading): Lead | undefined => {
    const { forms } = options;
    const isOut = !reading.isChosen && forms && !(forms !== 'none' && own(form, 'matches')(forms));
    const lead = isOut ? 'not among the forms to capture' : readLead(form, { ...reading, isChosen: reading.isChosen || !!forms });
    if (typeof lead === 'object') return lead;
    report.note('left alone: ' + lead, form);
  };

  const forget = (lead: Lead) => {
    const event = undecided.get(lead.form);
    undecided.delete(lead.form);
    if (event) outbox.remove(event);
    return event;
  };

  const start = () => {
    if (options.attribution) campaign = readCampaign();
    captureNow ??= createCapture({
      read,
      onOpen(lead) {
        if (!isGranted()) return;
        const event = leadEventOf(lead);
        undecided.set(lead.form, event);
        outbox.put(newEntry(event, options.relay, Date.now() + UNDECIDED_MS));
      },
      onAccepted: (lead) => deliver(newEvent({ ...leadEventOf(lead), event_id: forget(lead)?.event_id })),
      onTurnedDown(lead) {
        forget(lead);
        report.note('left alone: the page turned it down, or it was a step of more', lead.form);
      },
      isOn: () => options.consent !== 'denied',
      watchesRequests: () => options.network !== false,
    });
  };

  const delivery = createDelivery({
    outbox,
    send,
    relayOf({ event, relay }) {
      const source = event.source_id || options.sourceId;
      if (isGranted() && source) return source === options.sourceId ? options.relay : (relay ?? options.relay);
    },
    complete: (event) =>
      newEvent({ ...event, source_id: event.source_id || options.sourceId || '', ga_client_id: event.ga_client_id || gaClientId() }),
    onOutcome(event, { outcome, status }) {
      if (outcome === 'acknowledged') tell(outcome, event);
      else if (outcome === 'rejected') {
        report.complain(`the relay refused an event for good (HTTP ${status}): see its log`);
        tell(outcome, event, status);
      }
      report.note(outcome, status);
    },
  });

  const setConsent = (consent: Consent, isWithdrawn: boolean) => {
    options.consent = consent;
    const released = waiting.splice(0);
    if (consent === 'granted') for (const event of released) delivery.deliver(newEntry(event, options.relay));
    else if (isWithdrawn) outbox.clear();
    else waiting.push(...released);
    delivery.wake();
  };

  const mentioned = new Set<string>();
  const configure = (given: object, isWeak: boolean) => {
    const parsed = parseOptions(given, report.complain);
    options = isWeak ? { ...parsed, ...options } : { ...options, ...parsed };
    for (const name of Object.keys(given)) mentioned.add(name);
    if (!Object.keys(given).length) return;
    start();
    if (parsed.consent) setConsent(parsed.consent, false);
    delivery.wake();
  };

  const commands: Commands = {
    init: (given) => configure(given, false),
    track(event) {
      const problem = problemOf(event);
      if (problem) return report.complain('track: ' + problem);
      deliver(eventOf(event));
    },
    capture(form) {
      if (!(form instanceof Element)) return report.complain('capture: expected a form or another element');
      start();
      if (!captureNow!(form)) report.note('nothing to capture', form);
    },
    identify(personId) {
      options.personId = personId;
    },
    consent: (consent) => setConsent(consent, consent === 'denied'),
    on(name, listener) {
      ((listeners[name] ||= []) as unknown[]).push(listener);
    },
  };

  return {
    command(name, ...args) {
      try {
        if (Object.keys(commands).includes(name)) (commands[name] as (...args: unknown[]) => void)(...args);
        else report.complain(`there is no command "${name}"`);
      } catch (error) {
        report.complain(`${name}: ${error}`);
      }
    },
    add: (scriptOptions) => configure(scriptOptions, true),
    check: () => requireOptions(options, mentioned, report.complain),
  };
}

function problemOf(event: TrackedEvent): string | undefined {
  const { event_type, event_name, fields } = event || {};
  if (!EVENT_TYPES.includes(event_type)) return 'event_type must be lead, conversion or action';
  if (!event_name || typeof event_name !== 'string') return 'event_name must be a text';
  if (!fields || typeof fields !== 'object' || Array.isArray(fields)) return 'fields must be an object';
}
