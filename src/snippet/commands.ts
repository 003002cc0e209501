/** The commands of `window.driftrock`: what each one does to the options and the parts. */
import type { Capture } from './capture/capture';
import type { Outbox } from './delivery/outbox';
import type { Entries } from './entries';
import type { Entry } from './delivery/entry';
import { listenAgain } from './listen';
import { type Options, parseOption } from './options';
import { IS_SERVED } from './served';
import { type Listeners, type Reports, warn } from './reports';
import { isGiven, readTracked, type TrackedEvent } from './tracked-event';

/** The commands, each with what it takes. */
export interface Commands {
  /** Starts, or adds options. */
  init: [options: Options];
  /** Sends an event by hand. */
  track: [event: TrackedEvent];
  /** Takes this form, or any element that holds controls, as a lead now. */
  capture: [form: Element];
  /** `person_id` from now on; null or an empty text ends it. */
  identify: [personId: string | null | undefined];
  /** Releases what waited, or forgets it and empties the outbox. */
  consent: [consent: 'granted' | 'denied'];
  /** Hands over what an inspector sees: the options of this moment, and what reads the outbox. */
  inspect: [take: (options: Options, entries: () => Entry[]) => void];
  /** Tells the page; an exception in the listener harms nothing. */
  on: [name: keyof Listeners, listener: Listeners[keyof Listeners]];
}

/** `window.driftrock`: a command and what it takes. Never throws. */
export interface Driftrock {
  <K extends keyof Listeners>(command: 'on', name: K, listener: Listeners[K]): void;
  <C extends Exclude<keyof Commands, 'on'>>(command: C, ...args: Commands[C]): void;
}

/** What a page gets: the commands, and what its script tags need. */
export interface Installed {
  command: Driftrock;
  /** Takes the options of a script tag, which never win over those of init or of an earlier tag, and says so. */
  add(scriptOptions: object): void;
  /** Says what is missing once all options that come with the page are there. */
  check(): void;
}

/** What the commands act on. */
export interface CommandDependencies {
  options: Options;
  entries: Entries;
  outbox: Outbox;
  reports: Reports;
  /** Starts the parts where they are not running, and wakes delivery. */
  start(): void;
  /** Undefined before the start. */
  capture(): Capture | undefined;
}

/** What must be said of a relay: without its affiliate it refuses such an event for good. */
const requiredIn = ({ relay = '' }: Options) => [
  'relay',
  ...(IS_SERVED ? [] : ['sourceId']),
  ...(/\/affiliate_event/.test(relay) ? ['affiliateId'] : []),
];

/** Says in one line that this tag's leads would go elsewhere: what an earlier tag has said counts. */
function warnOfAnother(options: Options, given: Options): void {
  for (const name of ['relay', 'sourceId'] as const) {
    const other: Options = {};
    parseOption(other, name, given[name] || '');
    if (options[name] && other[name] && other[name] !== options[name])
      return warn(`${name} ${other[name]} of another tag does not count; ${options[name]} does`);
  }
}

/**
 * The commands. Nothing is captured before a script tag or `init` has given its options; where those name no relay,
 * leads wait for the page that does.
 */
export function createCommands(dependencies: CommandDependencies): Installed {
  const { options, entries, outbox, reports, start, capture } = dependencies;
  const configure = (given: object, isWeak?: boolean) => {
    for (const [name, value] of Object.entries(given)) {
      const isTaken = value != null && !(isWeak && name in options);
      const problem = isTaken && parseOption(options, name, value + '');
      if (problem) warn(problem);
    }
    start();
  };

  const commands = {
    // `constructor` is no command.
    __proto__: null as never,
    init: configure,
    track: (event: TrackedEvent) => entries.track(readTracked(event)),
    capture(form: Element) {
      const running = capture();
      if (!running) throw 'init comes first';
      if (!running.captureNow(form)) reports.tell('ignored', form, 'empty');
    },
    // An id that has ended counts as given: a second tag's does not take its place.
    identify(personId: unknown) {
      if (isGiven(personId)) configure({ personId });
      else Object.assign(options, { personId: undefined });
    },
    consent(consent: string) {
      if (consent === 'denied') entries.forget();
      configure({ consent });
      // What waited in memory is written now: the page may go before its turn to be sent comes.
      outbox.entries().forEach(outbox.put);
    },
    inspect: (take: (...args: unknown[]) => void) => take(options, outbox.entries, IS_SERVED),
    on: reports.on,
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
      warnOfAnother(options, given);
      configure(given, true);
    },
    check() {
      for (const name of requiredIn(options)) if (!(name in options)) warn(parseOption({}, name, '')!);
    },
  };
}
