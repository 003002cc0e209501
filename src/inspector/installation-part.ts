/** The part of the panel about the installation: what is wrong, and what is in force. */
import { anchorOf } from '../causes/anchor';
import { captureOf } from '../causes/capture-of';
import type { Finding } from '../causes/find-causes';
import type { InstallationFacts, SnippetFacts } from '../causes/facts';
import { button, make, pairs } from './elements';
import type { Acts, Known, Part } from './parts';

const CLASSES = { 'stops leads': 'bad', 'costs leads': 'warn', note: 'faint' };

/** One cause: what is wrong, what to do, where to read more. */
const findingCard = ({ cause, gravity, sentence, remedy }: Finding): HTMLElement =>
  make(
    'li',
    { class: `card ${CLASSES[gravity]}` },
    make('strong', {}, `${sentence}.`),
    make('p', {}, remedy),
    make('a', { attributes: { href: anchorOf(cause), target: '_blank', rel: 'noopener' } }, 'More about this'),
  );

const sourceOf = (snippet: SnippetFacts, name: string): string => {
  const from = snippet.options.find((option) => option.name === name)?.from;
  return from ? ` (from: ${from})` : '';
};

function rowsOf(facts: InstallationFacts, version: string): [string, string][] {
  const { snippet, relay, clientId } = facts;
  if (!snippet) return [];
  const others = snippet.options.filter(({ name }) => !['relay', 'sourceId', 'consent'].includes(name));
  return [
    ['Version', version],
    ['Relay', (snippet.relay ?? 'none') + sourceOf(snippet, 'relay')],
    ['It answers', relay?.state ?? 'not asked'],
    ['Capture', captureOf(facts) + sourceOf(snippet, 'sourceId')],
    ['Consent', snippet.consent + sourceOf(snippet, 'consent')],
    ['Client id', clientId],
    ...others.map(({ name, value, from }): [string, string] => [name, `${value} (from: ${from})`]),
  ];
}

// What a relay that has tried nothing yet cannot know, such as whether Driftrock takes its key.
const promiseOf = ({ relay }: InstallationFacts): string =>
  relay?.installation?.delivery === 'working'
    ? 'Leads of this page get through.'
    : 'Whether Driftrock takes the leads of this page, a test lead shows.';

/** The part. */
export function installationPart({ facts, findings }: Known, { lookAgain }: Acts, version: string): Part {
  if (!facts) return { title: 'Installation', note: 'is being looked at', content: [] };
  const grave = findings.filter(({ gravity }) => gravity !== 'note').length;
  return {
    title: 'Installation',
    note: grave === 0 ? 'works' : grave === 1 ? '1 thing is wrong' : `${grave} things are wrong`,
    content: [
      grave === 0 && make('p', { class: 'card good' }, make('strong', {}, 'Nothing is wrong.'), ` ${promiseOf(facts)}`),
      findings.length > 0 && make('ul', { class: 'plain' }, ...findings.map(findingCard)),
      pairs(rowsOf(facts, version)),
      make('div', { class: 'row' }, button('Look again', lookAgain)),
    ].filter((node) => node !== false),
  };
}
