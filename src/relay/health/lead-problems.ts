/** What is wrong with what pages send: refused, given up, or nothing at all. Pure. */
import { inNumbers, inWords } from '../../causes/find-causes';
import { isOneOrigin } from '../http/origins';
import { durationInWords } from './durations';
import type { Facts, Problem, ProblemCause } from './problem';
import { wordsOfRefusal } from './refusal-words';

// What the store and Driftrock turn away is told once, by its own problem.
const TOLD_ELSEWHERE = ['store', 'upstream'];
// A page that is set up wrongly. Next to the other causes, or without a page, leads may well get through.
const OF_A_PAGE = ['origin', 'capture', 'path'];

/** Requests of the last 24 hours that were refused, by cause and detail. */
export function findRefused({ journal: { refused, page }, sourceIds }: Facts): Problem[] {
  return refused
    .filter(({ cause }) => !TOLD_ELSEWHERE.includes(cause))
    .map((counted) => {
      const { cause, name, count, lastHour, firstAt } = counted;
      const isPage = OF_A_PAGE.includes(cause) && (cause !== 'origin' || isOneOrigin(name ?? ''));
      return {
        // The causes of refusals are among those of problems.
        cause: cause as ProblemCause,
        detail: name ?? '*',
        since: firstAt,
        count,
        lastHour,
        ...wordsOfRefusal(counted, { sourceIds }),
        // Once a lead has come, the relay is set up, and a refusal may be a stranger's.
        isBlocking: isPage && page.succeededAt === undefined,
      };
    });
}

/** Pages from before an update of the relay, or from after one that was taken back. */
export const findOtherVersions = ({ journal: { otherVersions } }: Facts): Problem[] =>
  otherVersions.map(({ name, count, lastHour, firstAt }) => ({
    cause: 'version',
    detail: name ?? '*',
    since: firstAt,
    count,
    lastHour,
    sentence:
      `${count === 1 ? '1 request' : `${count} requests`} of pages named ` +
      `${name === undefined ? 'other versions' : `version ${name}`} of the script, which the relay does not have`,
    hint: inWords('other-version').remedy,
    isBlocking: false,
  }));

const CORRECT = 'Correct what the words say, on the page or in Driftrock.';

const leadsWere = (count: number): string => (count === 1 ? '1 lead was' : `${count} leads were`);

/** Events that Driftrock has refused for good, by its own words. */
export function findDead({ journal: { rejected }, storeKind, store }: Facts): Problem[] {
  const isKept = storeKind !== 'none';
  // Kept ones may have been sent again or erased since they were counted.
  const dead = isKept ? (store?.dead ?? 0) : Infinity;
  const hint = isKept ? inWords('dead-letters').remedy : CORRECT;
  const told = dead === 0 ? [] : rejected;
  const rest = isKept ? dead - told.reduce((sum, { count }) => sum + count, 0) : 0;
  const problems = told.map(({ name, count, lastHour, firstAt }): Problem => {
    const words = name === undefined ? 'for several reasons' : `in these words: ${name}`;
    return {
      cause: 'dead',
      detail: name ?? '*',
      since: firstAt,
      count,
      lastHour,
      sentence: inNumbers('dead-letters', count, { words }),
      hint,
      isBlocking: false,
    };
  });
  if (rest <= 0) return problems;
  const sentence = `${leadsWere(rest)} given up to you, as dead letters`;
  return [
    ...problems,
    { cause: 'dead', detail: '', since: undefined, count: rest, lastHour: 0, sentence, hint, isBlocking: false },
  ];
}

// What keeps a script from a page, and what keeps a lead in one: the relay cannot see it, the browser's console can.
const NO_SCRIPT = [
  "Put the relay's line into the pages of your site. No page has got the script from here either.",
  'If the line is there, the console of the browser says more. The line may name another relay; the tag may not have',
  'fired; an ad blocker or a content security policy may keep the script away. A copy of the script from elsewhere',
  'needs data-relay and data-source-id, which some tag managers and page builders take away.',
].join(' ');
const NO_LEAD = [
  'A page has got the script, so the line works there: send its form. If nothing comes, open the page with',
  '?driftrock_debug behind its address and look into the console. Consent may be pending or denied; the form may be in',
  'a frame of another site, or hold neither an e-mail address nor a telephone number; an optimiser may delay the',
  'script until the form is sent; a second tag may name another relay; a content security policy may keep the page',
  'from sending to this one.',
].join(' ');

/** Nothing has come since the start, not even what could be refused. */
export function findSilence({ now, journal: { startedAt, script, page, refused } }: Facts): Problem[] {
  if (page.succeededAt !== undefined || refused.length > 0) return [];
  return [
    {
      cause: 'silence',
      detail: '',
      since: startedAt,
      count: 0,
      lastHour: 0,
      sentence: `No page has sent a lead since the relay started ${durationInWords(now - startedAt)} ago`,
      hint: script.succeededAt === undefined ? NO_SCRIPT : NO_LEAD,
      isBlocking: false,
    },
  ];
}
