/** Which controls stay in the page for what they say of themselves. Pure. */
import { wordsOf } from './names';

// HTML standard, "Autofill", and the names usual on the web. Each is one name (`card_no`, `cardNo`, `cc-number`) as
// words, so that harmless names are not dropped for four letters: `assessment_score`, `loyalty_card_number`,
// `policy_expiry_date`.
const PAYMENT = '^((credit|debit|payment|billing) )?';
// What a person may be asked for, too.
const ASKED = new RegExp(
  [
    '^((user|login) )?pass$|\\bpass(w|code|phrase)|pwd|kennwort',
    'mot de passe|contrase[nñ]a|\\bsenha|wachtwoord|(^| )parol[aăo]?( |$)|пароль|hasło|\\bhaslo|\\bheslo|jelszó',
    'şifre|\\bsifre|mật khẩu|パスワード|密[码碼]|비밀번호|סיסמ|كلمة (السر|المرور)',
    'adgangskode|passord|kodeord|lösenord|losenord|salasana',
    '\\botp\\b|\\bone time|\\b(security|sms|verification) code\\b|\\b(cvc|cvv|csc)\\d?\\b|cryptogram',
    `\\bssn\\b|\\bsocial security|\\biban\\b|${PAYMENT}card (num|no\\b|exp)`,
  ].join('|'),
);
// What only a name says: asked for, it may be the end of a contract, or who else gets a letter.
const CALLED = new RegExp(
  [
    'view ?state|csrf|xsrf|captcha|turnstile|nonce$|\\btoken$|^cc (?!e ?mail)',
    `${PAYMENT}exp(ire|iry|iration)?( (date|month|year|mm|yy))?$`,
  ].join('|'),
);

// A code that the visitor was sent, or knows, in whatever language; and those that nobody has to keep.
const CODE = /code|k[oó]d|c[oó]di[gc]|код|κωδ|\btan\b|\botp|コード|验证|驗證|인증|קוד|رمز/;
const PIN = /\bpin\b(?! ?code)/;
// In most languages a code by which somebody is verified says so by one of these.
const VERIFYING = /verif|weryf|вериф|confirm|potwierdz|best[äa]tig|doğrula/;
const PUBLIC_CODE = new RegExp(
  'post|pos\\b|poczt|pošt|почт|пошт|ταχυδ|\\bzip|\\bpin ?code|area|country' +
    '|promo|coupon|voucher|discount|referral|customer|kunden',
);

/** Whether one of the texts asks for a code; what is called so may be an offer's, unless it is digits alone. */
export const saysCode = (...texts: string[]): boolean =>
  texts.some((text) => PIN.test(asWords(text))) ||
  (texts.some((text) => CODE.test(asWords(text))) && !texts.some((text) => PUBLIC_CODE.test(asWords(text))));

const asWords = (text: string) => wordsOf(text).trim();

/** Whether these words ask for what nobody but the asking page may have. */
const isAsked = (words: string): boolean =>
  ASKED.test(words) || (CODE.test(words) && VERIFYING.test(words) && !PUBLIC_CODE.test(words));

/** Whether a control stays in the page for what its label asks. */
export const isPrivateLabel = (label: string): boolean => !!label && isAsked(asWords(label));

/**
 * Whether a control of these words stays in the page, whatever it holds; the words are its type, `autocomplete`, name
 * and id.
 */
export const isPrivate = (words: string): boolean =>
  words
    .split(' ')
    .map(asWords)
    .some((word) => isAsked(word) || CALLED.test(word));
