/** Campaign fields of the visit: what brought the visitor here. The only file that touches sessionStorage. */

const CAMPAIGN = /^(utm_\w+|\w{1,4}clid|[gw]braid|li_fat_id|epik|\w+_cid)$/i;
const KEY = 'driftrock:campaign';

/**
 * The campaign fields of this visit: utm_* and click ids of its first page that had any, `landing_page` and `referrer`
 * without their query strings.
 *
 * Remembered for the tab's session, so that a form on the second page still knows the campaign; not where storage is blocked.
 */
export function readCampaign(): Record<string, string> {
  const campaign: Record<string, string> = {};
  const page = location.origin + location.pathname;
  new URLSearchParams(location.search).forEach((value, name) => {
    if (CAMPAIGN.test(name)) campaign[name] = value;
  });
  try {
    const before = sessionStorage[KEY];
    if (before && !Object.keys(campaign)[0]) return JSON.parse(before);
    Object.assign(campaign, { landing_page: page, referrer: document.referrer.replace(/[?#].*/, '') });
    sessionStorage[KEY] = JSON.stringify(campaign);
  } catch {
    // Blocked, full, or somebody's garbage under our key: this page's own fields are what there is.
  }
  return campaign;
}
