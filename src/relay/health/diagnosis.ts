/** Facts of a relay -> what is wrong, in a marketer's words, each with what to do. Pure. */
import { findBacklog, findKeys, findStore, findUpstream } from './delivery-problems';
import { findDead, findOtherVersions, findRefused, findSilence } from './lead-problems';
import { type Facts, type Problem, PROBLEM_CAUSES, type Verdict } from './problem';

const FINDERS = [findStore, findKeys, findUpstream, findRefused, findOtherVersions, findDead, findBacklog, findSilence];

// All that block come before all that do not.
const rankOf = ({ cause, isBlocking }: Problem): number =>
  PROBLEM_CAUSES.indexOf(cause) + (isBlocking ? 0 : PROBLEM_CAUSES.length);

/** What is wrong, the gravest first; within a cause, the most frequent first. Empty when nothing is. */
export const diagnose = (facts: Facts): Problem[] =>
  // Sorting is stable: the order within a cause stays.
  FINDERS.flatMap((find) => find(facts)).sort((one, other) => rankOf(one) - rankOf(other));

/** How a relay with these problems is. */
export function verdictOf(problems: readonly Problem[]): Verdict {
  if (problems.some(({ isBlocking }) => isBlocking)) return 'broken';
  if (problems.length === 0) return 'working';
  return problems.every(({ cause }) => cause === 'silence') ? 'quiet' : 'attention';
}
