/** The fixture of the form stacks: that of every browser spec, on a server that answers as each page's own would. */
import { test as base } from '../../support/fixture';
import { LOADER_RUN } from '../../support/loader-run';
import { startFormServer, type FormServer } from './form-server';
import type { Stack } from './stack';
import { createVisit, type Visit } from './visit';

export { expect } from '../../support/fixture';

interface FormFixtures {
  formServer: FormServer;
  /** A visitor's way through this stack. */
  visit(stack: Stack): Visit;
}

export const test = base.extend<FormFixtures>({
  formServer: async ({ sourceId }, use) => {
    const server = await startFormServer({ relay: '', sourceId, options: {}, headers: {}, ...LOADER_RUN });
    await use(server);
    await server.close();
  },
  pageServer: async ({ formServer }, use) => use(formServer),
  visit: async ({ site, formServer, relay }, use, testInfo) =>
    use((stack) => createVisit(stack, { site, server: formServer, relay, testInfo })),
});
