/** Text that every JSON reader takes. Pure. */

/**
 * The text with each half of a surrogate pair replaced by U+FFFD.
 *
 * Half an emoji is what a field's `maxlength` leaves of one; many JSON readers refuse the whole event for it (RFC 8259
 * §8.2).
 */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
