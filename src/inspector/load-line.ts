/** What is installed on this page, in one line for the console. Pure. */
import type { InstallationFacts } from '../causes/facts';
import { captureOf } from '../causes/capture-of';
import { findCauses } from '../causes/find-causes';

/** Version, relay, capture, consent, forms with their rules, and the gravest cause of what is wrong. */
export function loadLine(facts: InstallationFacts, version: string): string {
  const { snippet, forms } = facts;
  const worst = findCauses(facts).find(({ gravity }) => gravity !== 'note');
  const said = forms.map(({ name, isLead, rule }) => `${name} (${isLead ? 'lead form' : 'no lead form'}: ${rule})`);
  return [
    version,
    `relay ${snippet?.relay ?? 'missing'}`,
    `capture ${captureOf(facts)}`,
    `consent ${snippet?.consent ?? 'unknown'}`,
    said.length > 0 ? `forms: ${said.join(', ')}` : 'no form',
    ...(worst ? [`${worst.sentence}. ${worst.remedy}`] : []),
  ].join('; ');
}
