/** What a heading is called behind the `#` of a link. */

/**
 * The heading as GitHub spells it in a link: one spelling for the repository's pages and for the site.
 *
 * Only letters, digits, `_`, `-` and blanks stay, in small letters, and blanks become `-`.
 * @param {string} heading in Markdown, or as its reader sees it
 * @returns {string}
 */
export const slugOf = (heading) =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
