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

type OptionName = keyof Options;
/** The value in its own type, undefined when it is malformed. */
type Parser = (value: string) => unknown;

const text: Parser = (value) => value.trim() || undefined;
// Left by a tag manager whose variable has no value, or by a reader of the manual who has replaced nothing.
const PLACEHOLDER = /[{}<>\s]|^(undefined|null)$/;
const id: Parser = (value) => (PLACEHOLDER.test(value.trim()) ? undefined : text(value));
const flag: Parser = (value) => (/^(true|1|yes|on|)$/i.test(value) ? true : /^(false|0|no|off)$/i.test(value) ? false : undefined);
const consent: Parser = (value) => (/^(granted|pending|denied)$/.test(value) ? value : undefined);

const selector: Parser = (value) => {
  try {
    document.createDocumentFragment().querySelector(value);
    return value;
  } catch {
    // A SyntaxError: not a selector.
  }
};

// Loopback is a "potentially trustworthy origin", W3C Secure Contexts §3.1.
const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

const relayUrl: Parser = (value) => {
  try {
    const url = new URL(value.trim(), document.baseURI);
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && (url.origin === location.origin || LOOPBACK.test(url.hostname)));
    // fetch refuses credentials in a URL: Fetch standard, "Request constructor".
    return isSafe && value && !PLACEHOLDER.test(value.trim()) && !url.username ? url.href : undefined;
  } catch {
    // A TypeError: not a URL.
  }
};

const OPTIONS: Record<OptionName, readonly [parse: Parser, expected: string]> = {
  relay: [relayUrl, 'the https URL of your relay'],
  sourceId: [id, "the id of your Driftrock capture"],
  eventName: [text, 'a text'],
  forms: [selector, 'a CSS selector or none'],
  affiliateId: [id, 'an id'],
  personId: [id, 'an id'],
  gaCookiePrefix: [id, 'the cookie_prefix of your gtag'],
  consent: [consent, 'granted, pending or denied'],
  attribution: [flag, 'true or false'],
  persist: [flag, 'true or false'],
  network: [flag, 'true or false'],
  debug: [flag, 'true or false'],
};

const REQUIRED: OptionName[] = ['relay', 'sourceId'];

/** The options in `given` that can be used; each that is unknown or malformed is told to `complain` in one sentence. */
export function parseOptions(given: object, complain: (sentence: string) => void): Options {
  const parsed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value == null) continue;
    if (!Object.keys(OPTIONS).includes(name)) {
      complain(`there is no option "${name}"`);
      continue;
    }
    const [parse, expected] = OPTIONS[name as OptionName];
    const result = parse(String(value));
    if (result !== undefined) parsed[name] = result;
    else complain(`${nameOf(name)} is "${value}", expected ${expected}`);
  }
  return parsed;
}

/** Tells `complain` of every required option that nobody has tried to give. */
export function requireOptions(options: Options, given: Set<string>, complain: (sentence: string) => void): void {
  for (const name of REQUIRED) {
    if (options[name] === undefined && !given.has(name)) complain(`${nameOf(name)} is missing: set it to ${OPTIONS[name][1]}`);
  }
}

const nameOf = (name: string) => `option ${name} (data-${name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase())})`;

/** The script tag this file came by; optimisers that run scripts later leave no `currentScript`, so the page is searched. */
export function findScript(): HTMLScriptElement | null {
  const script = document.currentScript as HTMLScriptElement | null;
  return script ?? document.querySelector<HTMLScriptElement>('script[data-relay],script[src*="driftrock"]');
}

/**
 * The options that a script tag carries, as text; its data-* attributes win over the query string of its `src`.
 *
 * Google Tag Manager strips data-* attributes and keeps `src`.
 */
export function readScriptOptions(script: HTMLScriptElement | null): Record<string, string> {
  const given: Record<string, string> = {};
  const query = new URLSearchParams(script?.src.replace(/^[^?]*\??|#.*/g, ''));
  for (const name of Object.keys(OPTIONS)) {
    const value = script?.dataset[name] ?? query.get(name);
    if (value != null) given[name] = value;
  }
  return given;
}
