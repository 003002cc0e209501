/** Campaign fields of the visit: what brought the visitor here. The only file that touches sessionStorage. */

const CAMPAIGN = /^(utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|ttclid|twclid|li_fat_id|epik|rdt_cid|sccid|yclid)$/i;
const KEY = 'driftrock:campaign';

/**
 * The campaign fields of this visit: utm_* and click ids of its first page that had any, `landing_page` and `referrer`
 * without their query strings.
 *
 * Remembered for the tab's session, so that a form on the second page still knows the campaign; not where storage is blocked.
 */
export function readCampaign(): Record<string, string> {
  const now: Record<string, string> = {};
  new URLSearchParams(location.search).forEach((value, name) => {
    if (CAMPAIGN.test(name) && value) now[name] = value;
  });
  const isCampaign = Object.keys(now).length > 0;
  now.landing_page = location.origin + location.pathname;
  if (document.referrer && !document.referrer.startsWith(location.origin)) now.referrer = document.referrer.replace(/[?#].*/, '');
  try {
    const before = sessionStorage.getItem(KEY);
    if (before && !isCampaign) return JSON.parse(before);
    sessionStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // Blocked, full, or somebody's garbage under our key: this page's own fields are what there is.
  }
  return now;
}
