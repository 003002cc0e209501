/** Whether the visitor allows identifiers: Global Privacy Control and Google Consent Mode. */

/** What is asked of the page's window. */
export interface PageGlobals {
  dataLayer?: unknown;
  google_tag_data?: unknown;
  navigator: { globalPrivacyControl?: boolean };
}

/**
 * Where Google's scripts hold their state. Undocumented: seen in gtag.js, with true for granted and false for denied.
 */
interface GoogleTagData {
  ics: {
    entries: { analytics_storage: { update?: unknown; default?: unknown; declare?: unknown; implicit?: unknown } };
  };
}

/**
 * Whether ids and campaign fields may go with a lead, each time it is called: not under Global Privacy Control, and not
 * while Google Consent Mode denies `analytics_storage`.
 *
 * The state that Google's own scripts hold on the page comes first: they know the visitor's region, and what a template
 * of the tag manager has said. Where there is none, the `consent` commands in the page's dataLayer decide. Pages keep
 * that list short, so what was in it at the start or at an earlier call is remembered.
 *
 * Source: the Global Privacy Control specification, §3.2; Google's "Set up consent mode on websites".
 */
export function createTrackingConsent(page: PageGlobals): () => boolean {
  // The last state of updates, and of defaults for each region, since nobody here knows which one is the visitor's.
  const commands: Record<string, unknown> = {};

  const allowsIdentifiers = () => {
    readCommands(page.dataLayer, commands);
    // By the alphabet a denial is before a grant.
    const states = [...readGoogle(page), commands.update, Object.values(commands).sort()[0]];
    const state = states.find(isState);
    return !page.navigator.globalPrivacyControl && state !== 'denied' && state !== false;
  };
  allowsIdentifiers();
  return allowsIdentifiers;
}

const STATES: unknown[] = ['granted', 'denied', true, false];
const isState = (state: unknown) => STATES.includes(state);

/** Adds what the `consent` commands in the list say to what is known of them. */
function readCommands(dataLayer: unknown, commands: Record<string, unknown>): void {
  for (const entry of Array.isArray(dataLayer) ? dataLayer : []) {
    try {
      // gtag pushes its `arguments`, other entries are objects of Tag Manager's.
      const { analytics_storage, region } = entry[0] === 'consent' && entry[2];
      if (isState(analytics_storage))
        commands[entry[1] === 'update' ? 'update' : '' + (region || '')] = analytics_storage;
    } catch {
      // No command: null, or an object of the page's that cannot be read.
    }
  }
}

/** What Google's scripts hold of `analytics_storage`, strongest first; nothing where they are not on the page. */
function readGoogle({ google_tag_data }: PageGlobals): unknown[] {
  try {
    const entry = (google_tag_data as GoogleTagData).ics.entries.analytics_storage;
    return [entry.update, entry.default, entry.declare, entry.implicit];
  } catch {
    // They are not here, or look different by now.
    return [];
  }
}
