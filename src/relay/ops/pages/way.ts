/** The way of a lead, step by step: when each last went well, when it last did not, and what to do. */
import { html } from 'hono/html';
import { anchorOf } from '../../../causes/anchor';
import { CAUSE_NAMES } from '../../health/cause-names';
import type { Step } from '../../health/journal';
import type { Facts, Problem, ProblemCause, StoreKind } from '../../health/problem';
import type { Html } from './layout';
import { ago } from './moments';

interface StepOfWay {
  title: string;
  about: string;
  step: Step;
  causes: readonly ProblemCause[];
}

const KEEPERS: Record<StoreKind, string> = {
  none: 'It keeps nothing: the page waits until Driftrock has answered.',
  folder: 'It is on the disk of the relay before the page is answered.',
  nats: 'It is in NATS before the page is answered.',
};

// Longer lists are read in the log.
const MAX_PROBLEMS = 10;

function stepsOf({ journal, upstream, storeKind }: Facts): StepOfWay[] {
  const driftrock = {
    succeededAt: upstream.answeredAt,
    failedAt: upstream.failedAt,
    failingSince: upstream.failingSince,
  };
  const kept: StepOfWay[] =
    storeKind === 'none'
      ? []
      : [{ title: 'The relay keeps it', about: KEEPERS[storeKind], step: journal.store, causes: ['store'] }];
  return [
    {
      title: 'A page gets the script from the relay',
      about: 'The browser keeps it for an hour, and a page may have a copy from elsewhere.',
      step: journal.script,
      causes: ['version', 'silence'],
    },
    {
      title: 'A page sends the lead to the relay',
      about: 'The relay looks where it comes from, and whether it is a lead.',
      step: journal.page,
      causes: ['relay', 'origin', 'capture', 'path', 'event', 'rate'],
    },
    ...kept,
    {
      title: 'Driftrock takes it from the relay',
      about: storeKind === 'none' ? KEEPERS.none : 'If Driftrock does not answer, the relay tries again for days.',
      step: driftrock,
      causes: ['key', 'upstream', 'dead', 'backlog', ...(storeKind === 'none' ? (['store'] as const) : [])],
    },
  ];
}

function stateOf({ succeededAt, failingSince }: Step, problems: readonly Problem[]): [name: string, words: string] {
  if (problems.some(({ isBlocking }) => isBlocking)) return ['broken', 'does not work'];
  if (problems.length > 0) return ['attention', 'needs attention'];
  if (succeededAt === undefined) return ['quiet', 'nothing yet'];
  return failingSince === undefined ? ['working', 'works'] : ['attention', 'failed last'];
}

const problemView = ({ cause, sentence, hint, since }: Problem, now: number): Html =>
  html`<li>
    <p>
      <strong>${sentence}.</strong>
      ${since !== undefined && html`<span class="since">First seen ${ago(since, now)}.</span>`}
    </p>
    <p class="hint">${hint} <a href="${anchorOf(CAUSE_NAMES[cause])}" rel="noreferrer">More about this</a></p>
  </li>`;

function stepView({ title, about, step, causes }: StepOfWay, all: readonly Problem[], now: number): Html {
  const problems = all.filter(({ cause }) => causes.includes(cause));
  const [state, words] = stateOf(step, problems);
  const more = problems.length - MAX_PROBLEMS;
  return html`<li class="step ${state}">
    <h3>${title} <span class="state">${words}</span></h3>
    <p class="about">${about}</p>
    <dl>
      <div>
        <dt>Last went well</dt>
        <dd>${step.succeededAt === undefined ? 'not since the relay started' : ago(step.succeededAt, now)}</dd>
      </div>
      <div>
        <dt>Last failed</dt>
        <dd>${step.failedAt === undefined ? 'not since the relay started' : ago(step.failedAt, now)}</dd>
      </div>
    </dl>
    ${
      problems.length > 0 &&
      html`<ul class="problems">
        ${problems.slice(0, MAX_PROBLEMS).map((problem) => problemView(problem, now))}
      </ul>`
    }
    ${more > 0 && html`<p>And ${more} more, which the log has.</p>`}
  </li>`;
}

/** The way as a list of steps, with their problems. */
export const wayView = (facts: Facts, problems: readonly Problem[]): Html =>
  html`<section id="way" aria-labelledby="way-title" data-live>
    <h2 id="way-title">The way of a lead</h2>
    <ol class="way">
      ${stepsOf(facts).map((step) => stepView(step, problems, facts.now))}
    </ol>
  </section>`;
