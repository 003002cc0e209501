/** How the whole file comes into the page: from next to the loader, with the options of the loader's tag. */
import { WHOLE_FILE_INTEGRITY } from '../build';
import { warn } from '../reports';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const FILE = 'driftrock.js';

/** The address in the form that the page takes for scripts: W3C Trusted Types. */
function trusted(url: string): string {
  try {
    const { trustedTypes: types } = window as { trustedTypes?: TrustedTypes };
    // Not the name of the inspector's policy: a list of names allows each once.
    return types!.createPolicy('driftrock-loader', { createScriptURL: (text) => text }).createScriptURL(url);
  } catch {
    // The browser has no such types, or the page allows no policy of this name and may have a default one.
    return url;
  }
}

/** The whole file's address: the loader's own, with another file name. Throws for a loader that has no address. */
const addressOf = ({ src }: HTMLScriptElement) => new URL(FILE + new URL(src).search, src).href;

/**
 * What puts the whole file into the page, once: with the `data-*` options, the query and the nonce of the loader's tag.
 *
 * A digest is asked for only where the tag has one itself: a loader that a browser has kept for an hour must not refuse
 * the whole file of a relay that was updated meanwhile. Where the file cannot be had, one line in the console says so,
 * and the stub goes on keeping what it keeps.
 */
export function createWholeFile(tag: HTMLScriptElement): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    const script = document.createElement('script');
    const fail = () => warn(`${FILE} next to ${tag.src || 'the loader'} cannot be loaded: nothing is captured`);
    try {
      const { nonce, crossOrigin, integrity, dataset } = tag;
      Object.assign(script.dataset, dataset);
      Object.assign(script, {
        nonce,
        crossOrigin,
        integrity: integrity && WHOLE_FILE_INTEGRITY,
        // The page stays as it was.
        onload: () => script.remove(),
        onerror: fail,
        src: trusted(addressOf(tag)),
      });
      document.head.append(script);
    } catch {
      fail();
    }
  };
}
