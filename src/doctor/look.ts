/** One look at an opened page: the facts that the page shows, with what only somebody outside it can know. */
import type { Page } from 'playwright-core';
import type { InstallationFacts, RelayFacts, VisitFacts } from '../causes/facts';
import { askForPage, askVersion, versionIn } from './ask-relay';
import { failuresOf } from './failures';
import { lookIntoFrames } from './foreign-frames';
import { ask } from './in-page';
import { filesOf } from './tag-files';
import type { Traffic } from './traffic';

// A script that an optimiser or a tag manager adds may come this much later; what comes later still is told as missing.
const PATIENCE_MS = 6_000;
const LOOK_MS = 500;

const FACTS = 'driftrockProbe.facts({ failures: [], rejected: [] })';
const TAG = /\bdriftrock(\.loader)?(\.min)?\.js\b|\bdata-relay\s*=/;

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
  return heard.state === 'foreign' ? heard : relay;
}

async function visitFacts(facts: InstallationFacts, html: string, traffic: Traffic): Promise<VisitFacts> {
  const { tags, snippet } = facts;
  const script = traffic.requests.find(
    ({ url, status }) => status !== undefined && tags.some(({ src }) => src === url),
  );
  const version = snippet && script && versionIn(await script.text());
  const currentVersion = version && snippet?.relay && (await askVersion(snippet.relay));
  return {
    isTagInHtml: TAG.test(html.replace(/<!--.*?-->/gs, '')),
    ...(version && { version }),
    ...(currentVersion && { currentVersion }),
  };
}

/** All that can be known of the installation without touching the page. */
export async function look(page: Page, html: string, traffic: Traffic): Promise<InstallationFacts> {
  const facts = await waitForSnippet(page, traffic);
  const [relay, frames, visit] = await Promise.all([
    hearRelay(facts),
    lookIntoFrames(page, facts.frames),
    visitFacts(facts, html, traffic),
  ]);
  return { ...facts, failures: failuresOf(facts, traffic), frames, visit, ...(relay && { relay }) };
}
