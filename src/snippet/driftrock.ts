/** The parts wired together behind the commands of `window.driftrock`. */
import type { LeadEvent } from '../event';
import { type Capture, createCapture } from './capture/capture';
import { createDelivery } from './delivery';
import { earlySubmission, type Kept, readEarly, takeStored } from './early';
import { own } from './form/form-access';
import { createFormReader } from './form/form-reader';
import type { Lead } from './form/read-form';
import { readCampaign } from './identity/attribution';
import { readGaClientId } from './identity/ga-client-id';
import { createTrackingConsent, type PageGlobals } from './identity/tracking-consent';
import { listenAgain, quiet } from './listen';
import { type EventParts, newEvent } from './new-event';
import { type Options, parseOption } from './options';
import { createOutbox, newEntry } from './outbox';
import { isGiven, readTracked, type TrackedEvent } from './tracked-event';
import { createTransport } from './transport';

export type { TrackedEvent } from './tracked-event';

/** What `driftrock('on', ...)` can hear of. */
export interface Listeners {
  /** A lead was captured or an event tracked; it is on its way. */
  captured(event: LeadEvent): void;
  /** The relay has taken the event. */
  acknowledged(event: LeadEvent): void;
  /** The relay will never take the event: the status says why. */
  rejected(event: LeadEvent, status: number): void;
  /** The relay could not take the event now. */
  retry(event: LeadEvent, status: number): void;
  /** A form was submitted, or opened for submission, and is no lead: why. */
  ignored(form: Element, why: string): void;
}

/** `window.driftrock`: a command and its arguments. Never throws. */
export interface Driftrock {
  /** Starts, or adds options. */
  (command: 'init', options: Options): void;
  /** Sends an event by hand. */
  (command: 'track', event: TrackedEvent): void;
  /** Takes this form, or any element that holds controls, as a lead now. */
  (command: 'capture', form: Element): void;
  /** `person_id` from now on; null or an empty text ends it. */
  (command: 'identify', personId: string | null | undefined): void;
  /** Releases what waited, or forgets it and empties the outbox. */
  (command: 'consent', consent: 'granted' | 'denied'): void;
  /** Tells the page; an exception in the listener harms nothing. */
  <K extends keyof Listeners>(command: 'on', name: K, listener: Listeners[K]): void;
}

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

const warn = (sentence: string) => console.warn('Driftrock: ' + sentence);

/** What the early stub has kept; it keeps nothing any more. */
function takeKept(stub: ((() => void) & { e?: Kept }) | undefined): Kept | undefined {
  const kept = stub && stub.e;
  if (stub) Object.freeze(Object.assign(stub, { e: 0 }));
  return kept;
}

/** The commands, wired to this page; nothing is captured or sent before options are given. */
export function createDriftrock(): Installed {
  const listeners: { [name: string]: unknown[] } = {};
  const page = window as unknown as PageGlobals & { gaGlobal?: { vid?: unknown }; driftrock?: (() => void) & { e?: Kept } };
  // An element with the id `driftrock` goes by the same name.
  const stub = typeof page.driftrock === 'function' ? page.driftrock : undefined;
  const kept = takeKept(stub);
  const options: Options = {};
  let capture: Capture | undefined;
  /** What was captured before the visitor last refused is forgotten, also where its fate is still open. */
  let deniedAt = '';

  const allowsIdentifiers = createTrackingConsent(page);
  const readForm = createFormReader();

  const say = (...words: unknown[]) => {
    if (options.debug || /driftrock_debug/.test(location.search)) console.info('Driftrock:', ...words);
  };
  const tell = (name: string, about: unknown, more?: unknown) => {
    say(name, about, more);
    for (const listener of listeners[name] || []) {
      try {
        (listener as (...args: unknown[]) => void)(about, more);
      } catch {
        // A listener's mistake is the page's own, and must not cost a lead.
      }
    }
  };

  const isGranted = () => !options.consent || options.consent === 'granted';
  const gaClientId = () => (allowsIdentifiers() ? readGaClientId(options.gaCookiePrefix || '', page.gaGlobal && page.gaGlobal.vid) : undefined)!;
  // What is still undecided gets its client id when delivery completes it: a submission shall not wait for the browser's cookies.
  const entryOf = (parts: EventParts, dueAt = 0) =>
    newEntry(
      newEvent(Object.assign({ affiliate_id: options.affiliateId, person_id: options.personId, ga_client_id: dueAt ? undefined : gaClientId() }, parts, { source_id: parts.source_id || options.sourceId || '' })),
      options.relay,
      dueAt,
    );

  const outbox = createOutbox(() => options.persist !== false && isGranted());
  const delivery = createDelivery({
    outbox,
    send: createTransport(),
    relayOf: ({ event, relay }) => isGranted() && (event.source_id || options.sourceId) && ((event.source_id !== options.sourceId && relay) || options.relay),
    complete({ event }) {
      event.source_id = event.source_id || options.sourceId!;
      event.ga_client_id = event.ga_client_id || gaClientId();
    },
    onOutcome({ event }, { outcome, status }) {
      if (outcome === 'rejected') warn(`the relay refused a lead for good (HTTP ${status}): its log says why`);
      tell(outcome, event, status);
    },
  });

  const deliver = (parts: EventParts, rule?: string, leftOut?: Lead['leftOut']) => {
    const entry = entryOf(parts);
    if (options.consent === 'denied' || parts.created_at! <= deniedAt) return;
    tell('captured', entry.event, rule);
    if (leftOut && leftOut[0]) say('left out', leftOut.map(({ name, why }) => `${name}: ${why}`).join(', '));
    delivery.deliver(entry);
  };

  const eventOf = ({ form, event }: Lead): EventParts => {
    const attribute = (name: string) => own(form, 'getAttribute')('data-driftrock-' + name);
    return Object.assign({}, event, {
      event_name: attribute('event-name') || options.eventName || 'Form submitted',
      source_id: attribute('source-id')!,
      fields: options.attribution && allowsIdentifiers() ? Object.assign(readCampaign(isGranted()), event.fields) : event.fields,
    });
  };

  /** Judges what was submitted before the file had arrived, on this page or on the one before. */
  const openEarly = quiet(() => {
    const stored = takeStored();
    const open = (form: Element, submission: ReturnType<typeof earlySubmission>) =>
      capture!.openEarlier(form, Object.assign({ submitter: submission.event.submitter as HTMLButtonElement }, submission));
    if (isGranted() && options.persist !== false) stored.forEach((submission) => open(submission.earlier.form, submission));
    if (kept) open(kept[2].target as Element, earlySubmission(kept, performance.timeOrigin + kept[2].timeStamp));
  });

  const configure = (given: object, isWeak?: boolean) => {
    for (const [name, value] of Object.entries(given)) {
      const problem = !(isWeak && name in options) && value != null && parseOption(options, name, (value + '').trim());
      if (problem) warn(problem);
    }
    if (!Object.keys(options)[0]) return;
    const isFirst = !capture;
    if (isFirst) {
      outbox.restore(delivery.wake);
      // Once all options and commands that come with the page have been heard.
      void Promise.resolve().then(openEarly);
    }
    capture =
      capture ||
      createCapture({
        read(form, context) {
          const { forms, consent } = options;
          const isOut = consent === 'denied' || (forms && !context.isChosen && !own(form, 'matches')(forms));
          if (isOut) return { kind: 'none', reason: 'not chosen' };
          context.isChosen = context.isChosen || !!forms;
          return context.earlier ? readEarly(form, context) : readForm(form, context);
        },
        onOpen: (lead) => outbox.put(entryOf(eventOf(lead), Date.now() + UNDECIDED_MS)),
        onAccepted: (lead, rule) => deliver(eventOf(lead), rule, lead.leftOut),
        onTurnedDown({ form, event }, rule) {
          outbox.remove(event);
          tell('ignored', form, rule);
        },
        onIgnored: (form, why) => tell('ignored', form, why),
        watchesRequests: () => options.network !== false,
      });
    if (isFirst) delivery.start();
    if (options.attribution && isGranted() && allowsIdentifiers()) readCampaign(true);
    delivery.wake();
  };

  const commands = {
    // `constructor` is no command.
    __proto__: null as never,
    init: configure,
    track: (event: TrackedEvent) => deliver(readTracked(event)),
    capture(form: Element) {
      if (!capture) throw 'init comes first';
      if (!capture.captureNow(form)) tell('ignored', form, 'empty');
    },
    // An id that has ended counts as given: a second tag's does not take its place.
    identify(personId: unknown) {
      if (isGiven(personId)) configure({ personId });
      else Object.assign(options, { personId: undefined });
    },
    consent(consent: string) {
      if (consent === 'denied') {
        deniedAt = new Date().toISOString();
        outbox.clear();
      }
      configure({ consent });
      // What waited in memory is written now: the page may go before its turn to be sent comes.
      outbox.entries().forEach(outbox.put);
    },
    on: (name: string, listener: unknown) => (listeners[name] = listeners[name] || []).push(listener),
  };

  return {
    command(name: keyof typeof commands, ...args: unknown[]) {
      try {
        (commands[name] as (...args: unknown[]) => void)(...args);
      } catch (error) {
        warn(`${name}: ${error}`);
      }
    },
    add(given) {
      listenAgain();
      configure(given, true);
    },
    check() {
      // Without its affiliate the relay refuses such an event for good.
      const required = ['relay', 'sourceId', ...(/\/affiliate_event/.test(options.relay!) ? ['affiliateId'] : [])];
      for (const name of required) if (!(name in options)) warn(parseOption({}, name, '')!);
    },
  };
}
