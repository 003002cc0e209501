/** How the whole file comes into the page: from next to the loader, with the options of the loader's tag. */
import type { TrustedTypes } from '../inspection';
import { warn } from '../reports';

const FILE = 'driftrock.js';

declare const trustedTypes: TrustedTypes;

/** The address in the form that the page takes for scripts: W3C Trusted Types. */
function trusted(url: string): string {
  try {
    // Not the name of the inspector's policy: a list of names allows each once.
    return trustedTypes.createPolicy('driftrock-loader', { createScriptURL: (text) => text }).createScriptURL(url);
  } catch {
    // The browser has no such types, or the page allows no policy of this name and may have a default one.
    return url;
  }
}

/**
 * What puts the whole file into the page, once: with the options, the query and the nonce of the loader's tag.
 *
 * `integrity` of the tag says what the loader is; what the whole file may be, `data-integrity` says. The loader knows
 * no digest by itself: browsers keep it for an hour, and a relay that was updated meanwhile has another whole file.
 * Where the file cannot be had, one line in the console says so, and the stub goes on keeping what it keeps.
 *
 * @param onArrived called once the whole file has run
 */
export function createWholeFile(tag: HTMLScriptElement, onArrived: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    const { src, nonce, crossOrigin, dataset } = tag;
    const script = document.createElement('script');
    const fail = () => warn(`cannot load ${FILE} for ${src || 'the loader'}`);
    try {
      Object.assign(script.dataset, dataset);
      Object.assign(script, {
        nonce,
        crossOrigin,
        integrity: dataset.integrity || '',
        onload() {
          // The page stays as it was.
          script.remove();
          onArrived();
        },
        onerror: fail,
        // A loader that was pasted into the page has no address, and throws.
        src: trusted(new URL(FILE + new URL(src).search, src).href),
      });
      document.head.append(script);
    } catch {
      fail();
    }
  };
}
