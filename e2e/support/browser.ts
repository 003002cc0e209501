/** What a spec can ask of a browser, whichever way it is driven. */

/** What a visitor does with the controls of a document. */
export type Acts = Pick<Tab, 'click' | 'type' | 'fill' | 'press' | 'select' | 'see'>;

/** One tab. Selectors are CSS, and see into open shadow roots; every act waits until the element is there. */
export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  click(selector: string): Promise<void>;
  doubleClick(selector: string): Promise<void>;
  /** Real keys at the end of what the control holds. */
  type(selector: string, text: string): Promise<void>;
  /** Real keys in place of what the control holds. */
  fill(selector: string, text: string): Promise<void>;
  press(selector: string, key: Key): Promise<void>;
  /** Chooses the options with these values. */
  select(selector: string, values: string[]): Promise<void>;
  /** Chooses a file of this path on disk. */
  attach(selector: string, path: string): Promise<void>;
  see(selector: string): Promise<void>;
  text(selector: string): Promise<string>;
  /** The same acts in the document of an iframe, of whatever origin. */
  inFrame(selector: string): Acts;
  /**
   * What the function returns in the page. It travels as text: it sees its argument and the page's globals alone. Where
   * the page is left before it has answered, the page that follows is asked.
   */
  evaluate<Result>(run: () => Result): Promise<Awaited<Result>>;
  evaluate<Result, Argument>(run: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>>;
  close(): Promise<void>;
}

export type Key = 'Enter' | 'Tab' | 'Escape' | 'Backspace';

/** One visitor's browser: tabs that share cookies and storage, and share them with no other profile. */
export interface Profile {
  newTab(): Promise<Tab>;
  /** A cookie that the page's script can read, for the host of `url`. */
  setCookie(url: string, name: string, value: string): Promise<void>;
  /** Cuts the browser off from every server, or connects it again. Throws where the browser cannot. */
  setOffline(offline: boolean): Promise<void>;
  /** Lets no request for these URLs out, as an ad blocker; undefined ends it. Throws where the browser cannot. */
  block(urls: RegExp | undefined): Promise<void>;
  close(): Promise<void>;
}

/** A browser that runs: one for each test worker. */
export interface RunningBrowser {
  /** Whether `setOffline` works. */
  canGoOffline: boolean;
  /** Whether `block` works. */
  canBlock: boolean;
  /** What it calls itself, as in `Chromium 156.0.1`; known once it has a profile. */
  version(): string;
  newProfile(): Promise<Profile>;
  close(): Promise<void>;
}

/** How long an act waits for its element, and a wait for its state. Generous: the machine may be busy. */
export const PATIENCE_MS = 30_000;

/** How often a state is looked at that nothing announces. */
const LOOK_AGAIN_MS = 25;

/** The first answer of `look` that is not undefined; throws with `what` when patience runs out. */
export async function waitFor<Found>(
  what: string,
  look: () => Promise<Found | undefined> | Found | undefined,
): Promise<Found> {
  const endsAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > endsAt) throw new Error(`Waited ${PATIENCE_MS} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** What `ask` gets from a page; asked anew for as long as it throws what `isLeft` knows as a page that goes. */
export function askStandingPage<Result>(ask: () => Promise<Result>, isLeft: RegExp): Promise<Result> {
  const askOnce = async () => {
    try {
      return { answer: await ask() };
    } catch (error) {
      if (isLeft.test((error as Error).message)) return undefined;
      throw error;
    }
  };
  return waitFor('a page that stays', askOnce).then(({ answer }) => answer);
}
