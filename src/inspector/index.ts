/**
 * Entry of the inspector: driftrock.inspector.js, which the snippet loads for who asks for it. With `debug` it says in
 * one line what is installed; with `?driftrock_debug` in the address it opens the panel, until the tab is closed.
 */
import { findCauses } from '../causes/find-causes';
import { collectFacts, type Heard, inspect } from './collect-facts';
import { deliveryPart } from './delivery-part';
import { findForms, PANEL } from './find-forms';
import { forecast } from './forecast';
import { formsPart } from './forms-part';
import { installationPart } from './installation-part';
import { loadLine } from './load-line';
import { withWhyNothingRuns } from './not-running';
import { observe, TEST_LEAD } from './observations';
import { openPanel } from './panel';
import type { Acts, Known } from './parts';
import { reportOf } from './support-report';
import { submissionsPart } from './submissions-part';
import { copyText } from './copy-text';
import { testLeadPart } from './test-lead-part';
import { isAskedFor, forget } from './tab';
import { VERSION } from './version';

// Waiting times are counted down.
const REDRAW_MS = 1_000;
// The relay finds out about Driftrock once it has tried.
const LOOK_AGAIN_MS = 5_000;
// A page builds its forms in many steps.
const SETTLE_MS = 300;

type Command = (name: string, ...args: unknown[]) => void;

const snippet = () => (window as unknown as { driftrock?: Command }).driftrock;
const driftrock: Command = (...args) => snippet()?.(...args);

/** What is known, kept up to date. */
function createKnowledge(onChange: () => void, ending: AbortSignal) {
  const known: Known = {
    facts: undefined,
    findings: [],
    forms: [],
    observations: observe(driftrock, onChange, ending),
    inspected: inspect(),
    showsValues: false,
  };
  const heard = (): Heard => ({
    failures: [],
    rejected: known.observations.attempts
      .filter(({ outcome }) => outcome === 'rejected')
      .map(({ error, status }) => error || `HTTP ${status}`),
  });
  const lookAtForms = () => {
    known.forms = findForms(document).map((form) => ({ form, facts: forecast(form, known.inspected?.options ?? {}) }));
    onChange();
  };
  const look = async () => {
    lookAtForms();
    known.inspected = inspect();
    const facts = await withWhyNothingRuns(await collectFacts(heard()));
    // A form that has made room for thanks was there.
    const before = facts.page === known.facts?.page ? known.facts.forms : [];
    known.facts = { ...facts, forms: facts.forms.length > 0 ? facts.forms : before };
    known.findings = findCauses(known.facts);
    onChange();
  };
  return { known, look, lookAtForms };
}

/** Calls back once the page has been changed, and has come to rest; until `ending` is aborted. */
function onPageChanged(act: () => void, ending: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(act, SETTLE_MS);
  });
  observer.observe(document.documentElement, { childList: true, subtree: true });
  ending.addEventListener('abort', () => {
    clearTimeout(timer);
    observer.disconnect();
  });
}

function open(): void {
  const ending = new AbortController();
  const panel = openPanel(() => {
    forget();
    ending.abort();
  });
  const { known, look, lookAtForms } = createKnowledge(() => draw(), ending.signal);
  const say = (text: string) => panel.say(snippet() ? text : 'No snippet runs on this page: see Installation.');
  const acts: Acts = {
    lookAgain: () => void look().then(() => panel.say('Looked again.')),
    outline: panel.outline,
    showValues(areShown) {
      known.showsValues = areShown;
      draw();
    },
    sendNow() {
      // Starts nothing again, and wakes what waits.
      driftrock('init', {});
      say('Asked the outbox to send.');
    },
    sendTestLead(email) {
      driftrock('track', { event_type: 'lead', event_name: TEST_LEAD, fields: { email } });
      const { relay, consent = 'granted' } = known.inspected?.options ?? {};
      if (consent === 'denied') say('Consent is denied: no test lead was sent.');
      else if (consent === 'pending') say('The test lead waits for consent.');
      else say(relay ? 'The test lead is on its way: see Delivery.' : 'The test lead waits: no relay is named.');
    },
    copyReport() {
      const { facts, findings, observations } = known;
      if (facts) void copyText(reportOf({ version: VERSION, facts, findings, observations })).then(panel.say);
    },
  };
  const test = testLeadPart(acts);
  function draw(): void {
    panel.draw([
      installationPart(known, acts, VERSION),
      formsPart(known, acts),
      submissionsPart(known, acts),
      deliveryPart(known, acts),
      test,
    ]);
  }
  draw();
  void look();
  const timers = [setInterval(draw, REDRAW_MS), setInterval(() => document.hidden || void look(), LOOK_AGAIN_MS)];
  ending.signal.addEventListener('abort', () => timers.forEach(clearInterval));
  onPageChanged(lookAtForms, ending.signal);
}

/** Once the page's own elements are there. */
function whenParsed(act: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', act);
  else act();
}

whenParsed(() => {
  // The operator's bookmark may bring the file a second time.
  if (document.querySelector(PANEL)) return;
  if (isAskedFor()) open();
  void collectFacts().then((facts) => console.info('Driftrock:', loadLine(facts, VERSION)));
});
