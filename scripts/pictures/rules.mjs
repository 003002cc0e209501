/**
 * A picture for each rule: a small page before the visitor's last press and after it, and below them what the built
 * snippet has said of it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../run.mjs';
import { newVisitor } from './browser.mjs';
import { RULE_PAGES } from './rule-pages.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./browser.mjs').Tab} Tab */
/** @typedef {import('./rule-pages.mjs').RulePage} RulePage */
/** @typedef {import('./rule-pages.mjs').Act} Act */
/** What the snippet has told of a form or a lead. @typedef {{ name: string, rule: string }} Said */

const SITE = 'https://www.example.com';
const RELAY = 'https://relay.example.com';
const SIZE = { width: 360, height: 330 };
const GAP_PX = 12;
const BAR_PX = 40;
/** Longer than a verdict takes on a busy machine. */
const PATIENCE_MS = 20_000;

const STYLE = `
  body { margin: 0; padding: 16px; font: 16px/1.5 system-ui, sans-serif; color: #1b1c24; background: #f6f6f9 }
  form, dialog { padding: 16px; border: 1px solid #d9dae3; border-radius: 8px; background: #fff }
  form, dialog { margin: 0; position: static }
  dialog form { border: 0; padding: 0 }
  label { display: block; margin-bottom: 8px }
  h2 { margin: 0 0 8px; font-size: 18px }
  input, textarea { display: block; box-sizing: border-box; width: 100%; padding: 4px 8px; font: inherit }
  input, textarea { border: 1px solid #8b8e9e; border-radius: 4px }
  button { padding: 6px 16px; font: inherit }
  p { margin: 12px 0 0 }
  [role=alert] { color: #a51d2d }`;

// A page that goes may be gone before it is heard: the next one says it again.
const LISTEN = `<script>
  const tell = (name, rule) => {
    sessionStorage.said = JSON.stringify({ name, rule });
    say({ name, rule });
  };
  window.driftrock = window.driftrock || function () { (driftrock.q = driftrock.q || []).push(arguments) };
  driftrock('on', 'captured', (event, rule) => tell('captured', rule));
  driftrock('on', 'ignored', (form, rule) => tell('ignored', rule));
</script>`;

/** @param {RulePage} page */
const htmlOf = ({ tag = '', body }) => `<!doctype html><html lang="en"><meta charset="utf-8"><style>${STYLE}</style>
  ${LISTEN}
  <script src="${RELAY}/driftrock.js" data-relay="${RELAY}/v2/event" data-source-id="a-capture" ${tag}></script>
  <body>${body}</body></html>`;

const THANKS = `<!doctype html><html lang="en"><meta charset="utf-8"><style>${STYLE}</style>
  <body><h2 id="next">The next page</h2><p role="status">Thank you.</p>
  <script>if (sessionStorage.said) say(JSON.parse(sessionStorage.said))</script></body></html>`;

const html = (/** @type {string} */ body) => ({ contentType: 'text/html', body });
const json = (/** @type {number} */ status, /** @type {unknown} */ value) => ({
  status,
  contentType: 'application/json',
  headers: { 'Access-Control-Allow-Origin': SITE },
  body: JSON.stringify(value),
});

/** Site and relay in one, without a network. @param {Tab} tab @param {RulePage} page */
const answer = (tab, page) =>
  tab.route('**/*', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (pathname === '/driftrock.js')
      return route.fulfill({
        contentType: 'text/javascript',
        body: readFileSync(join(PROJECT_DIR, 'dist/driftrock.js'), 'utf8'),
      });
    if (origin === RELAY) return route.fulfill(json(200, { data: 'ok' }));
    // Never answered: the page waits as long as it is open.
    if (pathname === '/wait') return undefined;
    if (pathname === '/take') return route.fulfill(json(200, { ok: true }));
    if (pathname === '/refuse') return route.fulfill(json(422, { error: 'no such address' }));
    return route.fulfill(html(pathname === '/thanks' ? THANKS : htmlOf(page)));
  });

/** @param {Tab} tab @param {Act} act */
async function perform(tab, act) {
  if ('press' in act) return tab.click(act.press);
  if ('see' in act) return tab.waitForSelector(act.see);
  if ('pass' in act) return tab.clock.runFor(act.pass);
  for (const [selector, text] of Object.entries(act.fill)) await tab.fill(selector, text, { force: true });
}

/** What the snippet says of this rule, or the error that it never did. @param {RulePage} page @param {Said[]} said */
async function waitFor({ rule }, said) {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const found = said.find((one) => one.rule === rule);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The page of "${rule}" got ${JSON.stringify(said)}.`);
}

/**
 * Both moments next to each other, and below them the snippet's own words.
 * @param {Browser} browser
 * @param {{ moments: Buffer[], words: string, isLead: boolean }} content
 * @param {string} path
 */
async function compose(browser, { moments, words, isLead }, path) {
  const size = { width: SIZE.width * 2 + GAP_PX, height: SIZE.height + BAR_PX };
  const context = await newVisitor(browser, size);
  const tab = await context.newPage();
  const images = moments.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`).join('');
  const bar = `padding: 8px 16px; color: #fff; background: ${isLead ? '#14663a' : '#595c6c'}`;
  const style = 'margin: 0; font: 16px/1.5 system-ui, sans-serif; background: #c9cbd8';
  await tab.setContent(
    `<body style="${style}"><div style="display: flex; gap: ${GAP_PX}px">${images}</div>
    <div style="${bar}">${words}</div></body>`,
    { waitUntil: 'load' },
  );
  await tab.screenshot({ path });
  await context.close();
}

/** Both moments. @param {Tab} tab @param {RulePage} page @param {() => Promise<Said>} judged */
async function takeMoments(tab, { acts }, judged) {
  const last = acts.map((act) => 'press' in act).lastIndexOf(true);
  for (const act of acts.slice(0, last)) await perform(tab, act);
  const before = await tab.screenshot();
  for (const act of acts.slice(last)) await perform(tab, act);
  const { name, rule } = await judged();
  return { moments: [before, await tab.screenshot()], words: `${name}: ${rule}` };
}

/**
 * The two moments of a page, and the snippet's words. Throws where the snippet says something else than the rule.
 * @param {Browser} browser
 * @param {RulePage} page
 */
async function playRule(browser, page) {
  const visitor = await newVisitor(browser, SIZE);
  const tab = await visitor.newPage();
  /** @type {Said[]} */
  const said = [];
  await tab.exposeFunction('say', (/** @type {Said} */ one) => void said.push(one));
  await answer(tab, page);
  await tab.clock.install();
  await tab.goto(`${SITE}/`);
  const taken = await takeMoments(tab, page, () => waitFor(page, said));
  await visitor.close();
  return taken;
}

/** Throws where the snippet says anything else of a page than its rule. @param {Browser} browser */
export async function checkRules(browser) {
  for (const page of RULE_PAGES) await playRule(browser, page);
}

/** All pictures. @param {Browser} browser @param {(name: string) => string} pathOf */
export async function takeRulePictures(browser, pathOf) {
  for (const page of RULE_PAGES) {
    const taken = await playRule(browser, page);
    const path = pathOf(`rule-${page.rule.replaceAll(' ', '-')}`);
    await compose(browser, { ...taken, isLead: page.kind === 'accepted' }, path);
  }
}
