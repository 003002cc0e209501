/** Whether the visitor allows identifiers: Global Privacy Control and Google Consent Mode. */

/** What is asked of the page's window. */
export interface PageGlobals {
  dataLayer?: unknown;
  google_tag_data?: unknown;
  navigator: { globalPrivacyControl?: boolean };
}

/** What Google's scripts hold of one kind of storage. Undocumented: seen in gtag.js, as true and false. */
interface GoogleState {
  update?: unknown;
  default?: unknown;
  declare?: unknown;
  implicit?: unknown;
}

/**
 * Whether ids and campaign fields may go with a lead, each time it is called: not under Global Privacy Control, and not while Google
 * Consent Mode denies `analytics_storage`.
 *
 * The state that Google's own scripts hold on the page is believed first: it knows the visitor's region, and what a tag manager's
 * template has said. Where there is none, the `consent` commands in the page's dataLayer decide. Pages keep that list short, so
 * what was in it at the start or at an earlier call is remembered.
 *
 * Source: the Global Privacy Control specification, §3.2; Google's "Set up consent mode on websites".
 */
export function createTrackingConsent(page: PageGlobals): () => boolean {
  // The last state of updates, and of defaults for each region, since nobody here knows which one is the visitor's.
  const commands: Record<string, unknown> = {};

  const allowsIdentifiers = () => {
    readCommands(page.dataLayer, commands);
    // By the alphabet a denial comes before a grant.
    const states = [...readGoogle(page), commands[UPDATE], ...Object.values(commands).sort()];
    const state = states.find(isState);
    return !page.navigator.globalPrivacyControl && state !== 'denied' && state !== false;
  };
  allowsIdentifiers();
  return allowsIdentifiers;
}

const UPDATE = 'update';
const STATES: unknown[] = ['granted', 'denied', true, false];
const isState = (state: unknown) => STATES.includes(state);

/** Adds what the `consent` commands in the list say to what is known of them. */
function readCommands(dataLayer: unknown, commands: Record<string, unknown>): void {
  for (const entry of Array.isArray(dataLayer) ? dataLayer : []) {
    try {
      // gtag pushes its `arguments`, other entries are objects of Tag Manager's.
      const { analytics_storage, region } = entry[0] === 'consent' && entry[2];
      if (isState(analytics_storage)) commands[entry[1] === UPDATE ? UPDATE : '' + (region || '')] = analytics_storage;
    } catch {
      // No command: null, or an object of the page's that cannot be read.
    }
  }
}

/** What Google's scripts hold of `analytics_storage`; nothing where they are not on the page, or in a shape that is not known. */
function readGoogle({ google_tag_data }: PageGlobals): unknown[] {
  try {
    const entry = (google_tag_data as { ics: { entries: { analytics_storage: GoogleState } } }).ics.entries.analytics_storage;
    return [entry.update, entry.default, entry.declare, entry.implicit];
  } catch {
    return [];
  }
}
