/** A page that nobody touches: nothing of the snippet runs there, is held there, or is left there. */
import { expect, test } from './support/fixture';
import type { Site } from './support/site';

/** What pages/at-rest.html counts, and its router. */
declare const held: { timers: Set<string>; observers: Set<object>; listeners: number; openings: number; looks: number };
declare function show(count: number): Promise<void>;

const VIEWS = 1_000;
/** What a browser shows at once, in less time than a driver waits, also on a busy machine. */
const VIEWS_AT_ONCE = 50;

/** As numbers, which can leave the page. */
const read = () => ({
  timers: held.timers.size,
  observers: held.observers.size,
  listeners: held.listeners,
  openings: held.openings,
  looks: held.looks,
});

/** What the snippet holds once it has begun and rests: it has looked for what an earlier page has left. */
async function atRest(site: Site) {
  await site.open('at-rest');
  await expect.poll(() => site.evaluate(read)).toMatchObject({ looks: 1, timers: 0 });
  return site.evaluate(read);
}

test('holds no timer, frame, idle callback or observer of the document once the page has loaded', async ({ site }) => {
  expect(await atRest(site)).toMatchObject({ timers: 0, observers: 0 });
});

test('holds nothing more after a thousand views of a page with a router', async ({ site }) => {
  const before = await atRest(site);
  for (let shown = 0; shown < VIEWS; shown += VIEWS_AT_ONCE) await site.evaluate((count) => show(count), VIEWS_AT_ONCE);
  await expect.poll(() => site.evaluate(read)).toEqual(before);
  expect(before.listeners).toBeGreaterThan(0);
});

test('leaves no database and nothing in storage on a page that has nothing to send', async ({ site }) => {
  await atRest(site);
  await site.settled();
  // WebKit lists a database whose creation was aborted, without a version.
  expect(await site.evaluate(async () => (await indexedDB.databases()).filter(({ version }) => version))).toEqual([]);
  expect(await site.storage()).toEqual({});
});

test('opens no database on a page view that has nothing to send', async ({ site }) => {
  await atRest(site);
  // The browser answers in turn, and the snippet opens in a task of its own.
  await site.evaluate(async () => {
    await indexedDB.databases();
    await new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
  });
  expect(await site.evaluate(read)).toMatchObject({ openings: 0 });
});
