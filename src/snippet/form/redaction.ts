/** What is private by its shape, and leaves no page in whatever control it is. Pure. */

// Google's cross-domain linker carries ids in URLs.
const LINKER = /\b_gl=[^&#\s]*&?/g;
// ISO 13616: country, two check digits, up to 30 letters and digits, perhaps in groups.
const IBAN = /\b[A-Z]{2}\d\d( ?[A-Z\d]){11,30}\b/gi;
// Social security numbers, and tax numbers of the same shape (ITIN).
const SSN = /\b\d{3}-\d\d-\d{4}\b/g;
// ISO/IEC 7812: 13 to 19 digits in practice, together or in groups.
const DIGITS = /\+?\d[\d\s_.-]{11,}\d/g;
// How the schemes' numbers begin, and how long they are. Ids of devices and advertisements pass the Luhn check by
// chance. Visa; Mastercard's newer range and JCB; American Express; Diners Club; Mastercard, Maestro, Discover and
// UnionPay.
const CARD = /^(4(\d{12}|\d{15}|\d{18})|(2[2-7]|35)\d{14}|3[47]\d{13}|3[0689]\d{12}|[56]\d{15,18})$/;
// E.164: a telephone number in its international form has 15 digits at most, and one in ten passes the Luhn check by
// chance.
const PHONE = /^\+(\d\D*){1,15}$/;

/** The text without card numbers, bank accounts, US social security numbers and Google's linker parameter. */
export function redact(text: string): string {
  // Each has nine digits or more. Nearly every answer has fewer, and forms may have hundreds of answers.
  if (!/(\d\D*){9}|_gl=/.test(text)) return text;
  return text.replace(LINKER, '').replace(IBAN, withoutAccount).replace(SSN, '').replace(DIGITS, withoutCards);
}

/** A run of groups without the account that it begins with; the words after it may look like groups, too. */
function withoutAccount(run: string): string {
  for (let account = run; account; account = account.replace(/ ?[^ ]*$/, '')) {
    if (passesMod97(account.replace(/ /g, ''))) return run.slice(account.length);
  }
  return run;
}

function withoutCards(run: string): string {
  if (PHONE.test(run)) return run;
  // Groups of digits at the even places, what is between them at the odd ones.
  const parts = run.split(/(\D+)/);
  for (let first = 0; first < parts.length; first += 2) {
    for (let last = first; last < parts.length; last += 2) {
      const digits = parts
        .slice(first, last + 1)
        .join('')
        .replace(/\D/g, '');
      if (CARD.test(digits) && passesLuhn(digits)) parts.fill('', first, last + 1);
    }
  }
  return parts.join('');
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
