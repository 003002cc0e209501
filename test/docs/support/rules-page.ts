/** The rules of capture in words, each with its picture -> docs/rules.md. */
import { RULE_PAGES } from '../../../scripts/pictures/rule-pages.mjs';
import { RULES } from '../../../src/causes/rules';

const HEAD = `# A page for each rule

Each picture is a small page in a browser with the snippet on it: on the left before the visitor presses the button, on
the right what the page shows then, and below what the snippet has said of it. They are taken by
\`npm run docs:pictures\`, which ends with an error where the snippet says anything else. What the rules are for is in
[what counts as a lead](leads.md), how they are weighed in [how capture decides](capture.md#the-verdict).

This page is written by \`npx vitest run test/docs -u\` from the words that the inspector shows, too.`;

type Kind = (typeof RULE_PAGES)[number]['kind'];

const GROUPS: readonly (readonly [Kind, string])[] = [
  ['no lead form', 'Why a form is no lead form'],
  ['turned down', 'Why what was submitted is no lead'],
  ['accepted', 'Why it is one'],
];

const sentenceOf = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}.`;

function sectionOf(rule: string): string {
  const words = RULES[rule] ?? '';
  const picture = `pictures/rule-${rule.replaceAll(' ', '-')}.png`;
  return [`### ${rule}`, sentenceOf(words), `![${rule}: ${words}](${picture})`].join('\n\n');
}

/** The rules that have a picture. */
export const picturedRules = (): string[] => RULE_PAGES.map(({ rule }) => rule);

/** The whole page. */
export function rulesPage(): string {
  const groups = GROUPS.flatMap(([kind, heading]) => [
    `## ${heading}`,
    ...RULE_PAGES.filter((page) => page.kind === kind).map(({ rule }) => sectionOf(rule)),
  ]);
  return [HEAD, ...groups].join('\n\n').concat('\n');
}
