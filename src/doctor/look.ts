/** One look at an opened page: the facts that the page shows, with what only somebody outside it can know. */
import type { Page } from 'playwright-core';
import type { InstallationFacts, RelayFacts, TagFacts, VisitFacts } from '../causes/facts';
import { placeInHtml } from '../causes/place-in-html';
import { askForPage, askVersion, versionIn } from './ask-for-page';
import { failuresOf, filesOf, withoutHash } from './failures';
import { findFrameWithTag, lookIntoFrames } from './foreign-frames';
import { ask } from './in-page';
import type { Traffic } from './traffic';

// A script that an optimiser or a tag manager adds may come this much later; what comes later still is told as missing.
const PATIENCE_MS = 10_000;
const LOOK_MS = 500;

const FACTS = 'driftrockProbe.facts({ failures: [], rejected: [] })';

/** The facts as soon as a snippet runs, or once there has been time enough for one to come. */
async function waitForSnippet(page: Page, traffic: Traffic): Promise<InstallationFacts> {
  const startedAt = Date.now();
  for (;;) {
    const facts = await ask<InstallationFacts>(page, FACTS);
    const isOver = Date.now() - startedAt > PATIENCE_MS;
    if (facts.snippet || isOver || isTried(facts, traffic)) return facts;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Whether the browser has tried to get the last file of a tag: it will not try again. */
const isTried = ({ tags }: InstallationFacts, { requests }: Traffic): boolean =>
  tags.some(({ src }) => requests.some(({ url }) => url === filesOf(src).at(-1)));

/** A page hears silence from whatever does not allow it to read: from outside, it can be told from nobody. */
async function hearRelay({ relay, snippet, origin }: InstallationFacts): Promise<RelayFacts | undefined> {
  if (relay?.state !== 'silent') return relay;
  const heard = await askForPage({ relay: relay.url, sourceId: snippet?.sourceId ?? '', origin });
  if (heard.state === 'foreign') return heard;
  return heard.state === 'ready' ? { ...relay, state: 'kept away' } : relay;
}

const isOfTag = (tags: TagFacts[], url: string): boolean => tags.some(({ src }) => withoutHash(src) === url);

/** What became of the files of the tags. */
function whatBecameOf(tags: TagFacts[], { requests, asked }: Traffic): NonNullable<VisitFacts['script']> {
  const isOf = (url: string) => isOfTag(tags, url);
  if (!asked.some(isOf)) return 'not asked for';
  return requests.some(({ url, status }) => isOf(url) && status !== undefined) ? 'came' : 'did not come';
}

async function visitFacts(facts: InstallationFacts, html: string, traffic: Traffic): Promise<VisitFacts> {
  const { tags, snippet } = facts;
  const script = traffic.requests.find(({ url, status }) => status !== undefined && isOfTag(tags, url));
  const version = snippet && script && versionIn(await script.text());
  const currentVersion = version && snippet?.relay && (await askVersion(snippet.relay));
  const place = placeInHtml(html);
  return {
    ...(place && { placeInHtml: place }),
    ...(tags.length > 0 && { script: whatBecameOf(tags, traffic) }),
    ...(version && { version }),
    ...(currentVersion && { currentVersion }),
  };
}

/** All that can be known of the installation without touching the page. */
export async function look(page: Page, html: string, traffic: Traffic): Promise<InstallationFacts> {
  const facts = await waitForSnippet(page, traffic);
  const [relay, frames, visit, frameWithTag] = await Promise.all([
    hearRelay(facts),
    lookIntoFrames(page, facts.frames),
    visitFacts(facts, html, traffic),
    facts.snippet || facts.tags.length > 0 ? undefined : findFrameWithTag(page, facts),
  ]);
  return {
    ...facts,
    failures: failuresOf(facts, traffic),
    frames,
    visit: { ...visit, ...(frameWithTag && { frameWithTag }) },
    ...(relay && { relay }),
  };
}
