/** The pages for the operator, and what programs are told, as a function: Request -> Response. Reads as its routes. */
import { Hono } from 'hono';
import type { RelayProcessOptions } from '../environment';
import { type HealthWatch, storeKindOf } from '../health/watch';
import type { BrowserFiles } from '../http/browser-files';
import type { Relay } from '../index';
import { createRateLimits } from '../limits/rate-limits';
import type { Metrics } from '../metrics/metrics';
import { NO_PLACE } from '../store/open';
import { createKeyring, type KeyOptions } from '../upstream/api-keys';
import { showNotice, showPage, showTooMany } from './page-answers';
import icon from './browser/icon.svg?raw';
import style from './browser/ops.css?raw';
import script from './browser/ops.js?raw';
import { readForm } from './form-body';
import { keepPagesPlain } from './headers';
import { tellHealth, tellMetrics, tellReadiness } from './machine-answers';
import { overviewPage } from './overview';
import type { InstallParts } from './pages/install';
import { testRunView } from './pages/test-run';
import { createSignIn } from './sign-in';
import { parseTestLead } from './test-lead-form';
import { createTestRuns } from './test-runs';

/** What the pages depend on of the relay's options. */
export type OpsOptions = KeyOptions &
  Pick<RelayProcessOptions, 'origins' | 'sourceIds' | 'storePlace' | 'publicUrl' | 'opsToken' | 'opsLink' | 'now'>;

/** What is behind the pages. */
export interface OpsParts {
  relay: Pick<Relay, 'fetch' | 'isReady' | 'status'>;
  metrics: Metrics;
  health: HealthWatch;
  files: BrowserFiles | undefined;
  /** Where the relay listens; asked when a page is shown, for the relay may start after it. */
  relayUrl(): string;
  options: OpsOptions;
}

/** Answers any request whatsoever. */
export type Ops = (request: Request, client?: { address?: string }) => Response | Promise<Response>;

const TEST_LEADS_A_MINUTE = 10;
// Driftrock mostly answers within a second. A page without its script says what is known after this time.
const TEST_WAIT_MS = 5_000;

const ASSETS = {
  '/ops.css': ['text/css; charset=utf-8', style],
  '/ops.js': ['text/javascript; charset=utf-8', script],
  '/icon.svg': ['image/svg+xml', icon],
} as const;
const PAGES = ['/', '/test-lead', '/test-lead/:id'];
const METHODS_OF_PAGES = 'GET, HEAD, POST';

/** What the lines for a site are made of. */
const installPartsOf = ({ files, relayUrl, options: { sourceIds, publicUrl } }: OpsParts): InstallParts => {
  const snippet = files?.get('/driftrock.js');
  return {
    relayUrl: publicUrl ?? relayUrl(),
    isPublicUrlKnown: publicUrl !== undefined,
    served: files && snippet && { version: files.version, integrity: snippet.integrity },
    sourceIds,
  };
};

/** The pages, and what programs are told. */
export function createOps(parts: OpsParts): Ops {
  const { relay, metrics, health, options } = parts;
  const { origins, sourceIds, storePlace = NO_PLACE, opsToken, opsLink, now = Date.now } = options;
  const told = { relay, metrics, upstream: health.upstream };
  const signIn = createSignIn(opsToken, now);
  const { redact } = createKeyring(options);
  const testRuns = createTestRuns({ relay, health, origins, now, redact });
  const limiter = createRateLimits({ perAddress: 0, perSource: TEST_LEADS_A_MINUTE });
  const overview = async (error?: string) =>
    overviewPage(await health.facts(relay), installPartsOf(parts), { error, link: opsLink });

  const app = new Hono<{ Bindings: { address?: string } }>();
  app.use(...keepPagesPlain());
  app.get('/healthz', () => tellHealth(told));
  app.get('/readyz', signIn.guardPrograms, () => tellReadiness(told));
  app.get('/metrics', signIn.guardPrograms, () => tellMetrics(told));
  for (const [path, [type, text]] of Object.entries(ASSETS))
    app.get(path, (c) => c.body(text, 200, { 'Content-Type': type }));
  app.post('/sign-in', signIn.takeToken);
  for (const path of PAGES) app.use(path, signIn.guardPeople);

  app.get('/', async (c) => showPage(c, await overview()));
  app.get('/test-lead', (c) => c.redirect('/#test-lead'));
  app.post('/test-lead', async (c) => {
    const read = await readForm(c.req.raw);
    if ('error' in read) return showNotice(c, read.status, read.error);
    const tooMany = await limiter.admitSource('test lead');
    if (tooMany) return showTooMany(c, tooMany.retryAfterSeconds);
    const parsed = parseTestLead(read.form, sourceIds);
    if ('error' in parsed) return showPage(c, await overview(parsed.error), 400);
    const { id } = await testRuns.start(parsed.request);
    return c.redirect(`/test-lead/${id}`, 303);
  });
  app.get('/test-lead/:id', async (c) => {
    const run = await testRuns.get(c.req.param('id'), TEST_WAIT_MS);
    if (!run) return showNotice(c, 404, 'This test lead is no longer known. Send another one.');
    const body = testRunView(run, { storeKind: storeKindOf(storePlace), now: now() });
    return showPage(c, { title: 'Test lead', body, isLive: true });
  });

  app.on(['POST', 'PUT', 'DELETE', 'PATCH'], ['/healthz', '/readyz', '/metrics', ...PAGES], (c) => {
    c.header('Allow', METHODS_OF_PAGES);
    return showNotice(c, 405, 'This cannot be done here.');
  });
  app.notFound((c) => showNotice(c, 404, 'There is nothing at this address. Look whether it is spelt right.'));
  app.onError((_, c) => showNotice(c, 503, 'This cannot be told now. Try again in a minute.'));
  return (request, client = {}) => app.fetch(request, client);
}
