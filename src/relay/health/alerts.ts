/** Which problems an operator is told of while nobody looks: once when one begins, and once when it is over. Pure. */
import { isOneOrigin } from '../http/origins';
import { diagnose } from './diagnosis';
import { durationInWords } from './durations';
import type { Facts, Problem, ProblemCause } from './problem';

/** What an operator can set. */
export interface AlertRules {
  /** After how long without a lead from a page, in milliseconds; undefined for never. */
  silenceMs?: number | undefined;
}

/** What was told and is not over: its sentence, by what tells it from others. */
export type Told = ReadonlyMap<string, string>;

// A shorter outage ends by itself, and costs nothing: leads wait.
const OUTAGE_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
// A robot, or a stranger's page, is refused now and then.
const REFUSED_AN_HOUR = 10;
// More at once would be read by nobody; a stranger chooses the names of captures and origins.
const MAX_TOLD = 100;

/** Something that goes on. */
interface Concern {
  key: string;
  sentence: string;
  hint: string;
  /** Whether it is bad enough to tell of; what was told goes on without. */
  isGrave: boolean;
}

/** How one kind of problem is told. */
interface Rule {
  isGrave(problem: Problem, facts: Facts): boolean;
  /** Whether it is over once it is not seen any more: a relay that has just started has seen nothing yet. */
  canTell(facts: Facts): boolean;
}

const isKnownOfStore = ({ storeKind, store }: Facts): boolean => storeKind === 'none' || store !== undefined;
const hasAnswered = ({ upstream }: Facts): boolean => upstream.answeredAt !== undefined;
const hasWatchedFor = (ms: number, { now, journal }: Facts): boolean => now - journal.startedAt >= ms;
const isOften = ({ lastHour }: Problem): boolean => lastHour > REFUSED_AN_HOUR;

const RULES: Partial<Record<ProblemCause, Rule>> = {
  store: { isGrave: () => true, canTell: () => true },
  key: { isGrave: () => true, canTell: (facts) => isKnownOfStore(facts) && hasAnswered(facts) },
  upstream: {
    // From attempt to attempt: without any, nobody knows.
    isGrave: (_, { upstream: { failingSince = 0, failedAt = 0 } }) => failedAt - failingSince >= OUTAGE_MS,
    canTell: hasAnswered,
  },
  dead: {
    isGrave: () => true,
    // Where nothing is kept, only the counts of a day tell.
    canTell: (facts) => isKnownOfStore(facts) && (facts.storeKind !== 'none' || hasWatchedFor(DAY_MS, facts)),
  },
  // Whatever else calls itself an origin comes from no page.
  origin: {
    isGrave: (problem) => isOften(problem) && isOneOrigin(problem.detail),
    canTell: (facts) => hasWatchedFor(HOUR_MS, facts),
  },
  capture: { isGrave: isOften, canTell: (facts) => hasWatchedFor(HOUR_MS, facts) },
};

const SILENCE = 'silence:';
const DEAD = 'dead:';

// Driftrock's words stay in the relay: an alert goes to somebody else's servers.
const describeDead = (dead: readonly Problem[]): Omit<Concern, 'key' | 'isGrave'> => {
  const count = dead.reduce((sum, problem) => sum + problem.count, 0);
  return {
    sentence: `${count === 1 ? '1 lead was' : `${count} leads were`} given up: only a person can bring them further`,
    hint: 'driftrock-relay dead list says why, and driftrock-relay dead retry sends them again.',
  };
};

/** The dead letters are one concern, whatever the reasons of each. */
function concernOfDead(problems: readonly Problem[]): Concern[] {
  const dead = problems.filter(({ cause }) => cause === 'dead');
  return dead.length === 0 ? [] : [{ key: DEAD, ...describeDead(dead), isGrave: true }];
}

function concernOfSilence({ now, journal: { startedAt, page } }: Facts, { silenceMs }: AlertRules): Concern[] {
  const silentMs = now - Math.max(startedAt, page.succeededAt ?? startedAt);
  if (silenceMs === undefined || silentMs < silenceMs) return [];
  return [
    {
      key: SILENCE,
      sentence: `No page has sent a lead for ${durationInWords(silentMs)}`,
      hint: "See whether your pages still load the snippet. driftrock-relay test-lead shows the relay's part.",
      isGrave: true,
    },
  ];
}

// Counts of 24 hours; what nobody has met for an hour is over.
const goesOn = ({ cause, lastHour }: Problem): boolean => !['origin', 'capture'].includes(cause) || lastHour > 0;

function concernsOf(facts: Facts, rules: AlertRules): Concern[] {
  const problems = diagnose(facts);
  const single = problems
    .filter((problem) => problem.cause !== 'dead' && RULES[problem.cause] !== undefined && goesOn(problem))
    .map((problem) => ({
      key: `${problem.cause}:${problem.detail}`,
      sentence: problem.sentence,
      hint: problem.hint,
      isGrave: RULES[problem.cause]!.isGrave(problem, facts),
    }));
  return [...single, ...concernOfDead(problems), ...concernOfSilence(facts, rules)];
}

function canTell(key: string, facts: Facts): boolean {
  if (key === SILENCE) return facts.journal.page.succeededAt !== undefined;
  const cause = key.slice(0, key.indexOf(':')) as ProblemCause;
  return RULES[cause]?.canTell(facts) ?? true;
}

/** What has to be told now, and all that is told then. */
export function nextAlerts(told: Told, facts: Facts, rules: AlertRules): { told: Told; texts: string[] } {
  const concerns = concernsOf(facts, rules);
  const goingOn = new Set(concerns.map(({ key }) => key));
  const over = [...told].filter(([key]) => !goingOn.has(key) && canTell(key, facts));
  const begun = concerns
    .filter(({ key, isGrave }) => isGrave && !told.has(key))
    .slice(0, Math.max(MAX_TOLD - told.size, 0));
  const next = new Map(told);
  for (const [key] of over) next.delete(key);
  for (const { key, sentence } of begun) next.set(key, sentence);
  return {
    told: next,
    texts: [
      ...over.map(([, sentence]) => `Over: ${sentence}.`),
      ...begun.map(({ sentence, hint }) => `${sentence}. ${hint}`),
    ],
  };
}
