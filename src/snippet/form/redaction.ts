/** What is private by its shape, and leaves no page in whatever control it is. Pure. */

// Google's cross-domain linker carries ids in URLs.
const LINKER = /\b_gl=[^&#\s]*&?/g;
// ISO 13616: country, two check digits, up to 30 letters and digits, written in groups of four.
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?\b/gi;
// Social Security Administration, "SSN Randomization": no 000, 666 or 9xx, no group 00, no serial 0000.
const SSN = /\b(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}\b/g;
// ISO/IEC 7812: 13 to 19 digits in practice, together or in groups of at most six (4-4-4-4, 4-6-5).
const DIGITS = /\d[\d\s_.-]{11,}\d/g;
const MAX_GROUP = 6;
// How the schemes' numbers begin, and how long they are. Ids of devices and advertisements pass the Luhn check by chance.
const CARD = new RegExp(
  `^(${[
    '4(\\d{12}|\\d{15}|\\d{18})', // Visa
    '(5[1-5]|2[2-7])\\d{14}', // Mastercard
    '3[47]\\d{13}', // American Express
    '3(0[0-5]|[689]\\d)\\d{11,16}', // Diners Club
    '(6011|64[4-9]\\d|65\\d\\d|62\\d\\d|35[2-8]\\d)\\d{12,15}', // Discover, UnionPay, JCB
    '(50|5[6-8]|6[37])\\d{11,17}', // Maestro
  ].join('|')})$`,
);
// E.164 §6: a telephone number has 15 digits at most, and one in ten passes the Luhn check by chance.
const MAX_PHONE_DIGITS = 15;

/**
 * The text without card numbers, bank accounts, US social security numbers and Google's linker parameter.
 *
 * @param isPhone a number of at most 15 digits stays whole
 */
export function redact(text: string, isPhone: boolean): string {
  // Nearly every answer has none of them, and forms may have hundreds of answers.
  if (!/\d\d|_gl=/.test(text)) return text;
  return text
    .replace(LINKER, '')
    .replace(IBAN, withoutAccount)
    .replace(SSN, '')
    .replace(DIGITS, (run) => withoutCards(run, isPhone));
}

/** A run of groups without the account that it begins with; the words after it may look like groups, too. */
function withoutAccount(run: string): string {
  for (let account = run; account; account = account.replace(/ ?[^ ]*$/, '')) {
    if (passesMod97(account.replace(/ /g, ''))) return run.slice(account.length);
  }
  return run;
}

function withoutCards(run: string, isPhone: boolean): string {
  // Groups of digits at the even places, what is between them at the odd ones.
  const parts = run.split(/(\D+)/);
  for (let first = 0; first < parts.length; first += 2) {
    for (let last = first; last < parts.length; last += 2) {
      if (isCard(parts.slice(first, last + 1), isPhone)) parts.fill('', first, last + 1);
    }
  }
  return parts.join('');
}

function isCard(parts: string[], isPhone: boolean): boolean {
  const groups = parts.filter((part) => /\d/.test(part));
  const digits = groups.join('');
  if (groups[1] && groups.some((group) => group.length > MAX_GROUP)) return false;
  return CARD.test(digits) && !(isPhone && digits.length <= MAX_PHONE_DIGITS) && passesLuhn(digits);
}

// ISO/IEC 7812-1, annex B: from the right every second digit counts double, less 9 where that makes two digits.
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = +digits[digits.length - 1 - index]! * (1 + (index % 2));
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

// ISO/IEC 7064, MOD 97-10: the first four characters last, letters as 10 to 35, and 1 is left over.
function passesMod97(account: string): boolean {
  let rest = 0;
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
