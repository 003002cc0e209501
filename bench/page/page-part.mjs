/** The parts that are measured in a browser. */
import { packageVersion, ownVersion } from '../machine.mjs';
import { makeSubjects, peerVersions } from '../subjects.mjs';
import { launchChromium } from './chromium.mjs';
import { measureLoad } from './load.mjs';
import { measureRest } from './rest.mjs';
import { startServer } from './server.mjs';
import { measureWeight } from './weight.mjs';
import { measureWork } from './work.mjs';

/** @type {Record<string, import('../part.mjs').Measure>} */
const MEASURES = { weight: measureWeight, load: measureLoad, work: measureWork, rest: measureRest };

/**
 * The tables of a part, and the versions of what it was measured with.
 * @param {string} name @param {{ rounds: number, isQuick: boolean }} options
 */
export async function measurePagePart(name, options) {
  const subjects = await makeSubjects();
  const server = await startServer(subjects);
  const browser = await launchChromium();
  const versions = {
    Driftrock: ownVersion(),
    ...peerVersions(),
    Chromium: browser.version(),
    Playwright: packageVersion('playwright-core'),
    Node: process.versions.node,
  };
  try {
    const tables = await MEASURES[name]?.({ browser, server, subjects, ...options });
    return { versions, tables: tables ?? [] };
  } finally {
    await browser.close();
    await server.close();
  }
}
