/** What the network and the console have told -> what kept the product's files and its relay away. Pure. */
import type { InstallationFacts, LoadFailure } from '../causes/facts';
import { isScriptType } from '../causes/script-type';
import type { Asked, Traffic } from './traffic';

/** The address as requests have it: what is behind a `#` never leaves the browser. */
export const withoutHash = (url: string): string => url.replace(/#.*/s, '');

/** The addresses of the files in their order: that of the tag, and next to a loader that of the whole file. */
export const filesOf = (src: string): string[] => {
  const url = withoutHash(src);
  return [...new Set([url, url.replace(/\bdriftrock\.loader\.js\b/, 'driftrock.js')])];
};

/** Of the traffic, what is judged. */
export type Told = { requests: Omit<Asked, 'text'>[]; lines: Traffic['lines'] };

const BAD_STATUS = 400;
// Chromium's names: `csp` is its blocked reason, the others are its network errors.
const BY_BROWSER = /ERR_BLOCKED_BY_(CLIENT|ADMINISTRATOR)/;

/** What kept one file away; undefined where it came, or where nobody has asked for it. */
function whyMissing(url: string, { requests, lines }: Told): Pick<LoadFailure, 'by' | 'status'> | undefined {
  const asked = requests.filter((request) => request.url === withoutHash(url));
  // An answer tells more than the end of what came with it.
  const told = asked.find(({ status }) => status !== undefined) ?? asked.at(-1);
  if (!told) return undefined;
  const { status = 0, contentType = '', failure } = told;
  if (status >= BAD_STATUS) return { by: 'status', status };
  if (lines.some((line) => line.includes("'integrity'") && line.includes(url))) return { by: 'integrity' };
  if (failure === 'csp') return { by: 'policy' };
  if (failure !== undefined) return { by: BY_BROWSER.test(failure) ? 'browser' : 'network' };
  return isScriptType(contentType) ? undefined : { by: 'type' };
}

function failureOf(file: LoadFailure['file'], url: string, told: Told): LoadFailure[] {
  const why = whyMissing(url, told);
  return why ? [{ file, url, ...why }] : [];
}

/** Whether the browser itself kept the page from its relay; all else the relay's silence tells. */
function failuresOfRelay({ relay }: InstallationFacts, { requests }: Told): LoadFailure[] {
  if (relay?.state !== 'silent') return [];
  const { origin } = new URL(relay.url);
  const blocked = requests.find(({ url, failure = '' }) => url.startsWith(`${origin}/`) && BY_BROWSER.test(failure));
  return blocked ? [{ file: 'relay', url: relay.url, by: 'browser' }] : [];
}

/** Every failure: what the network has told goes before what the page could tell by itself. */
export function failuresOf(facts: InstallationFacts, told: Told): LoadFailure[] {
  const { tags, snippet, failures } = facts;
  const builders = failures.filter(({ file }) => file === 'form builders');
  return [
    ...(snippet ? [] : tags.flatMap(({ src }) => filesOf(src)).flatMap((url) => failureOf('snippet', url, told))),
    ...builders.flatMap(({ url }) => failureOf('form builders', url, told)),
    ...failuresOfRelay(facts, told),
    ...failures,
  ];
}
