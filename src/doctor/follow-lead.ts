/** What the snippet and the relay make of a test lead, heard in the page and on its way to the relay. */
import type { Page, Request } from 'playwright-core';
import { RULES } from '../causes/rules';
import type { LeadEvent } from '../event';
import { ask } from './in-page';
import type { Step } from './sent-lead';
import { waitUntil } from './wait-until';

/** What was heard so far. */
export interface Heard {
  /** The rule that took it. */
  captured?: string;
  /** The rule that turned it down. */
  ignored?: string;
  /** As it was sent to the relay. */
  event?: LeadEvent;
  /** The path that it was sent to. */
  path?: string;
  /** The relay's answer: 0 where none came. */
  answer?: { status: number; error: string };
}

// The snippet's own limit for a submission without any sign is 35 s.
const CAPTURE_LIMIT_MS = 40_000;
// As long as the snippet waits for its relay.
const ANSWER_LIMIT_MS = 15_000;
const BINDING = 'driftrockDoctor';

/** Runs in the page: passes on what the snippet tells its listeners. */
const LISTEN = `(() => {
  const tell = window.${BINDING};
  driftrock('on', 'captured', (event, rule) => tell({ captured: rule ?? '' }));
  driftrock('on', 'ignored', (form, rule) => tell({ ignored: rule }));
})()`;

function parseEvent(request: Request): LeadEvent | undefined {
  try {
    return JSON.parse(request.postData() ?? '') as LeadEvent;
  } catch {
    return undefined; // A beacon, whose body the browser does not show.
  }
}

async function readAnswer(request: Request): Promise<Heard['answer']> {
  const response = await request.response().catch(() => null);
  if (!response) return { status: 0, error: '' };
  const { error = '' } = (await response.json().catch(() => ({}))) as { error?: unknown };
  return { status: response.status(), error: String(error) };
}

/** Listens from now on for a lead with this address, over the pages that may come. */
export async function hear(page: Page, relay: string | undefined, address: string): Promise<Heard> {
  const heard: Heard = {};
  page.on('request', async (request) => {
    if (request.method() !== 'POST' || relay === undefined || !request.url().startsWith(relay)) return;
    const event = parseEvent(request);
    if (!event || !JSON.stringify(event.fields).includes(address)) return;
    Object.assign(heard, { event, path: new URL(request.url()).pathname });
    const answer = await readAnswer(request);
    // A page that is left loses its answer; the next attempt, from the next page, has one.
    if (answer && (answer.status > 0 || !heard.answer)) heard.answer = answer;
  });
  await page.exposeBinding(BINDING, (_, told: { captured?: string; ignored?: string }) => {
    if (told.ignored !== undefined) heard.ignored = told.ignored;
    else heard.captured = told.captured ?? '';
  });
  await ask(page, LISTEN);
  return heard;
}

const inWords = (rule: string): string => RULES[rule] ?? rule;

const SEE_ABOVE = 'The findings above say what to do.';
const OTHER_ANSWERS =
  'The page may want other answers than a test can know: send the form by hand. If the page has taken these, let ' +
  "it call driftrock('capture', form) where it knows that.";

const NOT_SENT: Step = {
  mark: 'problem',
  sentence: 'The snippet has seen no lead',
  remedy:
    'The page may ask for more than a test can know, or not have taken the answers. Send the form by hand, with ' +
    "?driftrock_debug in the page's address.",
};

/** The snippet's part; `isOver` where the lead goes no further. */
export async function followCapture(heard: Heard): Promise<{ step: Step; isOver: boolean }> {
  await waitUntil(() => heard.event ?? heard.captured ?? heard.ignored, CAPTURE_LIMIT_MS);
  const { captured, ignored, event } = heard;
  if (captured !== undefined || event) {
    // Only a page that goes sends the lead without telling why.
    const rule = captured || 'left';
    return { step: { mark: 'ok', sentence: `The snippet has taken it for a lead: ${inWords(rule)}` }, isOver: false };
  }
  if (ignored === undefined) return { step: NOT_SENT, isOver: true };
  const step: Step = {
    mark: 'problem',
    sentence: `The snippet has taken it for no lead: ${inWords(ignored)}`,
    remedy: ignored === 'consent denied' ? SEE_ABOVE : OTHER_ANSWERS,
  };
  return { step, isOver: true };
}

/** The relay's part. */
export async function followRelay(heard: Heard): Promise<Step> {
  await waitUntil(() => (heard.answer?.status ? heard.answer : undefined), ANSWER_LIMIT_MS);
  const { event, answer } = heard;
  if (!event)
    return {
      mark: 'problem',
      sentence: 'It has not been sent to the relay',
      remedy: 'It waits in the browser, for consent or for the relay: the findings above say which.',
    };
  if (!answer?.status)
    return {
      mark: 'problem',
      sentence: 'The relay has not answered',
      remedy: 'The lead waits in the browser, which tries again for up to 7 days.',
    };
  const { status, error } = answer;
  if (status >= 200 && status < 300) return { mark: 'ok', sentence: 'The relay has taken it' };
  return {
    mark: 'problem',
    sentence: `The relay answers HTTP ${status}${error ? `: ${error}` : ''}`,
    remedy: `Its log says more. ${SEE_ABOVE}`,
  };
}
