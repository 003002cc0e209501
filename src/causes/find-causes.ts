/** Facts -> the causes for which leads do not come, the gravest first, in words. Pure. */
import { type Cause, type CauseName, CAUSES } from './causes';
import { RULES } from './rules';
import type { FormFacts, InstallationFacts, LoadFailure, SnippetFacts, TagFacts } from './facts';

/** A cause that was found. */
export interface Finding {
  cause: CauseName;
  gravity: Cause['gravity'];
  /** Without a full stop. */
  sentence: string;
  /** In whole sentences. */
  remedy: string;
}

type Details = Record<string, string>;
type Found = [cause: CauseName, details?: Details] | undefined | false;

const GRAVITIES: Cause['gravity'][] = ['stops leads', 'costs leads', 'note'];
// A page that puts the tag in while it loads is done by then.
const LATE_MS = 500;

const fillIn = (text: string, details: Details): string =>
  text.replace(/{(\w+)}/g, (_, name: string) => details[name] ?? '');

/** A cause in words. */
export function inWords(cause: CauseName, details: Details = {}): Finding {
  const { sentence, remedy, gravity }: Cause = CAUSES[cause];
  return { cause, gravity, sentence: fillIn(sentence, details), remedy: fillIn(remedy, details) };
}

/** The origin of an address; of what is none, the text itself. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);

const FAILED: Record<LoadFailure['by'], (failure: LoadFailure) => Found> = {
  policy: ({ url }) => ['script-policy', { url, origin: originOf(url) }],
  browser: ({ url }) => ['script-blocked', { url }],
  status: ({ url, status }) => ['script-refused', { url, reason: `the server answers HTTP ${status}` }],
  type: ({ url }) => ['script-refused', { url, reason: 'the server sends something else' }],
  integrity: ({ url }) => ['script-changed', { url }],
  network: ({ url }) => ['script-unreachable', { url }],
};

/** Why no snippet runs; empty where one does. */
function findWhyNothingRuns({ snippet, tags, failures, visit }: InstallationFacts): Found[] {
  if (snippet) return [];
  const failure = failures.find(({ file }) => file === 'snippet');
  if (failure) return [FAILED[failure.by](failure)];
  const [tag] = tags;
  if (!tag) return [[visit?.isTagInHtml ? 'tag-removed' : 'tag-missing']];
  if (tag.heldBackBy !== undefined) return [['tag-held-back', { reason: tag.heldBackBy }]];
  return [['script-unreachable', { url: tag.src }]];
}

function findRelay({ relay, failures, origin }: InstallationFacts): Found[] {
  const blocked = failures.find(({ file, by }) => file === 'relay' && by === 'policy');
  if (blocked) return [['relay-policy', { url: blocked.url, origin: originOf(blocked.url) }]];
  if (!relay) return [];
  if (failures.some(({ file, by }) => file === 'relay' && by === 'browser'))
    return [['relay-blocked', { url: relay.url }]];
  const { url, state, installation } = relay;
  return [
    state === 'silent' && ['relay-unreachable', { url }],
    state === 'foreign' && ['relay-foreign', { url }],
    state === 'not ready' && ['relay-not-ready', { url }],
    installation?.origin === 'refused' && ['origin-refused', { origin }],
  ];
}

/** What lies behind the relay. */
function findBehind({ relay, snippet }: InstallationFacts): Found[] {
  const { source_id, delivery } = relay?.installation ?? {};
  return [
    source_id === 'missing' && ['source-missing'],
    source_id === 'refused' && ['source-refused', { sourceId: snippet?.sourceId ?? '' }],
    delivery === 'key refused' && ['key-refused'],
    delivery === 'failing' && ['upstream-failing'],
  ];
}

/** The relay that a tag names, or that serves its file: one of the page's own origin may be a copy. */
const relayOf = ({ relay, src }: TagFacts, origin: string): string | undefined =>
  relay ?? (src !== '' && originOf(src) !== origin ? `${originOf(src)}/v2/event` : undefined);

/** Tags that name another relay or capture than the one that counts. */
function findDisagreement({ tags, origin }: InstallationFacts, { relay, sourceId }: SnippetFacts): Found[] {
  const captures = tags.map((tag) => tag.sourceId).filter((named) => named !== undefined && named !== sourceId);
  const relays = tags.map((tag) => relayOf(tag, origin)).filter((named) => named !== undefined && named !== relay);
  // One tag that differs from what counts is overruled by init, which is what init is for.
  if (tags.length < 2) return [];
  return [
    sourceId !== undefined && captures[0] !== undefined
      ? ['tags-disagree', { used: `capture ${sourceId}`, other: `capture ${captures[0]}` }]
      : relay !== undefined &&
        relays[0] !== undefined && ['tags-disagree', { used: `relay ${relay}`, other: `relay ${relays[0]}` }],
  ];
}

function findConsent({ consent, options }: SnippetFacts): Found[] {
  const from = options.find(({ name }) => name === 'consent')?.from ?? 'init';
  const who = from === 'init' ? "a call of driftrock('consent') or init" : `the ${from}`;
  return [
    consent === 'denied' && ['consent-denied', { from: who }],
    consent === 'pending' && ['consent-pending', { from: who }],
  ];
}

// A form that nobody can see may belong to a dialog or a menu: it is told of only where there is nothing else.
const shown = (forms: FormFacts[]): FormFacts[] => {
  const visible = forms.filter(({ isShown }) => isShown);
  return visible.length > 0 ? visible : forms;
};

function findForms({ forms, frames }: InstallationFacts, snippet: SnippetFacts): Found[] {
  if (forms.some(({ isLead }) => isLead)) return [];
  if (frames.some(({ leadForm }) => leadForm === 'heard')) return [];
  // What is in a frame is seen from outside alone; from inside the page, its size has to tell.
  const frame = frames.find(({ isLarge, leadForm }) => (leadForm ? leadForm === 'unheard' : isLarge));
  const [form] = shown(forms);
  // A page whose form is in a frame may have a search of its own.
  const inFrame: Found = frame && ['form-foreign', { origin: frame.origin }];
  if (!form) return [inFrame ?? ['form-missing']];
  const { name, rule } = form;
  if (rule === 'not chosen') return [['forms-unchosen', { selector: snippet.forms ?? '' }]];
  return [
    inFrame,
    rule === 'no contact' ? ['form-without-contact'] : ['form-excluded', { name, rule: RULES[rule] ?? rule }],
  ];
}

/** What costs leads, or is worth knowing, while the others come. */
function findLesser(facts: InstallationFacts, snippet: SnippetFacts): Found[] {
  const { failures, rejected, clientId } = facts;
  const { lateMs = 0, isPersistent } = snippet;
  const builders = failures.find(({ file }) => file === 'form builders');
  return [
    lateMs > LATE_MS && ['tag-late', { seconds: (lateMs / 1000).toFixed(1) }],
    builders && ['builders-blocked', { url: builders.url }],
    ...rejected.map((reason): Found => ['lead-rejected', { reason }]),
    ...findOldScript(facts),
    !isPersistent && ['storage-blocked'],
    clientId !== 'found' && ['client-id-missing', { reason: CLIENT_ID_REASONS[clientId] }],
  ];
}

function findOldScript({ visit, tags }: InstallationFacts): Found[] {
  const { version, currentVersion } = visit ?? {};
  if (version === undefined || currentVersion === undefined || version === currentVersion) return [];
  return [['script-old', { url: tags[0]?.src ?? 'The script', version, currentVersion }]];
}

const CLIENT_ID_REASONS = {
  none: 'the page has no _ga cookie',
  'denied by Consent Mode': 'Consent Mode denies analytics_storage',
  'denied by Global Privacy Control': "the visitor's browser asks for privacy (Global Privacy Control)",
};

/** Every cause that the facts show, the gravest first; of one gravity, in the order in which a lead would meet them. */
export function findCauses(facts: InstallationFacts): Finding[] {
  const { snippet } = facts;
  const found: Found[] = [
    ...findWhyNothingRuns(facts),
    ...(snippet ? findDisagreement(facts, snippet) : []),
    snippet && snippet.relay === undefined && ['relay-missing'],
    ...findRelay(facts),
    ...findBehind(facts),
    ...(snippet ? [...findConsent(snippet), ...findForms(facts, snippet), ...findLesser(facts, snippet)] : []),
  ];
  return found
    .flatMap((cause) => (cause ? inWords(...cause) : []))
    .sort((one, other) => GRAVITIES.indexOf(one.gravity) - GRAVITIES.indexOf(other.gravity));
}
