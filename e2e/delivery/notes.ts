/** What tests and table know each other by. */

/** One line of the table, as JSON. */
export const ROW = 'delivery row';

/** The browser that made it. */
export const VERSION = 'browser version';

/** At the end of a title: for the long form alone. */
export const LONG = ' @long';
