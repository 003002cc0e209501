/** Why no snippet runs in this page, as far as the page can find out: it asks once more for the tag's file. */
import type { InstallationFacts, LoadFailure, VisitFacts } from '../causes/facts';
import { placeInHtml } from '../causes/place-in-html';
import { isScriptType } from '../causes/script-type';
import { asStranger } from './ask-from-page';

// Resource Timing, "resource timing buffer": what a page has asked for is kept up to this many.
const KEPT_REQUESTS = 250;

const ask = (url: string, mode: RequestMode): Promise<Response> => fetch(url, { ...asStranger(), mode });

/** Whether the server of the file answers at all, whatever it says. */
const answers = (url: string): Promise<boolean> =>
  ask(new URL('/healthz', url).href, 'no-cors').then(
    () => true,
    () => false,
  );

/** Whether a script element of the page has asked for it, as far as the browser has kept that. */
function isAskedFor(url: string): boolean {
  const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const isOfElement = ({ name, initiatorType }: PerformanceResourceTiming) =>
    name === url && initiatorType === 'script';
  return requests.length >= KEPT_REQUESTS || requests.some(isOfElement);
}

/** What keeps the file away; undefined where it comes. */
async function whyMissing(url: string): Promise<Pick<LoadFailure, 'by' | 'status'> | undefined> {
  try {
    const { ok, status, headers } = await ask(url, 'cors');
    if (!ok) return { by: 'status', status };
    return isScriptType(headers.get('content-type') ?? '') ? undefined : { by: 'type' };
  } catch {
    // A relay's files are for every origin to read. Where its server answers but for this one, a blocker has its name.
    return (await answers(url)) ? { by: 'browser' } : { by: 'network' };
  }
}

/** A frame of this site in which a snippet runs. */
function findFrameWithTag({ forms }: InstallationFacts): VisitFacts['frameWithTag'] {
  const frames = [...document.querySelectorAll('iframe')];
  const runsIn = (place: Window | null) => typeof (place as { driftrock?: unknown } | null)?.driftrock === 'function';
  const frame = frames.find(({ contentDocument, contentWindow }) => contentDocument && runsIn(contentWindow));
  return frame && { url: frame.contentDocument!.URL, hasAllLeadForms: !forms.some(({ isLead }) => isLead) };
}

/** Where the tag is, if it is in no script element of this page. */
function placeOfTag(facts: InstallationFacts): VisitFacts {
  const frameWithTag = findFrameWithTag(facts);
  const placeInPage = placeInHtml(document.documentElement.outerHTML);
  return { ...(frameWithTag && { frameWithTag }), ...(placeInPage && { placeInHtml: placeInPage }) };
}

/** These facts with what speaks for the cause; as they are where a snippet runs. */
export async function withWhyNothingRuns(facts: InstallationFacts): Promise<InstallationFacts> {
  const { snippet, tags, failures } = facts;
  if (snippet) return facts;
  const visit = (known: VisitFacts): InstallationFacts => ({ ...facts, visit: { ...facts.visit, ...known } });
  const [tag] = tags;
  if (!tag) return visit(placeOfTag(facts));
  const { src: url, heldBackBy } = tag;
  if (heldBackBy !== undefined || !URL.canParse(url)) return facts;
  const why = await whyMissing(url);
  if (why) return { ...facts, failures: [...failures, { file: 'snippet', url, ...why }] };
  return visit({ script: isAskedFor(url) ? 'came' : 'not asked for' });
}
