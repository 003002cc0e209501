/** Cookies' text -> Google Analytics client id, chosen as Google's own scripts choose it. Pure, but for js-cookie. */
import Cookies from 'js-cookie';

// Bare ids that AMP pages write: https://github.com/ampproject/amphtml, "_ga" of the amp-analytics cookie writer.
const BARE_AMP_ID = /^amp-[\w.-]{22,64}$/;
// What analytics.js itself accepts as `gaGlobal.vid`.
const PAGE_ID = /^(?:utma\.)?(\d+\.\d+)$/;

interface Candidate {
  id: string;
  /** Labels of the cookie's domain, then segments of its path: the least of both wins. */
  depth: [domain: number, path: number];
}

/**
 * The client id Google Analytics uses on this page, or undefined when there is none (yet).
 *
 * Of several cookies of one name the lowest domain depth wins, then the lowest path depth, then the first: what gtag.js
 * does with `cookie_domain: 'auto'`. An id that the page's own `gaGlobal.vid` names is taken before all others, since that is
 * the one in use. A `document.cookie` that throws, as in a sandboxed frame, counts as no cookie.
 *
 * @param prefix gtag's `cookie_prefix`
 * @param pageId `window.gaGlobal.vid`, where gtag.js or analytics.js has set it
 */
export function readGaClientId(prefix: string, pageId?: unknown): string | undefined {
  const values = readCookies((prefix && prefix.replace(/_$/, '')) + '_ga');
  const candidates = values.map(parseCandidate).filter((candidate) => !!candidate);
  candidates.sort((a, b) => a.depth[0] - b.depth[0] || a.depth[1] - b.depth[1]);
  const vid = PAGE_ID.exec(String(pageId))?.[1];
  const inUse = candidates.some((candidate) => candidate.id === vid);
  return (inUse ? vid : candidates[0]?.id) ?? values.find((value) => BARE_AMP_ID.test(value)) ?? vid;
}

/** Every value under this name, undecoded, in the browser's order. */
function readCookies(cookieName: string): string[] {
  const values: string[] = [];
  // js-cookie stops at the first cookie of a name, unless its converter throws: then it goes on to the next one.
  const everyCookie = Cookies.withConverter({
    read: (value, name) => {
      if (name === cookieName) values.push(value);
      throw name;
    },
  });
  try {
    everyCookie.get(cookieName);
  } catch {
    // A sandboxed frame without allow-same-origin: reading document.cookie is a SecurityError.
  }
  return values;
}

// `<version>.<domain depth>[-<path depth>].<id>`; analytics.js reads each depth as `1 * x || 1`.
function parseCandidate(value: string): Candidate | undefined {
  const [version, depths = '', ...id] = value.split('.');
  const [domain, path] = depths.split('-').map((depth) => +depth || 1);
  return /^(GA)?1$/.test(version!) && id.join('')
    ? { id: id.join('.'), depth: [domain!, path || 1] }
    : undefined;
}
