/** Options from the script's query string, its data-* attributes and init(): every name, default and limit. */

/** Whether the visitor has agreed: `pending` keeps events in memory, `denied` captures nothing. */
export type Consent = 'granted' | 'pending' | 'denied';

/** What the site owner can set. */
export interface Options {
  /** URL of the relay; relative is allowed, `http:` only for the page's own origin or loopback. Required. */
  relay?: string;
  /** Driftrock's id of the capture. Required. */
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
  /** Says in the console what is captured, left alone and why. Default: false. */
  debug?: boolean;
}

/** The value in its own type, undefined when it is malformed. */
type Parser = (text: string) => unknown;

// Left by a tag manager whose variable has no value, or by a site owner who has not replaced the example.
const parseText: Parser = (text) => (/[{}<>]|^(undefined|null)?$/.test(text) ? undefined : text);
const parseId: Parser = (text) => (/\s/.test(text) ? undefined : parseText(text));
const parseFlag: Parser = (text) => (/^(true|1|yes|on)?$/i.test(text) ? true : /^(false|0|no|off)$/i.test(text) ? false : undefined);
const parseConsent: Parser = (text) => (/^(granted|pending|denied)$/.test(text) ? text : undefined);

// Throws a SyntaxError for what is no selector.
const parseSelector: Parser = (text) => (document.createDocumentFragment().querySelector(text), text);

// Throws a TypeError for what is no URL.
const parseRelay: Parser = (text) => {
  const { protocol, origin, hostname, username, href } = new URL(parseId(text) as string, document.baseURI);
  // Loopback is potentially trustworthy: W3C Secure Contexts §3.1.
  const isSafe = protocol === 'https:' || origin === location.origin || /^(localhost|127\..*|\[::1\])$/.test(hostname);
  // fetch refuses a URL with credentials: Fetch standard, "Request constructor".
  return text && isSafe && /^http/.test(protocol) && !username ? href : undefined;
};

const AN_ID: [Parser, string] = [parseId, 'an id'];
const A_FLAG: [Parser, string] = [parseFlag, 'true or false'];

const OPTIONS: Record<string, [parse: Parser, expected: string]> = {
  relay: [parseRelay, "your relay's https URL"],
  sourceId: [parseId, "your Driftrock capture's id"],
  eventName: [parseText, 'a name'],
  forms: [parseSelector, 'a CSS selector'],
  affiliateId: AN_ID,
  personId: AN_ID,
  gaCookiePrefix: AN_ID,
  consent: [parseConsent, 'granted, pending or denied'],
  attribution: A_FLAG,
  persist: A_FLAG,
  network: A_FLAG,
  debug: A_FLAG,
};

/** The options in `given` that can be used; each that is unknown or malformed is told to `complain` in one sentence. */
export function parseOptions(given: object, complain: (sentence: string) => void): Options {
  const parsed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    try {
      if (value != null) parsed[name] = OPTIONS[name]![0](String(value).trim());
    } catch {
      // No such option, or a value that its parser cannot even read: both are said below.
    }
    if (value != null && parsed[name] === undefined) complain(problemWith(name, `is "${value}"`));
  }
  return parsed;
}

/** What is wrong with an option and how to mend it, in one sentence. */
export function problemWith(name: string, problem: string): string {
  const attribute = 'data-' + name.replace(/[A-Z]/g, '-$&').toLowerCase();
  return OPTIONS[name] ? `option ${name} (${attribute}) ${problem}: set it to ${OPTIONS[name][1]}` : `there is no option ${name}`;
}

/**
 * The options that the script tag carries, as text; its data-* attributes win over the query string of its `src`, which is
 * what Google Tag Manager leaves of it.
 *
 * Optimisers that run scripts later leave no `currentScript`: then the page is searched for the tag.
 */
export function readScriptOptions(): Record<string, string> {
  const script = (document.currentScript || document.querySelector('script[data-relay],script[src*=driftrock]')) as HTMLScriptElement | null;
  const given: Record<string, string> = {};
  if (script) {
    new URLSearchParams(script.src.replace(/^[^?]*|#.*/g, '')).forEach((value, name) => {
      if (OPTIONS[name]) given[name] = value;
    });
    for (const name in OPTIONS) if (name in script.dataset) given[name] = script.dataset[name]!;
  }
  return given;
}
