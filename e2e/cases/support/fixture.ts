/** The fixture of the cases: that of every browser spec, on a server that shows the case's own page. */
import { test as base } from '../../support/fixture';
import { LOADER_RUN } from '../../support/loader-run';
import type { Case } from './case';
import { startCaseServer, type CaseServer } from './case-server';
import { DEBUG_TEXTS } from './debugging';
import type { Judgement } from './judgement';
import { visit } from './visit';

export { expect } from '../../support/fixture';

interface CaseFixtures {
  caseServer: CaseServer;
  /** One visit to this case's page. */
  visit(one: Case): Promise<Judgement>;
}

export interface CaseOptions {
  /** The built file that the site's server serves, from the project's folder. */
  snippetFile: string;
}

export const test = base.extend<CaseFixtures & CaseOptions>({
  snippetFile: ['dist/driftrock.js', { option: true }],
  caseServer: async ({ sourceId, snippetFile }, use) => {
    const snippet = new URL(`../../../${snippetFile}`, import.meta.url);
    const installation = { relay: '', sourceId, options: {}, headers: {}, texts: DEBUG_TEXTS, ...LOADER_RUN };
    const server = await startCaseServer(installation, snippet);
    await use(server);
    await server.close();
  },
  pageServer: async ({ caseServer }, use) => use(caseServer),
  visit: async ({ site, caseServer, relay, upstream }, use, testInfo) =>
    use((one) => visit(one, { site, server: caseServer, relay, upstream, testInfo })),
});
