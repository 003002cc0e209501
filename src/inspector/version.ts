/** The version of this build, which the build writes in place of a name between percent signs. */

export const VERSION: string = '%VERSION%';
