/** What never leaves the page. Pure. */

// What controls say of themselves (type, autocomplete as in HTML standard "Autofill", the names usual on the web) when they
// hold a password, card data, a one-time code or an anti-forgery token; and hidden ones that keep a framework's state.
const PRIVATE =
  /passw|pwd|\bpass\b|\bcc.?(num|name|exp|csc|type|[gaf])|card.?(num|no\b)|(cvc|cvv|csc)\d?\b|security.?code|exp(iry|iration)?.?(date|month|year)\b|(\b|_)otp(\b|_)|one.?time.?(code|pass)|csrf|xsrf|authenticity|forgery|captcha|altcha|turnstile|form_?(key\b|build_id)|ufprt|_gl\b|nonce|token\b|^hidden.*([ []_|viewstate|signature|sess)/i;
// A label may speak of anything: "Which ski pass do you want?"
const PRIVATE_LABEL = /\bcv[cv]\b|card.?num|passw|security code/i;

// ISO/IEC 7812: 13 to 19 digits in practice, together or in groups of at most six (4-4-4-4, 4-6-5).
const DIGITS = /\d[\d\s_.-]{11,}\d/g;
const MAX_GROUP = 6;
// E.164 §6: a telephone number has 15 digits at most, and one in ten passes the Luhn check by chance.
const MAX_PHONE_DIGITS = 15;
// Google's cross-domain linker carries ids in URLs.
const LINKER = /\b_gl=[^&#\s]*&?/g;

/** Whether a control of these words stays in the page, whatever it holds. */
export const isPrivate = (words: string): boolean => PRIVATE.test(words);

/** Whether a control stays in the page for what its label asks, where its name says nothing. */
export const isPrivateLabel = (label: string): boolean => PRIVATE_LABEL.test(label);

/** The text without card numbers and without Google's linker parameter; a telephone number stays whole. */
export const redact = (text: string, isPhone: boolean): string =>
  text.replace(LINKER, '').replace(DIGITS, (run) => {
    // Groups of digits at the even places, what stands between them at the odd ones.
    const parts = run.split(/(\D+)/);
    for (let first = 0; first < parts.length; first += 2) {
      for (let last = first; last < parts.length; last += 2) {
        const groups = parts.slice(first, last + 1).filter((part) => /\d/.test(part));
        const digits = groups.join('');
        const isGrouped = !groups[1] || groups.every((group) => group.length <= MAX_GROUP);
        if (isGrouped && /^\d{13,19}$/.test(digits) && !(isPhone && digits.length <= MAX_PHONE_DIGITS) && passesLuhn(digits)) parts.fill('', first, last + 1);
      }
    }
    return parts.join('');
  });

// ISO/IEC 7812-1, annex B: from the right every second digit counts double, less 9 where that makes two digits.
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = +digits[digits.length - 1 - index]! * (1 + (index % 2));
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
