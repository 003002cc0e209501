/** `DRIFTROCK_DEBUG=1` in front of the command: each case says what the snippet's console has said of it. */

/** Whether it is asked for. A judgement is the same with and without; only the console differs. */
export const IS_DEBUGGING = process.env['DRIFTROCK_DEBUG'] === '1';

/** What it takes on the site: the option on the tag, and the recorder of the console in front of it. */
export const DEBUG_OPTIONS: Record<string, string> = IS_DEBUGGING ? { debug: 'true' } : {};
export const DEBUG_TEXTS: Record<string, string> = IS_DEBUGGING ? { '<!--tag-->': '<!--recorder--><!--tag-->' } : {};
