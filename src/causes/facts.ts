/**
 * What is known of an installation in a page, as plain data: collected in the page, by the inspector or by a browser
 * that visits it. Nothing that a visitor typed. Types only.
 */
import type { InstallationAnswer } from '../installation';

/** One script element of the product. */
export interface TagFacts {
  /** The whole address; empty for a copy that somebody has put into the page. */
  src: string;
  /** `relay` and `sourceId` as the tag or its address names them; absent where it names none. */
  relay?: string;
  sourceId?: string;
  /** What of the tag keeps the browser from running it: `its type is text/plain`. Absent where nothing does. */
  heldBackBy?: string;
}

/** A file or an address that this page did not get, and what kept it away. */
export interface LoadFailure {
  /** What it is for. */
  file: 'snippet' | 'form builders' | 'relay';
  url: string;
  /**
   * `policy`: the content security policy. `browser`: the browser or an extension, before it asked. `status`: the
   * server's answer. `type`: it is no script. `integrity`: other bytes than the tag expects. `network`: no answer, for
   * whatever reason.
   */
  by: 'policy' | 'browser' | 'status' | 'type' | 'integrity' | 'network';
  status?: number;
}

/** An option that a tag gives, and that the snippet cannot use. */
export interface UnusableOption {
  name: string;
  /** What is wrong: `relay is {{Relay}}`. */
  problem: string;
  /** What it is to be: `the https URL of your relay`. */
  expected: string;
}

/** A name that is no option, and that an option was meant by. */
export interface MisspeltOption {
  /** As it is written in the tag: `data-relay-url`, or `relayUrl` in its address. */
  given: string;
  /** The option, and how it is written there. */
  name: string;
  meant: string;
}

/** The running snippet. */
export interface SnippetFacts {
  /** Whether its file is that of a relay, which may know its only capture by itself. */
  isServed: boolean;
  /** What tags give that cannot be used, where nobody else gives it. */
  unusable: UnusableOption[];
  /** Names of options in tags that are none, where nobody gives the option that was meant. */
  misspelt: MisspeltOption[];
  /** The options in force, and who has given each. */
  options: OptionFacts[];
  relay?: string;
  sourceId?: string;
  consent: 'granted' | 'pending' | 'denied';
  /** The `forms` option. */
  forms?: string;
  /** Milliseconds from the end of the page's loading until the script was asked for; absent where that came before. */
  lateMs?: number;
  /** Events in the outbox. */
  waiting: number;
  /** Whether the outbox can be written to localStorage. */
  isPersistent: boolean;
}

/** An option in force. */
export interface OptionFacts {
  name: string;
  value: string;
  from: 'tag' | 'address of the tag' | 'address of the page' | 'relay that serves the file' | 'init';
}

/** What the relay says, asked by the page. */
export interface RelayFacts {
  url: string;
  /**
   * `not ready`: it answers 503. `foreign`: something else answers. `silent`: nobody does, or not readably. `kept
   * away`: it answers others than this page.
   */
  state: 'ready' | 'not ready' | 'foreign' | 'silent' | 'kept away';
  installation?: InstallationAnswer;
}

/** A frame whose content belongs to another site. */
export interface FrameFacts {
  /** Its origin. */
  origin: string;
  /** Whether it is large enough for a form, and seen. */
  isLarge: boolean;
  /** Of its lead forms, where a browser could look into it: a snippet in the frame hears them, or nobody does. */
  leadForm?: 'heard' | 'unheard' | 'none';
}

/**
 * Where the HTML that the server sent names the product's file. `tag`: in a script element. `script`: in the words of
 * a script, which may add it. The others are places from which no browser runs it.
 */
export type PlaceInHtml = 'tag' | 'script' | 'text' | 'template' | 'noscript' | 'comment';

/** What a browser that visits the page from outside can know; the page itself knows a part of it. */
export interface VisitFacts {
  /** Absent where it names none: then a script adds the tag, such as a tag manager. */
  placeInHtml?: PlaceInHtml;
  /** Whether the browser has asked for the file of a tag, and whether that came. */
  script?: 'not asked for' | 'came' | 'did not come';
  /** A frame in which a snippet runs, where the page itself has no tag. */
  frameWithTag?: { url: string; hasAllLeadForms: boolean };
  /** The version of the file that the page got, and of the one that its relay serves now. */
  version?: string;
  currentVersion?: string;
}

/** A control of a form: what becomes of its answer. */
export interface ControlFacts {
  /** Its label, or its name. */
  name: string;
  /** The field of the event; absent where the answer stays in the page. */
  field?: string;
  /** Why it stays: private, a trap, machine-made, ignored; or without a name. */
  leftOut?: string;
}

/** A form, or a group of controls in none. */
export interface FormFacts {
  /** How a person finds it. */
  name: string;
  /** Whether its answers would be a lead once the page has accepted them. */
  isLead: boolean;
  /** The rule, as `on('ignored')` names it; `asks for an address` or `asks for a number` for a lead form. */
  rule: string;
  isShown: boolean;
  controls: ControlFacts[];
}

/** All of it. */
export interface InstallationFacts {
  /** The page's address without query and fragment. */
  page: string;
  origin: string;
  tags: TagFacts[];
  /** Absent where no snippet runs. */
  snippet?: SnippetFacts;
  failures: LoadFailure[];
  /** Absent where no relay is known. */
  relay?: RelayFacts;
  clientId: 'found' | 'none' | 'denied by Consent Mode' | 'denied by Global Privacy Control';
  frames: FrameFacts[];
  forms: FormFacts[];
  /** Events that the relay has refused for good since somebody looked on, with its words. */
  rejected: string[];
  visit?: VisitFacts;
}
