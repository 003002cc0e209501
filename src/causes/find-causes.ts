/** Facts -> the causes for which leads do not come, the gravest first, in words. Pure. */
import { type Cause, type CauseName, CAUSES } from './causes';
import { RULES } from './rules';
import { nextToEvents } from './ask-relay';
import type {
  FormFacts,
  FrameFacts,
  InstallationFacts,
  LoadFailure,
  RelayFacts,
  SnippetFacts,
  TagFacts,
} from './facts';

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
/** `gravity` where it is another one here than the list says. */
type Found = [cause: CauseName, details?: Details, gravity?: Cause['gravity'] | undefined] | undefined | false;

const GRAVITIES: Cause['gravity'][] = ['stops leads', 'costs leads', 'note'];
// A page that puts the tag in while it loads is done by then.
const LATE_MS = 500;

const fillIn = (text: string, details: Details): string =>
  text.replace(/{(\w+)}/g, (_, name: string) => details[name] ?? '');

/** A cause in words. */
export function inWords(
  cause: CauseName,
  details: Details = {},
  gravity: Cause['gravity'] = CAUSES[cause].gravity,
): Finding {
  const { sentence, remedy }: Cause = CAUSES[cause];
  return { cause, gravity, sentence: fillIn(sentence, details), remedy: fillIn(remedy, details) };
}

const times = (count: number, one: string): string => (count === 1 ? `1 ${one} was` : `${count} ${one}s were`);

/** A cause that a relay has counted, without a full stop: `3 leads were turned away ...`. */
export function inNumbers(cause: CauseName, count: number, details: Details = {}): string {
  const { counted = '' }: Cause = CAUSES[cause];
  return fillIn(counted, { leads: times(count, 'lead'), requests: times(count, 'request'), ...details });
}

/** The origin of an address; of what is none, the text itself. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url);

// An editor for text has made them of straight ones: they became a part of the address.
const quoted = (url: string): string =>
  /%E2%80%9[CD]/i.test(url) ? ', for the address in the tag is between curly quotation marks' : '';

const FAILED: Record<LoadFailure['by'], (failure: LoadFailure) => Found> = {
  policy: ({ url }) => ['script-policy', { url, origin: originOf(url) }],
  browser: ({ url }) => ['script-blocked', { url }],
  status: ({ url, status }) => ['script-refused', { url, reason: `the server answers HTTP ${status}${quoted(url)}` }],
  type: ({ url }) => ['script-refused', { url, reason: 'the server sends something else' }],
  integrity: ({ url }) => ['script-changed', { url }],
  network: ({ url }) => ['script-unreachable', { url }],
};

const INERT_PLACES = {
  text: 'in its text, where visitors read it',
  template: 'in a template element',
  noscript: 'in a noscript element, which is for browsers without scripts',
  comment: 'in a comment',
};

/** Why a page has no tag, though some part of it may name one. */
function findTag({ visit }: InstallationFacts): Found {
  const { placeInHtml: place, frameWithTag } = visit ?? {};
  if (frameWithTag) return [frameWithTag.hasAllLeadForms ? 'form-in-frame' : 'tag-in-frame', { url: frameWithTag.url }];
  if (place === undefined) return ['tag-missing'];
  if (place === 'tag') return ['tag-removed'];
  return place === 'script' ? ['tag-not-added'] : ['tag-inert', { place: INERT_PLACES[place] }];
}

/** Why no snippet runs; empty where one does. */
function findWhyNothingRuns(facts: InstallationFacts): Found[] {
  const { snippet, tags, failures, visit } = facts;
  if (snippet) return [];
  const failure = failures.find(({ file }) => file === 'snippet');
  if (failure) return [FAILED[failure.by](failure)];
  const [tag] = tags;
  if (!tag) return [findTag(facts)];
  const { heldBackBy: reason, src: url } = tag;
  if (reason !== undefined) return [['tag-held-back', { reason }]];
  if (visit?.script === 'came') return [['script-not-run', { url }]];
  // HTML standard, "already started": what innerHTML has made never runs.
  if (visit?.script === 'not asked for') return [['tag-inert', { place: 'a script has put it there by innerHTML' }]];
  return [['script-unreachable', { url }]];
}

// Without these, nothing is sent, or nothing may be.
const NEEDED = ['relay', 'sourceId', 'consent'];

/** Options that are missing, or say nothing usable. */
function findOptions(snippet: SnippetFacts): Found[] {
  const gravityOf = (name: string) => (NEEDED.includes(name) ? 'stops leads' : 'note');
  return [
    ...snippet.unusable.map(({ name, problem, expected }): Found => [
      'option-unusable',
      { problem, expected },
      gravityOf(name),
    ]),
    ...snippet.misspelt.map(({ name, given, meant }): Found => ['option-misspelt', { given, meant }, gravityOf(name)]),
    snippet.relay === undefined && !isNamed('relay', snippet) && ['relay-missing'],
  ];
}

/** Whether a tag gives the option, if not as it has to be. */
const isNamed = (option: string, { unusable, misspelt }: SnippetFacts): boolean =>
  [...unusable, ...misspelt].some(({ name }) => name === option);

function findRelay({ relay, failures, origin }: InstallationFacts): Found[] {
  const blocked = failures.find(({ file, by }) => file === 'relay' && by === 'policy');
  if (blocked) return [['relay-policy', { url: relay?.url ?? blocked.url, origin: originOf(blocked.url) }]];
  if (!relay) return [];
  if (failures.some(({ file, by }) => file === 'relay' && by === 'browser'))
    return [['relay-blocked', { url: relay.url }]];
  const { url, state, installation } = relay;
  return [
    state === 'silent' && ['relay-unreachable', { url, health: nextToEvents(url, 'healthz').href }],
    state === 'kept away' && ['relay-kept-away', { url }],
    state === 'foreign' && ['relay-foreign', { url }],
    state === 'not ready' && ['relay-not-ready', { url }],
    installation?.origin === 'refused' && ['origin-refused', { origin }],
  ];
}

/** No capture: the relay does not know which, or the file does not leave that to it. */
function findSource(relay: RelayFacts | undefined, snippet: SnippetFacts | undefined): Found[] {
  if (relay?.installation?.source_id === 'missing') return [['source-missing']];
  if (!snippet || snippet.isServed || snippet.sourceId !== undefined || snippet.relay === undefined) return [];
  if (isNamed('sourceId', snippet)) return [];
  return [['source-unnamed']];
}

/** What lies behind the relay. */
function findBehind({ relay, snippet }: InstallationFacts): Found[] {
  const { source_id, delivery } = relay?.installation ?? {};
  return [
    ...findSource(relay, snippet),
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

const inFrame = ({ origin }: FrameFacts, gravity?: Cause['gravity']): Found => ['form-foreign', { origin }, gravity];

/** Why the form that a person would look at first is none for leads. */
function findWhyNoLead({ name, rule }: FormFacts, selector: string, frame: FrameFacts | undefined): Found[] {
  switch (rule) {
    case 'not chosen':
      return [['forms-unchosen', { selector }]];
    case 'ignored':
      return [['form-ignored', { name }]];
    case 'no contact':
      return [['form-without-contact'], frame && inFrame(frame)];
    default:
      // A page whose form is in a frame may have a search of its own.
      return [frame ? inFrame(frame) : ['form-excluded', { name, rule: RULES[rule] ?? rule }]];
  }
}

function findForms({ forms, frames }: InstallationFacts, { forms: selector, consent }: SnippetFacts): Found[] {
  const unheard = frames.find(({ leadForm }) => leadForm === 'unheard');
  if (forms.some(({ isLead }) => isLead)) return [unheard?.isLarge && inFrame(unheard, 'costs leads')];
  if (frames.some(({ leadForm }) => leadForm === 'heard') || consent === 'denied') return [];
  if (unheard) return [inFrame(unheard)];
  if (selector === 'none') return [['forms-none']];
  // What is in a frame is seen from outside alone; from inside the page, its size has to tell.
  const frame = frames.find(({ isLarge, leadForm }) => isLarge && leadForm === undefined);
  const [form] = shown(forms);
  return form ? findWhyNoLead(form, selector ?? '', frame) : [frame ? inFrame(frame) : ['form-missing']];
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
    clientId === 'none' && ['client-id-missing', { reason: 'the page has no _ga cookie' }],
    isWithheld(clientId) && ['client-id-withheld', { reason: WITHHELD[clientId] }],
  ];
}

function findOldScript({ visit, tags }: InstallationFacts): Found[] {
  const { version, currentVersion } = visit ?? {};
  if (version === undefined || currentVersion === undefined || version === currentVersion) return [];
  return [['script-old', { url: tags[0]?.src ?? 'The script', version, currentVersion }]];
}

const WITHHELD = {
  'denied by Consent Mode': 'Consent Mode denies analytics_storage',
  'denied by Global Privacy Control': 'the browser asks for privacy (Global Privacy Control)',
};
const isWithheld = (clientId: InstallationFacts['clientId']): clientId is keyof typeof WITHHELD => clientId in WITHHELD;

/** Every cause that the facts show, the gravest first; of one gravity, in the order in which a lead would meet them. */
export function findCauses(facts: InstallationFacts): Finding[] {
  const { snippet } = facts;
  const found: Found[] = [
    ...findWhyNothingRuns(facts),
    ...(snippet ? findDisagreement(facts, snippet) : []),
    ...(snippet ? findOptions(snippet) : []),
    ...findRelay(facts),
    ...findBehind(facts),
    ...(snippet ? [...findConsent(snippet), ...findForms(facts, snippet), ...findLesser(facts, snippet)] : []),
  ];
  return found
    .flatMap((cause) => (cause ? inWords(...cause) : []))
    .sort((one, other) => GRAVITIES.indexOf(one.gravity) - GRAVITIES.indexOf(other.gravity));
}
