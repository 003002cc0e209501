/** Whether a relay serves this very file. The build of the served file says so; every other copy has to be told. */

/** Then the relay needs no naming, and may know its only capture by itself. */
export const IS_SERVED: boolean = false;
