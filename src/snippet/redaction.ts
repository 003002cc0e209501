/** What never leaves the page. Pure. */

// By what a control says of itself: type, autocomplete (HTML standard, "Autofill") and the names usual on the web for
// passwords, card data, one-time codes, anti-forgery tokens.
const PRIVATE =
  /passw|pwd|\bcc.?(num|name|exp|csc|type|[gaf])|card.?(num|no\b)|\b(cvc|cvv|csc)|security.?code|exp(iry|iration|ires)?.?(date|month|year)\b|\botp\b|one.?time.?(code|pass|pin)|csrf|xsrf|authenticity|forgery|captcha|_gl\b|nonce|\btoken\b|[_-]token|token[_-]/i;
// Hidden controls are the page's own: the state of a framework is no answer of the visitor.
const PRIVATE_HIDDEN = /^hidden.*( _|token|state|signature|session|hash)/i;

// ISO/IEC 7812: 13 to 19 digits in practice, often in groups.
const CARD_NUMBER = /\b\d(?:[ -]?\d){12,18}\b/g;
// E.164 §6: a telephone number has 15 digits at most, and one in ten passes the Luhn check by chance.
const MAX_PHONE_DIGITS = 15;
// Google's cross-domain linker carries ids in URLs.
const LINKER = /\b_gl=[^&#\s]*&?/g;

/** Whether a control of these words stays in the page, whatever it holds. */
export const isPrivate = (words: string): boolean => PRIVATE.test(words) || PRIVATE_HIDDEN.test(words);

/** The text without card numbers and without Google's linker parameter; a telephone number stays whole. */
export const redact = (text: string, isPhone: boolean): string =>
  text.replace(LINKER, '').replace(CARD_NUMBER, (match) => {
    const digits = match.replace(/\D/g, '');
    return (isPhone && digits.length <= MAX_PHONE_DIGITS) || luhnSum(digits) % 10 ? match : '';
  });

// ISO/IEC 7812-1, annex B: from the right every second digit counts double, less 9 where that makes two digits.
const luhnSum = (digits: string) =>
  [...digits].reverse().reduce((sum, digit, index) => sum + (index % 2 ? (+digit * 2) % 9 || +digit && 9 : +digit), 0);
