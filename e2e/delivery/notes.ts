/** What tests and table know each other by. */

/** One line of the table, as JSON. */
export const ROW = 'delivery row';

/** The browser that made it. */
export const VERSION = 'browser version';

/** At the end of a title: what the fault needs. playwright.config.ts says where it is left out. */
export const TAGS = / @\w+/g;
