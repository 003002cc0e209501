/** Campaign fields: what brought the visitor here. The only file of the snippet that writes sessionStorage. */
import { isCampaignName } from '../../shared/campaign-names';
import { isToken } from '../form/machine-made';

// What is left before a name when a link's `&` was escaped once, or more often.
const ESCAPED = /^(amp;)+/i;
// Mailers and redirects put links into capitals. Other spellings, such as Snapchat's ScCid, are their network's own.
const IN_CAPITALS = /^[Uu].*|^[^a-z]+$/;
const KEY = 'driftrock:campaign';

/** The address of a page without query and fragment, and without what is personal in its path: tokens, addresses. */
const pageOf = (address: string): string =>
  address
    .replace(/[?#].*/, '')
    .replace(/\/[^/]+/g, (part, at) => (at > 8 && (isToken(part) || /@|%40/.test(part)) ? '/' : part));

/**
 * The campaign fields of this visit: utm_* and click ids of the last page that came with any, and of that page
 * `landing_page` and `referrer`, without their query strings.
 *
 * A name in capitals becomes a small one. What is left of an escaped `&` is no part of a name.
 *
 * @param isRemembered keeps them for the tab's session, so that a form on the second page still knows the campaign;
 *   where storage is blocked, each page knows its own alone
 */
export function readCampaign(isRemembered: boolean): Record<string, string> {
  const campaign: Record<string, string> = {
    landing_page: pageOf(location.href),
    referrer: pageOf(document.referrer),
  };
  let isNew = false;
  new URLSearchParams(location.search).forEach((value, given) => {
    const name = given.replace(ESCAPED, '').replace(IN_CAPITALS, (letters) => letters.toLowerCase());
    if (isCampaignName(name)) {
      campaign[name] = value;
      isNew = true;
    }
  });
  try {
    const before = sessionStorage[KEY];
    if (before && !isNew) return Object(JSON.parse(before));
    if (isRemembered) sessionStorage[KEY] = JSON.stringify(campaign);
  } catch {
    // Blocked, full, or somebody's garbage under our key: this page's own fields are what there is.
  }
  return campaign;
}
