/** Asks the page's relay for its health: whether it answers, and whether it would take this page's leads. */
import { askRelay, type Asking } from '../causes/ask-relay';
import type { LoadFailure, RelayFacts } from '../causes/facts';
import { originOf } from '../causes/find-causes';
import type { Options } from '../snippet/options';

// A relay that takes longer than this would not be heard by a page that is being left.
const TIMEOUT_MS = 8_000;

/** What became of the question; `blocked` where the content security policy forbids it. */
export interface Asked {
  relay?: RelayFacts;
  blocked: LoadFailure[];
}

/** Hears of connections that the policy forbids while the work goes on: W3C Content Security Policy 3, §5.4. */
async function hearViolations(act: () => Promise<RelayFacts>): Promise<Asked> {
  const blocked: LoadFailure[] = [];
  const onViolation = ({ effectiveDirective, blockedURI, disposition }: SecurityPolicyViolationEvent) => {
    if (effectiveDirective === 'connect-src' && disposition === 'enforce')
      blocked.push({ file: 'relay', url: blockedURI, by: 'policy' });
  };
  document.addEventListener('securitypolicyviolation', onViolation);
  const relay = await act();
  // The violation is told in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  document.removeEventListener('securitypolicyviolation', onViolation);
  return {
    relay,
    blocked: blocked.filter(({ url }) => relay.state === 'silent' && relay.url.startsWith(originOf(url))),
  };
}

/** How a page asks: without cookies, past every cache, and not for ever. */
export const asStranger = (): RequestInit => ({
  credentials: 'omit',
  cache: 'no-store',
  signal: AbortSignal.timeout(TIMEOUT_MS),
});

const ask = (asking: Asking): Promise<RelayFacts> => askRelay(asking, asStranger());

/** Asks; nothing where the page has named no relay. */
export async function askOwnRelay({ relay, sourceId = '' }: Options): Promise<Asked> {
  return relay === undefined ? { blocked: [] } : hearViolations(() => ask({ relay, sourceId }));
}
