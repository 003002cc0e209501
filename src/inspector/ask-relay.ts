/** Asks the page's relay for its health: whether it answers, and whether it would take this page's leads. */
import type { LoadFailure, RelayFacts } from '../causes/facts';
import type { InstallationAnswer } from '../installation';
import type { Options } from '../snippet/options';

// A relay that takes longer than this would not be heard by a page that is being left.
const TIMEOUT_MS = 8_000;

/** What became of the question; `blocked` where the content security policy forbids it. */
export interface Asked {
  relay?: RelayFacts;
  blocked: LoadFailure[];
}

/** The relay's address for health, next to the one for events: `/v2/event` -> `/healthz`. */
const healthUrl = (relay: string, sourceId: string): string => {
  const url = new URL('../healthz', relay);
  url.searchParams.set('source_id', sourceId);
  return url.href;
};

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

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : url);

async function ask(relay: string, sourceId: string): Promise<RelayFacts> {
  try {
    const response = await fetch(healthUrl(relay, sourceId), {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 503) return { url: relay, state: 'not ready' };
    const answer = (await response.json()) as { data?: unknown; installation?: InstallationAnswer };
    if (!response.ok || answer.data !== 'ok') return { url: relay, state: 'foreign' };
    return { url: relay, state: 'ready', ...(answer.installation && { installation: answer.installation }) };
  } catch (error) {
    // What is no JSON is a SyntaxError; all else is silence, or an answer that this page may not read.
    return { url: relay, state: error instanceof SyntaxError ? 'foreign' : 'silent' };
  }
}

/** Asks; nothing where the page has named no relay. */
export async function askRelay({ relay, sourceId = '' }: Options): Promise<Asked> {
  return relay === undefined ? { blocked: [] } : hearViolations(() => ask(relay, sourceId));
}
