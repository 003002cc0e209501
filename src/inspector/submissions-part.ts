/** The part of the panel about submissions: their evidence, and the rule that decided. */
import { RULES } from '../causes/rules';
import { make, pairs } from './elements';
import type { Observed } from './observations';
import type { Acts, Known, Part } from './parts';

// Longer than any verdict takes: what was only pressed comes to nothing without a word.
const OVER_MS = 40_000;
const MASKED = '•••';

const timeOf = (at: number): string => new Date(at).toLocaleTimeString();

function stateOf({ rule, isLead, at }: Observed): string {
  if (rule !== undefined) return `${isLead ? 'A lead' : 'No lead'}: ${RULES[rule] ?? rule}`;
  return Date.now() - at > OVER_MS ? 'Came to nothing' : 'Is being decided';
}

/** The fields of the event, with their values only where somebody has asked for them. */
function fieldsOf({ fields }: Observed, showsValues: boolean): HTMLElement | undefined {
  if (!fields) return undefined;
  // An empty one was made on an earlier page.
  const shown = (value: unknown) => (showsValues ? [value].flat().join(', ') : '') || MASKED;
  return pairs(Object.entries(fields).map(([name, value]) => [name, shown(value)]));
}

const card = (submission: Observed, showsValues: boolean): HTMLElement =>
  make(
    'li',
    { class: `card ${submission.isLead ? 'good' : submission.rule ? 'warn' : ''}` },
    make('strong', {}, `${timeOf(submission.at)} ${stateOf(submission)}`),
    submission.page !== location.pathname && make('p', { class: 'faint' }, `on ${submission.page}`),
    submission.evidence.length > 0 && make('ul', {}, ...submission.evidence.map((text) => make('li', {}, text))),
    fieldsOf(submission, showsValues),
  );

/** The part. */
export function submissionsPart({ observations, showsValues }: Known, { showValues }: Acts): Part {
  const { submissions } = observations;
  const isShown = make('input', { attributes: { type: 'checkbox' } });
  isShown.checked = showsValues;
  isShown.addEventListener('change', () => showValues(isShown.checked));
  return {
    title: 'Submissions',
    note: submissions.length === 0 ? 'none yet' : String(submissions.length),
    content:
      submissions.length === 0
        ? [make('p', { class: 'faint' }, 'Send a form of this page: what is seen of it appears here.')]
        : [
            make('label', { class: 'row' }, isShown, 'Show what was typed'),
            make('ul', { class: 'plain' }, ...submissions.toReversed().map((one) => card(one, showsValues))),
          ],
  };
}
