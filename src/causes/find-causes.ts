/** Facts -> the causes for which leads do not come, the gravest first, in words. Pure. */
import { type Cause, type CauseName, CAUSES } from './causes';
import type { FormFacts, InstallationFacts, LoadFailure, SnippetFacts } from './facts';

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
// The script of a page that is not slow starts before that; who sends a form sooner has not read it.
const LATE_MS = 5_000;

const fillIn = (text: string, details: Details): string =>
  text.replace(/{(\w+)}/g, (_, name: string) => details[name] ?? '');

/** A cause in words. */
export function inWords(cause: CauseName, details: Details = {}): Finding {
  const { sentence, remedy, gravity }: Cause = CAUSES[cause];
  return { cause, gravity, sentence: fillIn(sentence, details), remedy: fillIn(remedy, details) };
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);

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
  if (tag.heldBackAs !== undefined) return [['tag-held-back', { type: tag.heldBackAs }]];
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

/** Tags that name another relay or capture than the one that counts. */
function findDisagreement({ tags }: InstallationFacts, { relay, sourceId }: SnippetFacts): Found[] {
  for (const tag of tags) {
    if (tag.sourceId !== undefined && sourceId !== undefined && tag.sourceId !== sourceId)
      return [['tags-disagree', { used: `capture ${sourceId}`, other: `capture ${tag.sourceId}` }]];
    if (tag.relay !== undefined && relay !== undefined && tag.relay !== relay)
      return [['tags-disagree', { used: `relay ${relay}`, other: `relay ${tag.relay}` }]];
  }
  return [];
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
  if (form?.rule === 'not chosen') return [['forms-unchosen', { selector: snippet.forms ?? '' }]];
  if (form && form.rule !== 'no contact')
    return [['form-excluded', { name: form.name, rule: form.rule }], ...inFrame()];
  return [...inFrame(), form ? ['form-without-contact'] : !frame && ['form-missing']];

  function inFrame(): Found[] {
    return frame ? [['form-foreign', { origin: frame.origin }]] : [];
  }
}

/** What costs leads, or is worth knowing, while the others come. */
function findLesser(facts: InstallationFacts, snippet: SnippetFacts): Found[] {
  const { failures, rejected, clientId } = facts;
  const { startedMs = 0, parsedMs = 0, isPersistent } = snippet;
  const lateMs = startedMs - parsedMs;
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
    snippet && snippet.relay === undefined && ['relay-missing'],
    ...findRelay(facts),
    ...findBehind(facts),
    ...(snippet ? [...findDisagreement(facts, snippet), ...findConsent(snippet), ...findForms(facts, snippet)] : []),
    ...(snippet ? findLesser(facts, snippet) : []),
  ];
  return found
    .flatMap((cause) => (cause ? inWords(...cause) : []))
    .sort((one, other) => GRAVITIES.indexOf(one.gravity) - GRAVITIES.indexOf(other.gravity));
}
