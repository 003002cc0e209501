/** The list of causes -> the page about troubleshooting, docs/troubleshooting.md, in Markdown. Pure. */
import { type Cause, type CauseName, CAUSES } from './causes';
import { inNumbers, inWords } from './find-causes';
import { RULES } from './rules';

const HEAD = `# Troubleshooting

What a person sees, what is behind it, and what to do. The inspector (\`?driftrock_debug\` behind a page's address),
the command \`driftrock-relay check <address of a page>\` and the page of the relay's operator speak from this list.
It is written by \`src/causes/troubleshooting.ts\`: change \`src/causes/causes.ts\`, not this file.

Not sure where to begin? Run \`driftrock-relay check https://www.example.com/landing\`: it opens the page in a browser,
and names the cause.`;

const GRAVITIES: Record<Cause['gravity'], string> = {
  'stops leads': 'No lead comes while it lasts.',
  'costs leads': 'Some leads are lost or late.',
  note: 'Leads come all the same.',
};

/** The causes by what a person sees, in the order of the list. */
function bySymptom(): Map<string, CauseName[]> {
  const found = new Map<string, CauseName[]>();
  for (const [name, { symptom }] of Object.entries(CAUSES) as [CauseName, Cause][])
    found.set(symptom, [...(found.get(symptom) ?? []), name]);
  return found;
}

const sentenceOf = (name: CauseName): string => inWords(name, (CAUSES[name] as Cause).example).sentence;

function sectionOf(name: CauseName): string {
  const { symptom, gravity, counted, example }: Cause = CAUSES[name];
  const { sentence, remedy } = inWords(name, example);
  return [
    `### ${name}`,
    `**${sentence}.** ${remedy}`,
    `Seen as: ${symptom} ${GRAVITIES[gravity]}`,
    ...(counted ? [`On the relay's own page: "${inNumbers(name, 3, example)}".`] : []),
  ].join('\n\n');
}

/** The whole page. */
export function troubleshootingPage(): string {
  const symptoms = [...bySymptom()].flatMap(([symptom, names]) => [
    `**${symptom}**`,
    names.map((name) => `- [${sentenceOf(name)}](#${name})`).join('\n'),
  ]);
  const rules = Object.entries(RULES).map(([name, words]) => `| \`${name}\` | ${words} |`);
  return [
    HEAD,
    '## By what you see',
    ...symptoms,
    '## The causes',
    ...(Object.keys(CAUSES) as CauseName[]).map(sectionOf),
    '## The rules of capture',
    'Why a form is no lead form, and why a submission was taken or turned down, as the console, ' +
      "`on('ignored')` and the inspector name it.",
    ['| rule | what it means |', '|---|---|', ...rules].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}
