/**
 * One profile for the tests of a worker, one test after the other. To open a window, or WebKit's whole browser, costs
 * more of the processor than most tests do in it.
 */
import type { Profile, RunningBrowser } from './browser';

export interface Profiles {
  /** A profile that has no tab and no cookie, and knows nothing of this origin. */
  take(origin: string): Promise<Profile>;
  /** Ends what the test has left in it. `origin` must still answer. */
  giveBack(profile: Profile, origin: string): Promise<void>;
  close(): Promise<void>;
}

/** The profiles of a browser, of which there is one at a time. */
export function createProfiles(browser: Pick<RunningBrowser, 'newProfile'>): Profiles {
  let kept: Profile | undefined;
  // Each test's site has a port of its own, and storage belongs to the origin. A port may come again: the system gives
  // them by chance.
  const known = new Set<string>();
  const forget = async () => {
    const old = kept;
    kept = undefined;
    known.clear();
    await old?.close();
  };
  return {
    async take(origin) {
      if (known.has(origin)) await forget();
      known.add(origin);
      const profile = kept ?? (await browser.newProfile());
      kept = undefined;
      return profile;
    },
    async giveBack(profile, origin) {
      kept = profile;
      // Whatever keeps a page from being left, such as a question that it asks, ends with the profile.
      await profile.empty(`${origin}/blank`).catch(forget);
    },
    close: forget,
  };
}
