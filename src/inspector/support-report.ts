/** What is known -> a text for support, without anything that a visitor typed. Pure. */
import type { InstallationFacts } from '../causes/facts';
import type { Finding } from '../causes/find-causes';
import { RULES } from '../causes/rules';
import type { Observations } from './observations';

/** What a report is made of. */
export interface Reported {
  version: string;
  facts: InstallationFacts;
  findings: Finding[];
  observations: Observations;
}

const iso = (at: number) => new Date(at).toISOString();

/** The report, as lines of Markdown. */
export function reportOf({ version, facts, findings, observations }: Reported): string {
  const { page, snippet, relay, clientId, forms, frames, tags } = facts;
  const options = snippet?.options.filter(({ name }) => name !== 'personId') ?? [];
  return [
    `Driftrock ${version}, ${page}`,
    '',
    '## Found',
    ...(findings.length > 0
      ? findings.map(({ cause, sentence, remedy }) => `- ${cause}: ${sentence}. ${remedy}`)
      : ['- nothing wrong']),
    '',
    '## Installation',
    `- tags: ${tags.length}`,
    ...options.map(({ name, value, from }) => `- ${name}: ${value} (${from})`),
    `- relay: ${relay?.state ?? 'none'}`,
    `- client id: ${clientId}`,
    '',
    '## Forms',
    ...forms.map(
      ({ name, rule, controls }) =>
        `- ${name}: ${rule}; ${controls.map(({ field, leftOut }) => field ?? `(${leftOut ?? 'none'})`).join(', ')}`,
    ),
    ...frames.map(({ origin }) => `- a frame of ${origin}`),
    '',
    '## Submissions',
    ...observations.submissions.map(
      ({ at, rule = '', evidence }) => `- ${iso(at)} ${RULES[rule] ?? rule}; ${evidence.join('; ')}`,
    ),
    '',
    '## Attempts',
    ...observations.attempts.map(
      ({ at, outcome, status, error }) => `- ${iso(at)} ${outcome}, HTTP ${status}${error ? `, ${error}` : ''}`,
    ),
  ].join('\n');
}
