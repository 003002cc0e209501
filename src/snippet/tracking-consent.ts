/** Whether the visitor allows identifiers: Global Privacy Control and Google Consent Mode. */

/** What is asked of the page's window. */
export interface PageGlobals {
  dataLayer?: unknown;
  navigator: { globalPrivacyControl?: boolean };
}

/**
 * Whether ids and campaign fields may go with a lead: not under Global Privacy Control, and not when the last `consent`
 * command in the page's dataLayer that speaks of `analytics_storage` denies it.
 *
 * Source: the Global Privacy Control specification, §3.2; Google's "Set up consent mode on websites".
 */
export function allowsIdentifiers({ dataLayer, navigator }: PageGlobals): boolean {
  let isDenied = navigator.globalPrivacyControl;
  // gtag pushes its `arguments`, other entries are objects of Tag Manager's.
  for (const entry of Array.isArray(dataLayer) ? dataLayer : []) {
    const { analytics_storage } = (entry && entry[0] === 'consent' && entry[2]) || {};
    if (analytics_storage && !navigator.globalPrivacyControl) isDenied = analytics_storage === 'denied';
  }
  return !isDenied;
}
