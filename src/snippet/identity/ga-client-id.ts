/** Cookies -> Google Analytics client id, chosen as Google's own scripts choose it. Pure, but for js-cookie. */
import Cookies from 'js-cookie';

// `<version>.<domain depth>[-<path depth>].<id>`
const COOKIE = /^(?:GA)?1\.([^.-]*)(?:-([^.]*))?\.(.*[^.].*)$/;
// Bare ids that AMP pages write, amphtml's and analytics.js's rule.
const BARE_AMP_ID = /^amp-[\w.-]{22,64}$/;
// What analytics.js itself accepts as `gaGlobal.vid`.
const PAGE_ID = /^(?:utma\.)?(\d+\.\d+)$/;

/**
 * The client id Google Analytics uses on this page, or undefined when there is none (yet).
 *
 * Of several cookies of one name the lowest domain depth wins, then the lowest path depth, then the first: what gtag.js
 * does with `cookie_domain: 'auto'`. An id that the page's own `gaGlobal.vid` names is taken before all others, since
 * that is the one in use. A `document.cookie` that throws, as in a sandboxed frame, counts as no cookie.
 *
 * @param prefix gtag's `cookie_prefix`
 * @param pageId `window.gaGlobal.vid`, where gtag.js or analytics.js has set it
 */
export function readGaClientId(prefix: string, pageId: unknown): string | undefined {
  const cookieName = prefix.replace(/([^_])$/, '$1_').replace(/^$/, '_') + 'ga';
  const values: string[] = [];
  try {
    // js-cookie stops at the first cookie of a name, unless its converter throws: then it goes on to the next one.
    Cookies.withConverter({
      read(value, name) {
        if (name === cookieName) values.push(value);
        throw name;
      },
    }).get(cookieName);
  } catch {
    // A sandboxed frame without allow-same-origin: reading document.cookie is a SecurityError.
  }
  const ids = values
    .map((value) => COOKIE.exec(value)!)
    .filter(Boolean)
    .sort((a, b) => depthOf(a[1]) - depthOf(b[1]) || depthOf(a[2]) - depthOf(b[2]))
    .map((match) => match[3]!);
  const bare = values.filter((value) => BARE_AMP_ID.test(value));
  const [, vid] = PAGE_ID.exec(String(pageId)) || [];
  return vid && ids.includes(vid) ? vid : ids[0] || bare[0] || vid;
}

// analytics.js reads each depth as `1 * x || 1`.
const depthOf = (text: string | undefined) => +text! || 1;
