/** What campaign parameters and click ids are called. Pure. */

// `utm_source`; `gclid`, `msclkid`, `li_fat_id`, `rdt_cid` and their like; Google's and Meta's ids of a browser.
const CAMPAIGN = /^(utm_\w+|\w+cl(ick|k)?_?id|[gw]braid|li_fat_id|epik|sccid|\w+_cid|_?fb[cp]|_?ga(_client_id)?)$/i;

/** Whether a parameter or a control of this name, perhaps in brackets, tells where the visitor has come from. */
export const isCampaignName = (name: string): boolean => CAMPAIGN.test(name.replace(/^.*\[|\]$/g, ''));
