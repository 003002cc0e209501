/** The form for a test lead, and the page that shows how far it has come. */
import { html } from 'hono/html';
import type { StoreKind } from '../../health/problem';
import { TEST_EVENT_NAME } from '../../event/new-test-lead';
import type { TestRun } from '../test-runs';
import { codeBlock, type Html } from './layout';
import { ago } from './moments';

/** What the form shows next to its controls. */
export interface TestLeadForm {
  sourceIds: '*' | readonly string[];
  /** What was wrong with what was sent. */
  error?: string | undefined;
}

const captureControl = (sourceIds: TestLeadForm['sourceIds']): Html => {
  if (sourceIds === '*')
    return html`<p><label for="capture">Capture</label><input id="capture" name="source_id" required /></p>`;
  if (sourceIds.length === 1) return html`<p>It goes to the capture <code>${sourceIds[0]}</code>.</p>`;
  return html`<p>
    <label for="capture">Capture</label>
    <select id="capture" name="source_id">
      ${sourceIds.map((id) => html`<option value="${id}">${id}</option>`)}
    </select>
  </p>`;
};

/** The form. */
export const testLeadForm = ({ sourceIds, error }: TestLeadForm): Html =>
  html`<section id="test-lead" aria-labelledby="test-lead-title">
    <h2 id="test-lead-title">Send a test lead</h2>
    <p>
      It goes the whole way of a lead, and arrives in Driftrock as "${TEST_EVENT_NAME}". Driftrock takes the address for
      a person's: give one of your own.
    </p>
    ${error && html`<p class="notice" role="alert" id="test-lead-error">${error}</p>`}
    <form method="post" action="/test-lead">
      <p>
        <label for="email">E-mail address</label>
        <input id="email" name="email" type="email" autocomplete="email" required maxlength="254" />
      </p>
      ${captureControl(sourceIds)}
      <details>
        <summary>For an Affiliate capture</summary>
        <p><label for="affiliate">Affiliate id</label><input id="affiliate" name="affiliate_id" maxlength="256" /></p>
      </details>
      <p><button>Send a test lead</button></p>
    </form>
  </section>`;

const SIGNS = { working: '✓', broken: '✗', quiet: '…' };
type Mark = keyof typeof SIGNS;

const stepView = (mark: Mark, sentence: string, more: Html | false = false): Html =>
  html`<li class="step ${mark}">
    <p><span class="sign" aria-hidden="true">${SIGNS[mark]}</span> <strong>${sentence}</strong></p>
    ${more}
  </li>`;

const relayStep = ({ relay, driftrock }: TestRun): Html =>
  relay.isTaken || driftrock
    ? stepView('working', 'The relay has taken it, as it takes a lead of an allowed page.')
    : stepView('broken', 'The relay has not taken it.', html`<p>${relay.error}</p>`);

const storeStep = ({ relay }: TestRun, storeKind: StoreKind): Html => {
  if (storeKind === 'none') return stepView('quiet', 'The relay keeps nothing, and asks Driftrock at once.');
  return relay.isTaken
    ? stepView('working', storeKind === 'nats' ? 'It is safe in NATS.' : "It is safe on the relay's disk.")
    : stepView('broken', 'It is not kept.');
};

const TAKEN = 'Driftrock has taken it. Look for it in the capture: that is what a lead of a page will look like.';

function driftrockStep({ driftrock, relay }: TestRun): Html {
  if (!driftrock)
    return relay.isTaken
      ? stepView('quiet', 'It is kept, and Driftrock has not answered yet. This page will say when it has.')
      : stepView('quiet', 'Driftrock was not asked.');
  const answer = codeBlock(driftrock.said, "Driftrock's own answer");
  if (driftrock.kind === 'acknowledged') return stepView('working', TAKEN, answer);
  return driftrock.kind === 'rejected'
    ? stepView('broken', 'Driftrock has refused it for good. Its answer says why.', answer)
    : stepView('broken', 'Driftrock has not taken it. The overview says what to do.', answer);
}

/** How far the test lead has come. */
export const testRunView = (run: TestRun, { storeKind, now }: { storeKind: StoreKind; now: number }): Html =>
  html`<h1>Your test lead</h1>
    <div id="run" data-live>
      <p>Sent ${ago(run.startedAt, now)} to the capture <code>${run.sourceId}</code>.</p>
      <ol class="way">
        ${relayStep(run)} ${storeStep(run, storeKind)} ${driftrockStep(run)}
      </ol>
    </div>
    <p><a href="/">Back to the overview</a></p>`;
