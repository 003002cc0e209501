/** Is it working? One sentence, and a colour that is never the only sign. */
import { html } from 'hono/html';
import type { Problem, Verdict } from '../../health/problem';
import type { Html } from './layout';

const SIGNS: Record<Verdict, { sign: string; sentence: string }> = {
  working: { sign: '✓', sentence: 'It works: leads reach Driftrock.' },
  quiet: { sign: '…', sentence: 'It is ready, and no lead has come yet.' },
  attention: { sign: '!', sentence: 'It works, and something needs your attention.' },
  broken: { sign: '✗', sentence: 'It does not work: leads do not get through.' },
};

/** The sentence, and the gravest problem with what to do. */
export function verdictView(verdict: Verdict, [gravest]: readonly Problem[]): Html {
  const { sign, sentence } = SIGNS[verdict];
  return html`<section class="verdict" aria-labelledby="verdict-title">
    <h1 id="verdict-title">Is it working?</h1>
    <p class="answer ${verdict}" id="answer" role="status" data-live>
      <span class="sign" aria-hidden="true">${sign}</span> ${sentence}
    </p>
    <div id="gravest" data-live>${gravest && html`<p><strong>${gravest.sentence}.</strong> ${gravest.hint}</p>`}</div>
  </section>`;
}
