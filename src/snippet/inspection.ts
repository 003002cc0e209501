/** How the inspector comes into the page: a file of its own, for who asks for it. */
import { INSPECTOR_INTEGRITY } from './build';
import { quiet } from './listen';
import type { Options } from './options';

/** Where a page asks for them: W3C Trusted Types. */
export interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The file, next to the snippet. */
const FILE = 'driftrock.inspector.js';
/** Where the inspector notes in sessionStorage that it was asked for in this tab. */
export const DEBUG_KEY = 'driftrock_debug';

/** Whether this page's address asks for it. */
export const isAskedByAddress = (): boolean => /[?&]driftrock_debug/.test(location.search);

/**
 * What loads the inspector once `debug`, the page's address or that of an earlier page in this tab asks for it: from
 * where the snippet came, else from the relay, and no other bytes than those of this build.
 *
 * Where it is kept away, the browser says so in the console, and all goes on as before.
 */
export function createInspectorLoader(options: Options): () => void {
  // Undefined for the module, and for scripts that an optimiser runs later.
  const { src, nonce } = (document.currentScript || {}) as Partial<HTMLScriptElement>;
  let isLoaded = false;
  return quiet(() => {
    // Asked last: to read storage takes the browser time, and it may be blocked.
    const isAsked = () => options.debug || isAskedByAddress() || sessionStorage[DEBUG_KEY];
    if (isLoaded || options.debug === false || !isAsked()) return;
    isLoaded = options.debug = true;
    const url = new URL(src ? FILE : `../${FILE}`, src || options.relay).href;
    const { trustedTypes: types } = window as { trustedTypes?: TrustedTypes };
    // W3C Trusted Types: a page that asks for them takes no plain text as an address of scripts.
    const policy = types && types.createPolicy('driftrock', { createScriptURL: (text) => text });
    const script = Object.assign(document.createElement('script'), {
      nonce,
      crossOrigin: '',
      integrity: INSPECTOR_INTEGRITY,
      src: policy ? policy.createScriptURL(url) : url,
    });
    document.head.append(script);
  });
}
