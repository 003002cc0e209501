/**
 * Any suite through the loader: `DRIFTROCK_LOADER=3000` names the loader on every tag, and the whole file comes so many
 * milliseconds after it is asked for.
 */
import type { Installation } from './page-server';

const { DRIFTROCK_LOADER } = process.env;

/** How much later the whole file comes, in ms; 0 without the loader. */
export const LATE_MS = Number(DRIFTROCK_LOADER ?? 0);

/** What each installation begins with. */
export const LOADER_RUN: Pick<Installation, 'file' | 'trouble'> =
  DRIFTROCK_LOADER === undefined
    ? {}
    : { file: 'driftrock.loader.js', trouble: { '/driftrock.js': { delayMs: LATE_MS } } };
