/** Options from the script's query string, its data-* attributes and init(): every name, default and limit. */
import type { Entry } from './delivery/entry';
import { IS_SERVED } from './served';

/** Whether the visitor has agreed: `pending` keeps events in memory, `denied` captures nothing. */
export type Consent = 'granted' | 'pending' | 'denied';

/** What the site owner can set. */
export interface Options {
  /**
   * URL of the relay; relative is allowed, `http:` only for the page's own origin or loopback. Default: the relay that
   * serves the file.
   */
  relay?: string;
  /** Driftrock's id of the capture. Default: the only one of the relay that serves the file. */
  sourceId?: string;
  /** `event_name` of captured leads. Default: `Form submitted`. */
  eventName?: string;
  /** CSS selector of the forms to capture in place of the lead-form rule; `none` switches auto-capture off. */
  forms?: string;
  /** `affiliate_id` of every event. */
  affiliateId?: string;
  /** `person_id` of every event. */
  personId?: string;
  /** gtag's `cookie_prefix`. Default: none. */
  gaCookiePrefix?: string;
  /** Default: `granted`. */
  consent?: Consent;
  /** Adds campaign fields that the form itself lacks. Default: false. */
  attribution?: boolean;
  /** false: nothing is written to localStorage, so a closed tab loses what is not acknowledged. Default: true. */
  persist?: boolean;
  /** false: the page's own requests are never watched to tell whether a submission was accepted. Default: true. */
  network?: boolean;
  /**
   * true: says in the console what is captured, left alone and why. false: not even `?driftrock_debug` in the page's
   * address does, nor opens the inspector. Default: as the address says.
   */
  debug?: boolean;
}

/** Whether the visitor has agreed, or nobody has to ask. */
export const isGranted = ({ consent }: Options): boolean => !consent || consent === 'granted';

/**
 * URL of the relay that takes this entry now; a false value while none may. A page of another source leaves it to its
 * own relay; a page that names no source, to both by turns, since its tag may have taken the place of a wrong one.
 */
export const relayFor = ({ event, relay, failures }: Entry, options: Options): string | undefined | false => {
  const isTurn = options.sourceId || failures % 2 === 0;
  const isForeign = event.source_id !== options.sourceId && isTurn && relay;
  // A relay that serves the file may know its only capture by itself.
  const hasSource = IS_SERVED || !!(event.source_id || options.sourceId);
  return isGranted(options) && hasSource && (isForeign || options.relay);
};

const A_TEXT = 'a text';
const A_FLAG = 'true or false';
const A_CONSENT = 'granted, pending or denied';

/** What each option is to be, as the site owner is told. */
export const EXPECTED: Record<string, string> = {
  // `toString` is no option.
  __proto__: null as never,
  relay: 'the https URL of your relay',
  sourceId: 'the id of your Driftrock capture',
  eventName: A_TEXT,
  forms: 'a CSS selector',
  affiliateId: 'the id of the affiliate',
  personId: A_TEXT,
  gaCookiePrefix: A_TEXT,
  consent: A_CONSENT,
  attribution: A_FLAG,
  persist: A_FLAG,
  network: A_FLAG,
  debug: A_FLAG,
};

// Braces are left by a tag manager whose variable has no value, or by a site owner who has not replaced the example.
const PATTERNS: Record<string, RegExp> = {
  [A_FLAG]: /^(true|false|[01]?)$/,
  [A_CONSENT]: /^(granted|pending|denied)$/,
  '': /^[^{}<]+$/,
};

/**
 * Sets the option to what the text says; where it says nothing usable, what is wrong and how to fix it, in one
 * sentence.
 *
 * A malformed option keeps an earlier value, and counts as mentioned. Consent that cannot be read is not given: nothing
 * is lost, and nothing is sent before it is.
 */
export function parseOption(options: Options, name: string, given: string): string | undefined {
  const text = given.trim();
  const expected = EXPECTED[name];
  const values = options as Record<string, unknown>;
  try {
    if (expected && (PATTERNS[expected] || PATTERNS['']!).test(text)) {
      values[name] = valueOf(name, text);
      return;
    }
  } catch {
    // No such URL, not a selector (SyntaxError).
  }
  if (expected) values[name] = values[name] || (name === 'consent' ? 'pending' : undefined);
  return `${name} is ${text || 'missing'}; set it to ${expected || 'an option that exists'}`;
}

/** What a well-formed text means; throws for a URL or a selector that cannot be used. */
function valueOf(name: string, text: string): unknown {
  if (EXPECTED[name] === A_FLAG) return /^(true|1|)$/.test(text);
  if (name === 'forms') document.createDocumentFragment().querySelector(text);
  if (name !== 'relay') return text;
  const { href } = new URL(text, document.baseURI);
  // Quotation marks that an editor has made curly become part of the value.
  if (!isSafe(href) || /[\s“”]/.test(text)) throw text;
  return href;
}

// Loopback is potentially trustworthy: W3C Secure Contexts §3.1. fetch refuses credentials in a URL: Fetch standard
// §5.4.
const isSafe = (href: string) =>
  href.startsWith(location.origin + '/') ||
  /^(https:\/\/[^/@]+|http:\/\/(localhost|127(\.\d+){3}|\[::1])(:\d+)?)\//.test(href);

// The loader's tag, too, which comes before the one that the loader adds.
const TAG = IS_SERVED
  ? 'script[src*="/driftrock.js"],script[src*="/driftrock.loader.js"]'
  : 'script[data-relay],script[src*="driftrock"][src*="relay="]';

/**
 * The options that a script tag carries, as text; its data-* attributes win over the query string of its `src`, which
 * is what Google Tag Manager leaves of it.
 *
 * A file that a relay serves takes that relay where the tag names none.
 *
 * @param isFirst of the first tag of the page, else of the one that this file came by; optimisers that run scripts
 *   later leave no `currentScript`
 */
export function readScriptOptions(isFirst?: boolean): Record<string, string> {
  const { currentScript } = document;
  const first = document.querySelector(TAG);
  const script = (isFirst ? first || currentScript : currentScript || first) as HTMLScriptElement | null;
  const given: Record<string, string> = {};
  if (script) {
    const query = new URLSearchParams(script.src.replace(/^[^?]*|#.*/g, ''));
    for (const name in EXPECTED) {
      const value = name in script.dataset ? script.dataset[name] : query.get(name);
      if (value != null) given[name] = value;
    }
    const path = given.affiliateId ? '/v2/affiliate_event' : '/v2/event';
    // A copy that somebody has put into the page itself has no address.
    if (IS_SERVED && script.src) given.relay = given.relay || new URL(path, script.src).href;
  }
  return given;
}
