/** `check <url>`: opens a page in a real browser, and says whether its leads get through, and what to do if not. */
import type { Page } from 'playwright-core';
import type { InstallationFacts } from '../causes/facts';
import type { ExitCode, Environment, Output } from '../relay/cli/command';
import { parseArguments, type Wanted } from './arguments';
import { type Browser, startBrowser } from './browser';
import { look } from './look';
import { openPage } from './open-page';
import { takePicture } from './picture';
import { exitCodeOf, type Report, reportOf, reportOfUnseen } from './report';
import { textOf } from './report-text';
import { type FollowInStore, sendTestLead } from './send-lead';
import { listen } from './traffic';

/** What the command hands over. */
export interface DoctorParts {
  env: Environment;
  output: Output;
  followInStore: FollowInStore;
}

/** Where the page has led to instead of itself. */
function whySignIn({ forms, snippet, page }: InstallationFacts, { url }: Wanted): string | undefined {
  const isElsewhere = new URL(url).origin + new URL(url).pathname !== page;
  const isSignIn = !snippet && forms.some(({ rule, isShown }) => rule === 'sign-in' && isShown);
  return isElsewhere && isSignIn && !forms.some(({ isLead }) => isLead)
    ? `it leads to a sign-in at ${page}`
    : undefined;
}

/** Whatever is to be known of one page. */
async function examine(page: Page, wanted: Wanted, { browser, parts }: Examining): Promise<Report> {
  const { url, timeoutMs, screenshot, send, opsUrl } = wanted;
  const traffic = listen(page);
  const opened = await openPage(page, url, timeoutMs);
  if ('reason' in opened) return reportOfUnseen(url, browser.name, opened.reason);
  const facts = await look(page, opened.html, traffic);
  const signIn = whySignIn(facts, wanted);
  if (signIn !== undefined) return reportOfUnseen(url, browser.name, signIn);
  const problem = screenshot && (await takePicture(page, screenshot));
  if (problem) parts.output.say(problem);
  const ops = opsUrl ? { url: opsUrl, token: parts.env['RELAY_OPS_TOKEN'] } : undefined;
  const sending = { address: send?.address, ops, followInStore: parts.followInStore };
  const sent = send && (await sendTestLead(page, facts, sending));
  return reportOf({
    url,
    browser: browser.name,
    facts: sent?.relay ? { ...facts, relay: sent.relay } : facts,
    lines: traffic.lines,
    isResting: opened.isResting,
    screenshot: problem ? undefined : screenshot,
    testLead: sent?.testLead,
  });
}

interface Examining {
  browser: Browser;
  parts: DoctorParts;
}

async function examineOrSay(page: Page, wanted: Wanted, examining: Examining): Promise<Report> {
  try {
    return await examine(page, wanted, examining);
  } catch (error) {
    // The page or the browser has ended in the middle of it.
    const [reason = ''] = (error as Error).message.split('\n', 1);
    return reportOfUnseen(wanted.url, examining.browser.name, reason);
  }
}

/** The exit code, once the report is written: 0 where all is well, 1 where leads are lost, 2 where none can say. */
export async function checkPage(args: readonly string[], parts: DoctorParts): Promise<ExitCode> {
  const { env, output } = parts;
  const parsed = parseArguments(args, env);
  if ('problem' in parsed) {
    output.say(parsed.problem);
    return 2;
  }
  const { wanted } = parsed;
  const browser = await startBrowser(wanted.browser);
  if ('problem' in browser) {
    output.say(browser.problem);
    return 2;
  }
  try {
    const [page] = browser.context.pages();
    const report = await examineOrSay(page ?? (await browser.context.newPage()), wanted, { browser, parts });
    if (wanted.isJson) output.line(report);
    else output.explain(textOf(report));
    return exitCodeOf(report);
  } finally {
    await browser.close();
  }
}
