/** What never leaves the page. Pure, but for remembering which controls were passwords. */

// Card data, passwords and one-time codes by what the control says of itself: HTML standard, "Autofill".
const PRIVATE_AUTOCOMPLETE = /\b(cc-|(current|new)-password|one-time-code)/;
// The same by name, for pages that say nothing. Tokens are anti-forgery tokens of the usual frameworks.
const PRIVATE_NAME =
  /passw|pwd|passcode|card.?(num|no\b)|cc.?(num|name|exp|csc|cvc)|\bcvv|\bcvc|\bcsc\b|security.?code|exp(iry|iration)?.?(date|month|year)|\botp\b|one.?time|verification.?code|csrf|xsrf|authenticity|forgery|captcha|_gl$|wpnonce|(^|[\s_-])token\b|nonce\b/i;
// Hidden controls are the page's own: state of the server's framework is no answer of the visitor.
const PRIVATE_HIDDEN_NAME = /^_|token|nonce|viewstate|signature|session|hash|secret/i;
const MAX_HIDDEN_LENGTH = 1_000;

// ISO/IEC 7812: 13 to 19 digits in practice, often in groups.
const CARD_NUMBER = /\b\d(?:[ -]?\d){12,18}\b/g;
// E.164 §6: a telephone number has 15 digits at most, and any of them may pass the Luhn check by chance.
const MAX_PHONE_DIGITS = 15;
// Google's cross-domain linker carries ids in URLs.
const LINKER = /([?&#])_gl=[^&#\s]*&?/g;

/** What redaction must know of a control. */
export interface Described {
  /** All that names it: name, id, label. */
  names: string;
  type: string;
  autocomplete: string;
}

/** Whether the whole control stays in the page, whatever it holds. */
export function isPrivate({ names, type, autocomplete }: Described, value = ''): boolean {
  const isHidden = type === 'hidden';
  return (
    type === 'password' ||
    PRIVATE_AUTOCOMPLETE.test(autocomplete) ||
    PRIVATE_NAME.test(names) ||
    (isHidden && (PRIVATE_HIDDEN_NAME.test(names) || value.length > MAX_HIDDEN_LENGTH))
  );
}

/** The text without card numbers and without Google's linker parameter; a telephone number stays whole. */
export function redact(text: string, isPhone: boolean): string {
  return text.replace(LINKER, '$1').replace(CARD_NUMBER, (match) => {
    const digits = match.replace(/\D/g, '');
    return passesLuhn(digits) && !(isPhone && digits.length <= MAX_PHONE_DIGITS) ? '' : match;
  });
}

// ISO/IEC 7812-1, annex B: from the right, every second digit doubled.
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = +digit * (1 + (index % 2));
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
