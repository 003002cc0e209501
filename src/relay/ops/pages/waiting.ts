/** What waits, and what only a person can bring further. Never an answer of a visitor. */
import { html } from 'hono/html';
import type { Count } from '../../health/recent-counts';
import type { Facts } from '../../health/problem';
import { codeBlock, type Html } from './layout';
import { ago } from './moments';

const COMMANDS = [
  ['driftrock-relay spool status', 'What waits, and which keys are refused.'],
  ['driftrock-relay dead list', 'Dead letters: their ids, reasons and times.'],
  ['driftrock-relay dead retry --all', 'Sends them again, once the reason is gone.'],
  ['driftrock-relay dead purge 17', 'Erases the dead letter 17 for good.'],
] as const;

const reasonView = ({ name, count }: Count): Html =>
  html`<li>${count === 1 ? '1 time' : `${count} times`}: ${name ?? 'other words'}</li>`;

const countsView = ({ store, now, journal: { rejected } }: Facts & { store: NonNullable<Facts['store']> }): Html =>
  html`<dl class="counts">
      <div>
        <dt>Waiting</dt>
        <dd>${store.waiting}</dd>
      </div>
      <div>
        <dt>The oldest of them came</dt>
        <dd>${store.oldestAt === undefined ? 'none waits' : ago(store.oldestAt, now)}</dd>
      </div>
      <div>
        <dt>Dead letters, which wait for you</dt>
        <dd>${store.dead}</dd>
      </div>
      <div>
        <dt>Keys that Driftrock refuses</dt>
        <dd>${store.paused.join(', ') || 'none'}</dd>
      </div>
    </dl>
    ${
      rejected.length > 0 &&
      html`<h3>What Driftrock has refused for good in the last 24 hours, in its words</h3>
        <ul>
          ${rejected.map(reasonView)}
        </ul>`
    }`;

function bodyOf(facts: Facts): Html {
  const { storeKind, store } = facts;
  if (storeKind === 'none')
    return html`<p>Nothing is kept here, so nothing waits here: RELAY_SPOOL is none. Leads wait in the browsers.</p>`;
  return store ? countsView({ ...facts, store }) : html`<p>The store cannot be asked now. Its log says why.</p>`;
}

/** The counts, and the commands that bring dead letters further. */
export const waitingView = (facts: Facts): Html =>
  html`<section id="waiting" aria-labelledby="waiting-title">
    <h2 id="waiting-title">Waiting and dead</h2>
    <div id="waiting-counts" data-live>${bodyOf(facts)}</div>
    ${
      facts.storeKind !== 'none' &&
      html`<details>
        <summary>Commands, for a shell on this machine with the variables of the relay</summary>
        ${COMMANDS.map(
          ([command, about]) =>
            html`<p>${about}</p>
              ${codeBlock(command, about)}`,
        )}
      </details>`
    }
  </section>`;
