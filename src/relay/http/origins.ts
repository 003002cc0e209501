/** Which pages may send: the allow-list of origins. */
import { type Parsed, valueOf } from '../parsed';
import type { Refusal } from './answers';

/** Every page, or these: `https://www.example.com`, or `https://*.example.com` for all subdomains at any depth. */
export type Origins = '*' | readonly string[];

// Longer than any origin with a name of DNS, which has 253 characters at most (RFC 1035 §2.3.4).
const MAX_ORIGIN_LENGTH = 300;

/** Whether it is one page's origin as browsers write it, and no wildcard: only then is it proposed to the operator. */
export function isOneOrigin(text: string): boolean {
  const parsed = parseOrigin(text);
  return 'value' in parsed && parsed.value === text && !text.includes('*') && text.length <= MAX_ORIGIN_LENGTH;
}

function hintFor(origin: string | null): string {
  if (origin === null) return 'no page has sent this, for browsers name their page: a program passes under * alone';
  return isOneOrigin(origin)
    ? `if this page is yours, add ${origin} to RELAY_ORIGINS`
    : 'a page without an address of its own (a file, a sandboxed frame) passes under * alone';
}

/** What a page hears whose origin is not on the list. */
export const refusalOfOrigin = (origin: string | null): Refusal => ({
  status: 403,
  field: 'origin',
  error: "this page's origin is not allowed: add it to the relay's origins",
  hint: hintFor(origin),
});

// A wildcard stands for one or more host labels. The characters that could end a host (/ : @ ? #) are not among them.
const LABELS = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;
const WILDCARD = '://*.';

// What is wrong with one entry of the list, by the parts of its URL; undefined when nothing is.
function findProblem(url: URL, isWildcard: boolean): string | undefined {
  const { protocol, hostname, pathname, search, hash, username, password } = url;
  // HTML standard, "origin": other schemes have opaque origins, which all look like `null`.
  if (protocol !== 'https:' && protocol !== 'http:') return 'an origin starts with https:// or http://';
  if (pathname !== '/' || search || hash || username || password) return 'an origin ends after the host and port';
  if (hostname.includes('*')) return 'a * stands for whole labels at the start only, like https://*.example.com';
  if (isWildcard && !hostname.includes('.')) return 'a wildcard needs a domain of two labels behind it';
  return undefined;
}

/** One allowed origin as browsers write it (lower case, no default port, no slash), wildcard included. */
export function parseOrigin(text: string): Parsed<string> {
  const isWildcard = text.includes(WILDCARD);
  const plain = text.replace(WILDCARD, '://');
  if (!URL.canParse(plain))
    return { problem: `holds ${JSON.stringify(text)}, which is no origin: write it like https://www.example.com` };
  const url = new URL(plain);
  const problem = findProblem(url, isWildcard);
  if (problem !== undefined) return { problem: `holds ${JSON.stringify(text)}: ${problem}` };
  return { value: isWildcard ? `${url.protocol}//*.${url.host}` : url.origin };
}

/**
 * Whether a request's `Origin` is on the list; throws a `TypeError` at once when the list holds something else.
 *
 * `null` (sandboxed frames, files) and an absent header pass under `*` alone: anyone can send them.
 */
export function createOriginCheck(origins: Origins): (origin: string | null) => boolean {
  if (origins === '*') return () => true;
  const allowed = origins.map((text) => valueOf(parseOrigin(text), 'origins'));
  const exact = new Set(allowed.filter((origin) => !origin.includes('*')));
  const wildcards = allowed
    .filter((origin) => origin.includes('*'))
    .map((origin) => origin.split('*') as [string, string]);
  return (origin) => {
    if (origin === null) return false;
    if (exact.has(origin)) return true;
    return wildcards.some(
      ([start, end]) =>
        origin.startsWith(start) && origin.endsWith(end) && LABELS.test(origin.slice(start.length, -end.length)),
    );
  };
}
