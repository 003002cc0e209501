/**
 * Installations that do not work, and what makes each of them work: one table for whatever has to name the mistake in
 * words, on the relay's side or in the page. `site-owner.ts` makes them real.
 */
import type { RelayProcessOptions } from '../../src/relay/environment';
import type { Site } from './site';

/** What an installation is made of; what a row leaves out is as in `workingInstallation`. */
export interface Installed {
  /** The page with the form: one of e2e/pages. */
  page: 'pasted' | 'pasted?no-contact' | 'pasted-frame';
  /** What is pasted into the head of that page, and of the one in its frame. */
  head: string;
  headInFrame: string;
  /** The content security policy of the pages. */
  policy: string | undefined;
  /** What the visitor's browser lets no request for out to. */
  blocked: RegExp | undefined;
  relay: Partial<Pick<RelayProcessOptions, 'origins' | 'sourceIds' | 'apiKey'>>;
}

/** The addresses that a row is made of. */
export interface Addresses {
  /** The relay's origin, which stays the same when it is started again. */
  relay: string;
  /** An origin at which nothing answers. */
  nowhere: string;
  /** The site's own origin, and that of the page in its frame. */
  site: string;
  other: string;
  /** The capture that there is, and the one key that Driftrock takes. */
  sourceId: string;
  apiKey: string;
}

/** One mistake. */
export interface Misconfiguration {
  name: string;
  wrong(addresses: Addresses): Partial<Installed>;
  /** The working installation, in whichever form is nearest to the mistake; the README's one line by default. */
  right?(addresses: Addresses): Partial<Installed>;
  /** What happens on the wrong page once the visitor has sent the form. */
  afterwards?(site: Site): Promise<void>;
  /** What makes the page right that is open still: what waits for consent is in the memory of that page alone. */
  rightOnPage?(site: Site): Promise<void>;
  /**
   * Whether the snippet hears what is sent on the wrong page. Then that lead must arrive. Otherwise the script was not
   * there, or may not or cannot know of a lead: the next visitor's is the first to arrive.
   */
  isHeard: boolean;
}

/** A script tag with these `data-` attributes. */
const tag = (src: string, data: Record<string, string> = {}): string =>
  `<script async src="${src}"${Object.entries(data)
    .map(([name, value]) => ` data-${name}="${value}"`)
    .join('')}></script>`;

/** The relay's own line. */
export const line = ({ relay }: Addresses, data?: Record<string, string>): string => tag(`${relay}/driftrock.js`, data);

/** The file on the site's own server, as the module's users and those of the first versions have it. */
const ownCopy = (origin: string, sourceId: string): string =>
  tag('/driftrock.js', { relay: `${origin}/v2/event`, 'source-id': sourceId });

// An optimiser gives a script a type that no browser runs, and the right one later.
const HELD_BACK = 'optimiser/held-back';

/** Runs in the page: the optimiser lets go of what it has held back. */
const letGo = (type: string) =>
  new Promise<void>((resolve) => {
    const held = document.querySelector<HTMLScriptElement>(`script[type="${type}"]`)!;
    const script = Object.assign(document.createElement('script'), { src: held.src, onload: () => resolve() });
    held.replaceWith(script);
  });

/** One line of HTML, and a relay with one capture. */
export const workingInstallation = (addresses: Addresses): Installed => ({
  page: 'pasted',
  head: line(addresses),
  headInFrame: '',
  policy: undefined,
  blocked: undefined,
  relay: { origins: [addresses.site], sourceIds: [addresses.sourceId], apiKey: addresses.apiKey },
});

/** The installation with what a row says of it. */
export function installationOf(addresses: Addresses, row: Misconfiguration, state: 'wrong' | 'right'): Installed {
  const working = workingInstallation(addresses);
  const said = row[state]?.(addresses) ?? {};
  return { ...working, ...said, relay: { ...working.relay, ...said.relay } };
}

const ROWS = [
  {
    name: 'wrong host',
    wrong: ({ nowhere, sourceId }) => ({ head: ownCopy(nowhere, sourceId) }),
    right: ({ relay, sourceId }) => ({ head: ownCopy(relay, sourceId) }),
    isHeard: true,
  },
  {
    name: 'stripped attributes of the relay line',
    wrong: ({ sourceId }) => ({ relay: { sourceIds: [sourceId, 'another-capture'] } }),
    right: (addresses) => ({
      head: line(addresses, { 'source-id': addresses.sourceId }),
      relay: { sourceIds: [addresses.sourceId, 'another-capture'] },
    }),
    isHeard: true,
  },
  {
    name: 'stripped attributes of a copy',
    wrong: () => ({ head: tag('/driftrock.js') }),
    right: ({ relay, sourceId }) => ({ head: ownCopy(relay, sourceId) }),
    isHeard: true,
  },
  { name: 'blocked file', wrong: () => ({ blocked: /\/driftrock\.js/ }), isHeard: false },
  {
    name: 'content policy against the script',
    wrong: () => ({ policy: "script-src 'self'" }),
    right: ({ relay }) => ({ policy: `script-src 'self' ${relay}` }),
    isHeard: false,
  },
  {
    name: 'content policy against the relay',
    wrong: () => ({ policy: "connect-src 'self'" }),
    right: ({ relay }) => ({ policy: `connect-src 'self' ${relay}` }),
    isHeard: true,
  },
  {
    name: 'second tag',
    wrong: (addresses) => ({ head: ownCopy(addresses.nowhere, addresses.sourceId) + line(addresses) }),
    isHeard: true,
  },
  {
    name: 'wrong capture',
    wrong: (addresses) => ({ head: line(addresses, { 'source-id': 'added-later' }) }),
    right: (addresses) => ({
      head: line(addresses, { 'source-id': 'added-later' }),
      relay: { sourceIds: [addresses.sourceId, 'added-later'] },
    }),
    isHeard: true,
  },
  {
    name: 'foreign frame',
    wrong: () => ({ page: 'pasted-frame' }),
    right: (addresses) => ({
      page: 'pasted-frame',
      headInFrame: line(addresses),
      relay: { origins: [addresses.site, addresses.other] },
    }),
    isHeard: false,
  },
  {
    name: 'consent pending',
    wrong: (addresses) => ({ head: line(addresses, { consent: 'pending' }) }),
    rightOnPage: (site) => site.command('consent', 'granted'),
    isHeard: true,
  },
  {
    name: 'consent denied',
    wrong: (addresses) => ({ head: line(addresses, { consent: 'denied' }) }),
    isHeard: false,
  },
  {
    name: 'expired key',
    wrong: () => ({ relay: { apiKey: 'an-expired-key' } }),
    isHeard: true,
  },
  {
    name: 'missing origin',
    wrong: () => ({ relay: { origins: ['https://www.example.com'] } }),
    isHeard: true,
  },
  {
    name: 'delayed script',
    wrong: ({ relay }) => ({ head: `<script type="${HELD_BACK}" src="${relay}/driftrock.js"></script>` }),
    afterwards: (site) => site.evaluate(letGo, HELD_BACK),
    isHeard: false,
  },
  { name: 'form without contact', wrong: () => ({ page: 'pasted?no-contact' }), isHeard: false },
] as const satisfies readonly Misconfiguration[];

/** What a row is called: a table of words has one of each. */
export type MisconfigurationName = (typeof ROWS)[number]['name'];

/** Every mistake. */
export const MISCONFIGURATIONS: readonly (Misconfiguration & { name: MisconfigurationName })[] = ROWS;
