/** What the doctor has found, as one object: what `--json` prints, and what the text is made of. Pure. */
import { anchorOf } from '../causes/anchor';
import type { InstallationFacts } from '../causes/facts';
import { type Finding, findCauses, inWords } from '../causes/find-causes';
import type { SentLead } from './sent-lead';

/** A finding with the address where it is explained. */
export type LinkedFinding = Finding & { link: string };

/** All of it. Nothing in it was typed by anybody but the address of a test lead. */
export interface Report {
  /** The address that was asked for. */
  url: string;
  /**
   * `works`: nothing stops or costs leads. `test lead lost`: nothing does, and yet the test lead has not got through.
   * `not seen`: the page could not be looked at.
   */
  result: 'works' | 'loses leads' | 'brings no leads' | 'test lead lost' | 'not seen';
  /** The same in a sentence. */
  sentence: string;
  /** The gravest first. */
  findings: LinkedFinding[];
  /** What there is to know besides, in sentences. */
  remarks: string[];
  /** The browser with its version. */
  browser: string;
  /** Absent where the page was not seen. */
  facts?: InstallationFacts;
  /** The product's own warnings in the console of the page. */
  console: string[];
  /** Where the picture is. */
  screenshot?: string;
  testLead?: SentLead;
}

/** What a report is made of. */
export interface Seen {
  url: string;
  browser: string;
  facts: InstallationFacts;
  /** The console's warnings and errors, the product's own among them. */
  lines: string[];
  isResting: boolean;
  screenshot?: string | undefined;
  testLead?: SentLead | undefined;
}

const link = (finding: Finding): LinkedFinding => ({ ...finding, link: anchorOf(finding.cause) });

// What a relay that has tried nothing yet cannot know, such as whether Driftrock takes its key.
const UNTRIED = 'Nothing is wrong on this page. Whether Driftrock takes its leads, --send shows.';
const UNTOLD = 'Nothing is wrong on this page. Whether Driftrock has taken the test lead is not known.';
const ARRIVED = 'Nothing is wrong: the test lead has got through to Driftrock.';
const SENTENCES: Record<Report['result'], string> = {
  works: 'Nothing is wrong: leads of this page get through.',
  'loses leads': 'Leads of this page get through, and not all of them.',
  'brings no leads': 'No lead of this page gets through until that is put right.',
  'test lead lost': 'Nothing is wrong with the installation, and yet the test lead has not got through.',
  'not seen': 'The page could not be looked at.',
};

function resultOf(findings: Finding[], testLead: SentLead | undefined): Report['result'] {
  if (findings.some(({ gravity }) => gravity === 'stops leads')) return 'brings no leads';
  if (findings.some(({ gravity }) => gravity === 'costs leads')) return 'loses leads';
  return testLead?.steps.some(({ mark }) => mark === 'problem') ? 'test lead lost' : 'works';
}

function sentenceOf(result: Report['result'], { facts, testLead }: Seen): string {
  if (result !== 'works') return SENTENCES[result];
  if (testLead?.steps.at(-1)?.mark === 'ok') return ARRIVED;
  if (facts.relay?.installation?.delivery === 'working') return SENTENCES.works;
  return testLead ? UNTOLD : UNTRIED;
}

const plainAddress = (url: string): string => {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/$/, '');
};

function remarksOf({ url, facts, isResting }: Seen, result: Report['result']): string[] {
  const { page, visit, tags } = facts;
  return [
    ...(plainAddress(url) === plainAddress(page) ? [] : [`The address leads on to ${page}, which was looked at.`]),
    ...(isResting ? [] : ['The page did not come to rest, and was looked at as it was then.']),
    ...(visit && visit.placeInHtml !== 'tag' && tags.length > 0
      ? ['The tag is not in the HTML of the page: a script adds it, such as a tag manager.']
      : []),
    ...(result === 'works' ? ["What an ad blocker in a visitor's browser keeps away cannot be seen from here."] : []),
  ];
}

/** An id of a person is nobody else's concern. */
function withoutPersons(facts: InstallationFacts): InstallationFacts {
  const { snippet } = facts;
  if (!snippet) return facts;
  return { ...facts, snippet: { ...snippet, options: snippet.options.filter(({ name }) => name !== 'personId') } };
}

/** The report of a page that was seen. */
export function reportOf(seen: Seen): Report {
  const { url, browser, facts, lines, screenshot, testLead } = seen;
  const findings = findCauses(facts);
  const result = resultOf(findings, testLead);
  return {
    url,
    result,
    sentence: sentenceOf(result, seen),
    findings: findings.map(link),
    remarks: remarksOf(seen, result),
    browser,
    facts: withoutPersons(facts),
    console: lines.filter((line) => line.startsWith('Driftrock: ')),
    ...(screenshot !== undefined && { screenshot }),
    ...(testLead && { testLead }),
  };
}

/** The report of a page that did not open, for this reason. */
export const reportOfUnseen = (url: string, browser: string, reason: string): Report => ({
  url,
  result: 'not seen',
  sentence: SENTENCES['not seen'],
  findings: [link(inWords('page-unreachable', { reason }))],
  remarks: [],
  browser,
  console: [],
});

/** 0 where nothing stops or costs leads, 1 where something does, 2 where the page could not be looked at. */
export const exitCodeOf = ({ result }: Report): 0 | 1 | 2 => (result === 'works' ? 0 : result === 'not seen' ? 2 : 1);
