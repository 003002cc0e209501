/** This page -> the facts about its installation. Reads, and changes nothing; asks the relay for its health alone. */
import type { FrameFacts, InstallationFacts, LoadFailure, OptionFacts, SnippetFacts, TagFacts } from '../causes/facts';
import type { Entry } from '../snippet/delivery/entry';
import { originOf } from '../causes/find-causes';
import { createTrackingConsent, type PageGlobals } from '../snippet/identity/tracking-consent';
import { readGaClientId } from '../snippet/identity/ga-client-id';
import type { Options } from '../snippet/options';
import { isSeen } from '../snippet/form/visibility';
import { askOwnRelay } from './ask-from-page';
import { findForms } from './find-forms';
import { forecast } from './forecast';
import { isAskedFor } from './tab';
import { findMisspelt, findUnusable } from './tag-options';

/** What the snippet hands over; absent where none runs. */
export interface Inspected {
  options: Options;
  entries(): Entry[];
  /** Whether the file is that of a relay, which fills in what the tag leaves out. */
  isServed: boolean;
}

type Page = Window &
  PageGlobals & {
    driftrock?: (...args: unknown[]) => void;
    driftrockBuilders?: unknown;
    gaGlobal?: { vid?: unknown };
  };
const page = window as unknown as Page;

const SNIPPET = /\bdriftrock(\.loader)?(\.min)?\.js(?![\w.-])/;
const BUILDERS = /\bdriftrock\.builders\.js(\?|$)/;
// HTML standard, "JavaScript MIME type", and what a `type` may say besides.
const RUNS = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i;
// What could hold a form of two lines.
const MIN_FRAME_WIDTH = 180;
const MIN_FRAME_HEIGHT = 90;

/** What the snippet on this page shows of itself. */
export function inspect(): Inspected | undefined {
  let inspected: Inspected | undefined;
  if (typeof page.driftrock === 'function')
    page.driftrock('inspect', (options: Options, entries: () => Entry[], isServed: boolean) => {
      inspected = { options, entries, isServed };
    });
  return inspected;
}

const scripts = () => [...document.querySelectorAll<HTMLScriptElement>('script')];

/** A tag, with the options that it or its address gives, as text. */
interface Tag {
  script: HTMLScriptElement;
  given: Record<string, string>;
  facts: TagFacts;
}

/** Everything that can be the product's own tag. */
function readTags(): Tag[] {
  return scripts()
    .filter((script) => addressOf(script) || 'relay' in script.dataset)
    .map((script) => {
      const src = absolute(addressOf(script)?.value ?? script.getAttribute('src') ?? '');
      const query = new URLSearchParams(src.replace(/^[^?]*|#.*/g, ''));
      const given = { ...Object.fromEntries(query), ...script.dataset } as Record<string, string>;
      const { relay, sourceId } = given;
      const facts: TagFacts = {
        src,
        ...(relay && { relay: absolute(relay.trim()) }),
        ...(sourceId && { sourceId: sourceId.trim() }),
        ...whyHeldBack(script),
      };
      return { script, given, facts };
    });
}

/** What of the tag keeps the browser from running it. */
function whyHeldBack(script: HTMLScriptElement): Pick<TagFacts, 'heldBackBy'> {
  const { name = 'src' } = addressOf(script) ?? {};
  if (!RUNS.test(script.type)) return { heldBackBy: `its type is ${script.type}` };
  if (script.noModule) return { heldBackBy: 'it has the attribute nomodule' };
  return name === 'src' ? {} : { heldBackBy: `its address is in ${name}` };
}

/** The attribute with the address: optimisers and consent banners move it into one of their own. */
const addressOf = (script: HTMLScriptElement): Attr | undefined =>
  [...script.attributes].find(({ value }) => SNIPPET.test(value));
const absolute = (url: string) =>
  url && URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).href : url;

/** Who has given an option: the first tag that names it, else a call. */
function readOptions(options: Options, tags: Tag[]): OptionFacts[] {
  return Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ name, value: String(value), from: giverOf([name, String(value)], tags) }));
}

function giverOf([name, value]: [string, string], tags: Tag[]): OptionFacts['from'] {
  for (const { script, given } of tags) {
    if (name in script.dataset) return 'tag';
    if (name in given) return 'address of the tag';
  }
  if (name === 'debug' && isAskedFor()) return 'address of the page';
  const isServer = ({ facts }: Tag) => originOf(facts.src) === originOf(value);
  return name === 'relay' && tags.some(isServer) ? 'relay that serves the file' : 'init';
}

/** How long after the end of the page's loading somebody asked for the script; undefined where that was before. */
function readLateness(tags: Tag[]): number | undefined {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const [asked] = tags.flatMap(({ facts }) => performance.getEntriesByName(facts.src, 'resource'));
  // 0 while the page still loads.
  const loadedMs = navigation?.loadEventEnd || Infinity;
  return asked && asked.startTime > loadedMs ? asked.startTime - loadedMs : undefined;
}

function isStorable(): boolean {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

function readSnippet({ options, entries, isServed }: Inspected, tags: Tag[]): SnippetFacts {
  const { relay, sourceId, consent = 'granted', forms, persist } = options;
  const lateMs = readLateness(tags);
  return {
    isServed,
    unusable: tags.flatMap(({ given }) => findUnusable(given, options)),
    misspelt: tags.flatMap(({ given, script }) => findMisspelt(given, options, script.dataset)),
    options: readOptions(options, tags),
    ...(relay !== undefined && { relay }),
    ...(sourceId !== undefined && { sourceId }),
    consent,
    ...(forms !== undefined && { forms }),
    ...(lateMs !== undefined && { lateMs }),
    waiting: entries().length,
    isPersistent: persist === false || isStorable(),
  };
}

function readClientId({ gaCookiePrefix = '' }: Options): InstallationFacts['clientId'] {
  if (page.navigator.globalPrivacyControl) return 'denied by Global Privacy Control';
  if (!createTrackingConsent(page)()) return 'denied by Consent Mode';
  return readGaClientId(gaCookiePrefix, page.gaGlobal?.vid) === undefined ? 'none' : 'found';
}

/** Frames of other sites: the page may not look into them. */
function readFrames(): FrameFacts[] {
  return [...document.querySelectorAll('iframe')]
    .filter((frame) => frame.contentDocument === null)
    .map((frame) => {
      const { width, height } = frame.getBoundingClientRect();
      const isLarge = width >= MIN_FRAME_WIDTH && height >= MIN_FRAME_HEIGHT && isSeen(frame);
      return { origin: originOf(frame.src) || 'another site', isLarge };
    });
}

/** The form builders' file where its tag is there, and it has left no trace. */
const findBlockedBuilders = (): LoadFailure[] =>
  scripts()
    .filter(({ src }) => BUILDERS.test(src) && page.driftrockBuilders !== true && document.readyState === 'complete')
    .map(({ src }) => ({ file: 'form builders', url: src, by: 'network' }));

/** What is known from elsewhere: of events, and by a browser that watches the network. */
export type Heard = Pick<InstallationFacts, 'failures' | 'rejected'>;

/** The facts of this moment. */
export async function collectFacts(heard: Heard = { failures: [], rejected: [] }): Promise<InstallationFacts> {
  const inspected = inspect();
  const tags = readTags();
  const options = inspected?.options ?? {};
  const { relay, blocked } = await askOwnRelay(options);
  return {
    page: location.origin + location.pathname,
    origin: location.origin,
    tags: tags.map(({ facts }) => facts),
    ...(inspected && { snippet: readSnippet(inspected, tags) }),
    failures: [...heard.failures, ...blocked, ...findBlockedBuilders()],
    ...(relay && { relay }),
    clientId: readClientId(options),
    frames: readFrames(),
    forms: findForms(document).map((form) => forecast(form, options)),
    rejected: heard.rejected,
  };
}
