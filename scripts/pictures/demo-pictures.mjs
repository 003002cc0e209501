/** Pictures of what runs: the demo, the operator's page, the inspector and the doctor's view of a page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDemo } from '../../demo/demo.mjs';
import { readOptions } from '../../demo/options.mjs';
import { PROJECT_DIR } from '../run.mjs';
import { newVisitor } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./browser.mjs').Tab} Tab */
/** @typedef {import('../../demo/demo.mjs').Demo} Demo */
/** @typedef {(name: string) => string} PathOf the file of a picture by its name */

const HALF = { width: 640, height: 736 };
const OPERATOR = { width: 900, height: 760 };
const GAP_PX = 16;
const ANSWERS = {
  '#first': 'Ada',
  '#last': 'Lovelace',
  '#mail': 'ada@example.com',
  '#phone': '+44 20 7946 0018',
  '#message': 'I would like to see it on the road.',
};

/** By its URL, so that types can be checked before there is a build. */
const importRelay = () => import(new URL('../../dist/relay-cli.mjs', import.meta.url).href);

/** @returns {Promise<Demo>} */
async function startBuiltDemo() {
  const ports = { DEMO_PORT: '0', RELAY_PORT: '0', OPS_PORT: '0', API_PORT: '0' };
  const { options } = readOptions(ports);
  const { startRelay } = await importRelay();
  return startDemo(options, { startRelay, snippet: new URL('../../dist/driftrock.js', import.meta.url) }, () => {});
}

/** @param {Tab} tab */
async function fillIn(tab) {
  for (const [selector, text] of Object.entries(ANSWERS)) await tab.fill(selector, text);
}

/**
 * Two pictures next to each other in one.
 * @param {Browser} browser
 * @param {Buffer[]} halves
 * @param {string} path
 */
async function joinHalves(browser, halves, path) {
  const size = { width: HALF.width * 2 + GAP_PX * 3, height: HALF.height + GAP_PX * 2 };
  const context = await newVisitor(browser, size);
  const tab = await context.newPage();
  const images = halves.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`);
  const style = `body { margin: ${GAP_PX}px; display: flex; gap: ${GAP_PX}px; background: #c9cbd8 }`;
  await tab.setContent(`<style>${style}</style>${images.join('')}`, { waitUntil: 'load' });
  await tab.screenshot({ path });
  await context.close();
}

/**
 * The form on the left, and on the right the lead that came of it.
 * @param {Browser} browser
 * @param {Demo} demo
 * @param {PathOf} pathOf
 */
async function takeDemo(browser, demo, pathOf) {
  const visitor = await newVisitor(browser, HALF);
  const leads = await visitor.newPage();
  await leads.goto(`${demo.siteUrl}/leads`);
  const form = await visitor.newPage();
  await form.goto(demo.siteUrl);
  await form.evaluate(() => {
    document.cookie = '_ga=GA1.1.1234567890.1700000000; path=/';
  });
  await form.goto(`${demo.siteUrl}/contact`);
  await fillIn(form);
  await form.evaluate(() => document.querySelector('h1')?.scrollIntoView());
  const left = await form.screenshot();
  await form.click('form button');
  await leads.bringToFront();
  const card = leads.locator('#leads > li').first();
  await card.waitFor();
  await leads.evaluate(() => {
    // The list is short: without room below it nothing scrolls.
    document.body.style.minHeight = '200vh';
    document.documentElement.style.scrollPaddingTop = '12px';
    document.querySelector('.tally')?.scrollIntoView();
  });
  const right = await leads.screenshot();
  await joinHalves(browser, [left, right], pathOf('demo'));
  await visitor.close();
}

/**
 * The relay's page for its operator, after the lead.
 * @param {Browser} browser
 * @param {Demo} demo
 * @param {PathOf} pathOf
 */
async function takeOperatorsPage(browser, demo, pathOf) {
  const operator = await newVisitor(browser, OPERATOR);
  const tab = await operator.newPage();
  await tab.goto(demo.opsUrl);
  await tab.screenshot({ path: pathOf('operator') });
  await operator.close();
}

/**
 * The lines to copy, of a relay that knows its address.
 * @param {Browser} browser
 * @param {PathOf} pathOf
 */
async function takeInstall(browser, pathOf) {
  const relay = await (
    await importRelay()
  ).startRelay({
    ...{ host: '127.0.0.1', port: 0, opsPort: 0, shutdownMs: 1_000, writeLog: () => {} },
    ...{ apiKey: 'a-key-of-the-pictures', origins: ['https://www.example.com'], sourceIds: ['a-capture'] },
    publicUrl: 'https://relay.example.com',
  });
  const operator = await newVisitor(browser, OPERATOR);
  const tab = await operator.newPage();
  await tab.goto(relay.opsUrl);
  await tab.locator('#install-tag-manager summary').click();
  await tab.locator('#install').screenshot({ path: pathOf('operator-install') });
  await operator.close();
  await relay.stop();
}

/**
 * The inspector over a page of the demo, and the page with its forms outlined.
 * @param {Browser} browser
 * @param {Demo} demo
 * @param {PathOf} pathOf
 */
async function takeInspector(browser, demo, pathOf) {
  const owner = await newVisitor(browser, { width: 1000, height: 720 });
  const tab = await owner.newPage();
  await tab.goto(`${demo.siteUrl}/contact`);
  await tab.evaluate(readFileSync(join(PROJECT_DIR, 'dist/driftrock.probe.js'), 'utf8'));
  await tab.evaluate('driftrockProbe.drawPlaces()');
  await tab.screenshot({ path: pathOf('doctor') });
  // The panel is in a closed shadow root: it has its say once the relay has answered.
  const answered = tab.waitForResponse((response) => response.url().includes('/healthz'));
  await tab.goto(`${demo.siteUrl}/quote?driftrock_debug`);
  await (await answered).finished();
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await tab.screenshot({ path: pathOf('inspector') });
  await owner.close();
}

/** All of them. @param {Browser} browser @param {PathOf} pathOf */
export async function takeDemoPictures(browser, pathOf) {
  const demo = await startBuiltDemo();
  try {
    await takeDemo(browser, demo, pathOf);
    await takeOperatorsPage(browser, demo, pathOf);
    await takeInspector(browser, demo, pathOf);
    await takeInstall(browser, pathOf);
  } finally {
    await demo.close();
  }
}
