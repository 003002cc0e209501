/** Where a cause is explained at length. */
import type { CauseName } from './causes';

const TROUBLESHOOTING = 'https://github.com/driftrock/driftrock/blob/main/docs/troubleshooting.md';

/** The address of the cause on the page about troubleshooting. */
export const anchorOf = (cause: CauseName): string => `${TROUBLESHOOTING}#${cause}`;
