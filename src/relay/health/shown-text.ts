/** Texts from anybody, made fit to be shown to a person. Pure. */

/** Longer than any real origin or id; too short to fill a page with. */
export const SHOWN_LENGTH = 100;

// Control and format characters (line breaks, marks that turn the direction of writing) and halves of characters:
// a text must not look like another one, nor break a line. Unicode, general categories Cc, Cf, Cs, Zl, Zp.
const UNSHOWN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with `�` in place of what cannot be seen, and with `…` at its end when it was cut. */
export function shownText(text: string, length = SHOWN_LENGTH): string {
  // Cut first: a long text costs no more than a short one. By characters, so that none is halved.
  const characters = [...text.slice(0, 2 * length)];
  const isCut = text.length > 2 * length || characters.length > length;
  return characters.slice(0, length).join('').replace(UNSHOWN, '\u{fffd}') + (isCut ? '…' : '');
}
