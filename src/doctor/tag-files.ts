/** What the browser gets by a tag. */

/** The addresses of the files in their order: that of the tag, and next to a loader that of the whole file. */
export const filesOf = (src: string): string[] => [
  ...new Set([src, src.replace(/\bdriftrock\.loader\.js\b/, 'driftrock.js')]),
];
