/** A visitor on the site owner's pages: the verbs of the specs. */
import { waitFor, type Profile, type Tab } from './browser';
import type { Answers, PageServer } from './page-server';
import type { RelaySwitch } from './relay-switch';

/** One line of a page's console, an uncaught error, or a violation of the page's content policy. */
export interface ConsoleLine {
  level: 'debug' | 'log' | 'info' | 'warn' | 'error' | 'uncaught' | 'violation';
  text: string;
}

const OUTBOX_PREFIX = 'driftrock:o:';

export interface Site extends Omit<Tab, 'fill'> {
  origin: string;
  /**
   * Options on the tag of every page from now on, by their `data-` form without `data-`; `relay` and `source-id` can be
   * replaced, and undefined takes one away.
   */
  install(options: Record<string, string | undefined>): void;
  /** A content security policy on every page from now on. */
  setPolicy(policy: string): void;
  /** One of e2e/pages, itself with a query or without one, and an optional query and hash such as `?utm_source=x`. */
  open(page: string, queryAndHash?: string): Promise<void>;
  /** Real keys into several controls, by name or selector. */
  fill(values: Record<string, string>): Promise<void>;
  setCookie(name: string, value: string): Promise<void>;
  /** `driftrock(...)` as a page calls it. Arguments travel as JSON. */
  command(...words: unknown[]): Promise<void>;
  /** localStorage as it is now. */
  storage(): Promise<Record<string, string>>;
  /** The ids of the events in the outbox. */
  outbox(): Promise<string[]>;
  /** The ids of the events of which there is a second copy, in IndexedDB. */
  copies(): Promise<string[]>;
  /** Once the outbox is empty, the second copies among it, as far as the browser can tell. */
  emptyOutbox(): Promise<void>;
  /** What the pages of this tab have said so far. */
  console(): Promise<ConsoleLine[]>;
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
  /** Another tab of the same visitor. */
  newTab(): Promise<Site>;
  /** What the site's own server accepted. */
  submissions(): Answers[];
  /** The paths that the browser asked the site's server for. */
  requestedPaths(): string[];
  /** Once nothing more will be sent by what has happened so far. */
  settled(): Promise<void>;
}

/** Verbs on one tab of a profile. */
export async function createSite(profile: Profile, server: PageServer, relay: RelaySwitch): Promise<Site> {
  const tab = await profile.newTab();
  const { origin, installation } = server;

  const open = (page: string, queryAndHash = '') =>
    tab.goto(`${origin}/${page}${page.includes('?') ? queryAndHash.replace('?', '&') : queryAndHash}`);
  const storage = () => tab.evaluate(() => ({ ...localStorage }) as Record<string, string>);
  const outbox = async () => {
    const keys = Object.keys(await storage()).filter((key) => key.startsWith(OUTBOX_PREFIX));
    return keys.map((key) => key.slice(key.lastIndexOf(':') + 1));
  };

  const copies = async () =>
    (await tab.evaluate(readCopies, UNANSWERED)).map((key) => key.slice(key.lastIndexOf(':') + 1));
  /** The keys of the outbox, how many of them hold an event, and the ids of second copies. */
  const whatIsLeft = async () => {
    const found = await copies();
    // A page that WebKitGTK leaves without an answer gets none any more; to the product, too, the next page is the next
    // chance.
    if (found.includes(UNANSWERED)) await open('about');
    const entries = Object.entries(await storage()).filter(([key]) => key.startsWith(OUTBOX_PREFIX));
    return { keys: entries.map(([key]) => key), events: entries.filter(([, text]) => text).length, copies: found };
  };

  return {
    ...tab,
    origin,
    install: (options) => void Object.assign(installation.options, options),
    setPolicy: (policy) => void (installation.headers['Content-Security-Policy'] = policy),
    open,
    async fill(values) {
      for (const [control, text] of Object.entries(values)) await tab.fill(selectorOf(control), text);
    },
    setCookie: (name, value) => profile.setCookie(`${origin}/blank`, name, value),
    command: (...words) =>
      tab.evaluate((given) => (window as never as { driftrock(...words: unknown[]): void }).driftrock(...given), words),
    storage,
    outbox,
    copies,
    async emptyOutbox() {
      let left: Awaited<ReturnType<typeof whatIsLeft>> | undefined;
      let unansweredPages = 0;
      await waitFor('the outbox to be empty', async () => {
        left = await whatIsLeft();
        if (left.copies.includes(UNANSWERED)) unansweredPages += 1;
        if (left.keys.length + left.copies.length === 0) return true;
        // Where no page gets an answer, what is delivered leaves its key with an empty value (docs/delivery.md).
        return unansweredPages >= MOST_UNANSWERED_PAGES && left.events === 0 ? true : undefined;
      }).catch((cause: Error) => {
        throw new Error(`${cause.message} Left: ${JSON.stringify(left)}`, { cause });
      });
    },
    // The recorder (pages/recorder.js) keeps the lines of all pages of one tab in its session storage.
    console: () => tab.evaluate(() => JSON.parse(sessionStorage.getItem('recorder') ?? '[]') as ConsoleLine[]),
    goOffline: () => profile.setOffline(true),
    goOnline: () => profile.setOffline(false),
    newTab: () => createSite(profile, server, relay),
    submissions: () => server.submissions,
    requestedPaths: () => server.requestedPaths,
    async settled() {
      // Leaving a page makes the snippet decide what is undecided, and write it down, before the next page begins. So
      // on the next page the outbox holds all there is to send; each event in it is attempted, and nothing else can be.
      await open('about');
      await waitFor('every event in the outbox to have been answered', async () => {
        const answered = relay
          .attempts()
          .filter(({ status }) => status !== undefined)
          .map(({ body }) => OUTBOX_PREFIX + body.event_id);
        // An empty value stands for what is delivered already; behind the id there may be the event's type.
        const left = Object.entries(await storage());
        // What a stub has kept is taken into the outbox first.
        if (left.some(([key]) => /^driftrock:\d/.test(key))) return undefined;
        const waiting = left.filter(([key, text]) => key.startsWith(OUTBOX_PREFIX) && text);
        return waiting.every(([key]) => answered.some((start) => key.startsWith(start))) ? true : undefined;
      });
    },
  };
}

/** In place of a key: the database has not answered. */
const UNANSWERED = 'unanswered';
/** So many pages in a row without an answer, and the browser has none for this site. */
const MOST_UNANSWERED_PAGES = 2;

/**
 * Runs in the page: the keys of the second copies; none where there is no such database, which is not made by looking.
 */
const readCopies = (unanswered: string) =>
  new Promise<string[]>((resolve) => {
    const opening = indexedDB.open('driftrock');
    opening.onupgradeneeded = () => opening.transaction!.abort();
    opening.onerror = () => resolve([]);
    // Seen in WebKitGTK 2.50 on a busy machine, after a page that had gone with a request under way: no answer at all.
    setTimeout(() => resolve([unanswered]), 4_000);
    opening.onsuccess = () => {
      if (!opening.result.objectStoreNames.contains('o')) return (resolve([]), opening.result.close());
      const reading = opening.result.transaction('o').objectStore('o').getAllKeys();
      reading.onsuccess = () => resolve(reading.result.map(String));
      opening.result.close();
    };
  });

/** A bare word names a control; anything else is a selector. */
export const selectorOf = (control: string) => (/^[\w-]+$/.test(control) ? `[name="${control}"]` : control);
