/** The kinds of annotation that carry a test's results to the table. */

/** One line of the table, as JSON. */
export const ROW = 'delivery row';

/** The browser that made it. */
export const VERSION = 'browser version';
