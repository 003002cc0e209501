/** A report -> the text that a person reads. Pure. */
import type { ControlFacts, FormFacts, FrameFacts, InstallationFacts } from '../causes/facts';
import { captureOf } from '../causes/capture-of';
import { RULES } from '../causes/rules';
import type { LinkedFinding, Report } from './report';
import type { SentLead, Step } from './sent-lead';

const MARKS: Record<LinkedFinding['gravity'], string> = {
  'stops leads': 'problem',
  'costs leads': 'warning',
  note: 'note',
};
const WIDTH = 'problem'.length + 1;
const INDENT = ' '.repeat(WIDTH);

const marked = (mark: string, sentence: string): string => `${mark.padEnd(WIDTH)}${sentence}`;

const findingLines = ({ gravity, sentence, remedy, link }: LinkedFinding): string[] => [
  marked(MARKS[gravity], `${sentence}.`),
  INDENT + remedy,
  INDENT + link,
];

const ANSWERS = {
  ready: 'it takes leads',
  'not ready': 'it takes no leads now',
  foreign: 'it is no relay',
  silent: 'it does not answer',
  'kept away': 'it does not answer this page',
};

function installationLines(facts: InstallationFacts): string[] {
  const { snippet, relay, clientId, tags, visit } = facts;
  if (!snippet) return [];
  const whence = (name: string): string => {
    const from = snippet.options.find((option) => option.name === name)?.from;
    return from ? ` (from: ${from})` : '';
  };
  const started = snippet.lateMs === undefined ? '' : `, ${(snippet.lateMs / 1000).toFixed(1)} s after the page`;
  const others = snippet.options.filter(({ name }) => !['relay', 'sourceId', 'consent'].includes(name));
  const rows: [string, string][] = [
    ['script', `${tags[0]?.src || 'in a bundle'}${visit?.version ? `, version ${visit.version}` : ''}${started}`],
    ['relay', `${snippet.relay ?? 'none'}${whence('relay')}${relay ? `; ${ANSWERS[relay.state]}` : ''}`],
    ['capture', captureOf(facts) + whence('sourceId')],
    ['consent', snippet.consent + whence('consent')],
    ['client id', clientId],
    ...others.map(({ name, value, from }): [string, string] => [name, `${value} (from: ${from})`]),
  ];
  return ['Installation', ...rows.map(([name, value]) => `  ${name.padEnd(10)} ${value}`), ''];
}

const controlLine = ({ name, field, leftOut }: ControlFacts): string =>
  field ? `    ${name} -> ${field}` : `    ${name}: left out${leftOut ? `, ${leftOut}` : ''}`;

function formLines({ name, isLead, rule, isShown, controls }: FormFacts): string[] {
  const verdict = `${isLead ? 'lead form' : 'no lead form'}: ${RULES[rule] ?? rule}`;
  return [`  ${name}, ${verdict}${isShown ? '' : ' (not shown now)'}`, ...controls.map(controlLine)];
}

const IN_FRAME = {
  heard: 'with a lead form that the tag in it hears',
  unheard: 'with a lead form that nothing hears',
  none: 'without a lead form',
};

const frameLine = ({ origin, leadForm }: FrameFacts): string =>
  `  A frame of ${origin}, ${leadForm ? IN_FRAME[leadForm] : 'into which the page cannot look'}`;

function formsLines({ forms, frames }: InstallationFacts): string[] {
  const told = frames.filter(({ isLarge, leadForm }) => isLarge || (leadForm ?? 'none') !== 'none');
  if (forms.length + told.length === 0) return ['Forms', '  none', ''];
  return ['Forms', ...forms.flatMap(formLines), ...told.map(frameLine), ''];
}

const stepLines = ({ mark, sentence, remedy }: Step): string[] => [
  marked(mark, `${sentence}.`),
  ...(remedy ? [INDENT + remedy] : []),
];

const testLeadLines = ({ steps, eventId }: SentLead): string[] => [
  'Test lead',
  ...steps.flatMap(stepLines),
  ...(eventId ? [`${INDENT}event_id ${eventId}`] : []),
  '',
];

/** The findings first, then what is installed, the forms, and what became of a test lead; the result at the end. */
export function textOf({ facts, findings, remarks, testLead, screenshot, ...report }: Report): string {
  return [
    `${facts?.page ?? report.url}, seen in ${report.browser}`,
    '',
    ...findings.flatMap(findingLines),
    ...(findings.length > 0 ? [''] : []),
    ...(facts ? [...installationLines(facts), ...formsLines(facts)] : []),
    ...(testLead ? testLeadLines(testLead) : []),
    ...remarks,
    ...(screenshot ? [`The picture is in ${screenshot}.`] : []),
    ...report.console.map((line) => `The console says: ${line}`),
    ...(remarks.length + report.console.length > 0 || screenshot ? [''] : []),
    report.sentence,
  ].join('\n');
}
