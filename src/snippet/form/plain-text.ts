/** Texts as tests of their shape need them, in whatever way a keyboard or a program has written them. Pure. */

// A run of letters and digits this long may be encoded.
const ENCODED = /[\w+/]{24,}=*/g;

/**
 * The text in half-width characters, with Arabic and Persian digits as 0 to 9, and with a hyphen for whatever stroke is
 * between digits: Japanese and Arabic keyboards give others.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/(\d)[\u2010-\u2015\u2212\u30fc](?=\d)/g, '$1-');

/** The text, or what a function makes of it; nothing where it cannot. */
const tried = (decode: (text: string) => string) => (text: string) => {
  try {
    return decode(text);
  } catch {
    // Not written in this way.
    return '';
  }
};
const inBase64 = tried((run) => new TextDecoder().decode(Uint8Array.from(atob(run), (byte) => byte.charCodeAt(0))));

/** The text as it is, and as it reads where JSON, addresses or base64 have written it in their way. */
export const readings = (text: string): string =>
  [
    text,
    text.replace(/\\u([\da-f]{4})/gi, (_escape, code) => String.fromCharCode(parseInt(code as string, 16))),
    text.replace(/\+/g, ' ').replace(/(%[\da-f]{2})+/gi, tried(decodeURIComponent)),
    ...(text.match(ENCODED) || []).map(inBase64),
  ].join(' ');
