/** The part of the panel about the installation: what is wrong, and what is in force. */
import { anchorOf } from '../causes/anchor';
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

function rowsOf({ snippet, relay, clientId }: InstallationFacts, version: string): [string, string][] {
  if (!snippet) return [];
  const others = snippet.options.filter(({ name }) => !['relay', 'sourceId', 'consent'].includes(name));
  return [
    ['Version', version],
    ['Relay', (snippet.relay ?? 'none') + sourceOf(snippet, 'relay')],
    ['It answers', relay?.state ?? 'not asked'],
    ['Capture', (snippet.sourceId ?? 'the only one of the relay') + sourceOf(snippet, 'sourceId')],
    ['Consent', snippet.consent + sourceOf(snippet, 'consent')],
    ['Client id', clientId],
    ...others.map(({ name, value, from }): [string, string] => [name, `${value} (from: ${from})`]),
  ];
}

/** The part. */
export function installationPart({ facts, findings }: Known, { lookAgain }: Acts, version: string): Part {
  if (!facts) return { title: 'Installation', note: 'is being looked at', content: [] };
  const grave = findings.filter(({ gravity }) => gravity !== 'note').length;
  return {
    title: 'Installation',
    note: grave === 0 ? 'works' : grave === 1 ? '1 thing is wrong' : `${grave} things are wrong`,
    content: [
      grave === 0 &&
        make('p', { class: 'card good' }, make('strong', {}, 'Nothing is wrong.'), ' Leads of this page get through.'),
      findings.length > 0 && make('ul', { class: 'plain' }, ...findings.map(findingCard)),
      pairs(rowsOf(facts, version)),
      make('div', { class: 'row' }, button('Look again', lookAgain)),
    ].filter((node) => node !== false),
  };
}
