/** What the build writes into the snippet, in place of a name between percent signs. */

/**
 * What driftrock.inspector.js of this very build must be: Subresource Integrity, "integrity metadata". Browsers take
 * what is none for a file that may be any.
 */
export const INSPECTOR_INTEGRITY: string = '%INSPECTOR_INTEGRITY%';
