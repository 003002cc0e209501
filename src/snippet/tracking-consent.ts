/** Whether the visitor allows identifiers: Global Privacy Control and Google Consent Mode. */

interface PageGlobals {
  dataLayer?: unknown;
  navigator: Navigator & { globalPrivacyControl?: boolean };
}

/**
 * Whether ids and campaign fields may go with a lead: not under Global Privacy Control, and not when the last `consent`
 * command in the page's dataLayer that speaks of `analytics_storage` denies it.
 *
 * Source: the Global Privacy Control specification, §3.2; Google's "Set up consent mode on websites".
 */
export function allowsIdentifiers(page: PageGlobals): boolean {
  if (page.navigator.globalPrivacyControl) return false;
  const commands = Array.isArray(page.dataLayer) ? page.dataLayer : [];
  const last = commands.filter((command) => command?.[0] === 'consent' && command[2]?.analytics_storage).pop();
  return last?.[2].analytics_storage !== 'denied';
}
