/** A problem of a relay -> its cause in the list that page, inspector and doctor share. Pure. */
import type { CauseName } from '../../causes/causes';
import type { ProblemCause } from './problem';

/** Where each kind of problem is explained at length. */
export const CAUSE_NAMES: Record<ProblemCause, CauseName> = {
  store: 'store-failing',
  key: 'key-refused',
  upstream: 'upstream-failing',
  relay: 'relay-error',
  origin: 'origin-refused',
  capture: 'source-refused',
  path: 'relay-foreign',
  version: 'other-version',
  event: 'event-malformed',
  dead: 'dead-letters',
  backlog: 'backlog',
  rate: 'too-many',
  silence: 'silence',
};
