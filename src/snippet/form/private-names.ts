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
    'mot de passe|contrase[nñ]a|\\bsenha|wachtwoord|пароль|パスワード',
    '\\botp\\b|\\bone time|\\b(security|sms|verification) code\\b|\\bcode .*sms$|\\b(cvc|cvv|csc)\\d?\\b|cryptogram',
    // In German, French, Spanish, Portuguese and Italian.
    '\\b(sicherheits|beveiligings|bestätigungs|verif\\w*)code|\\bc[oó]d(e|igo|ice) d[ei] (s(eg|[eé]c|ic)|v[eé]rif)',
    `\\bssn\\b|\\bsocial security|\\biban\\b|${PAYMENT}card (num|no\\b|exp)`,
  ].join('|'),
);
// What only a name says: asked for, it may be the end of a contract, or who else gets a letter.
const CALLED = new RegExp(
  [
    'view ?state|csrf|xsrf|captcha|nonce$|\\btoken$|^cc (?!e ?mail)',
    `${PAYMENT}exp(ire|iry|iration)?( (date|month|year|mm|yy))?$`,
  ].join('|'),
);

const asWords = (text: string) => wordsOf(text).trim();

/** Whether a control stays in the page for what its label asks. */
export const isPrivateLabel = (label: string): boolean => ASKED.test(asWords(label));

/**
 * Whether a control of these words stays in the page, whatever it holds; the words are its type, `autocomplete`, name
 * and id.
 */
export const isPrivate = (words: string): boolean =>
  words.split(' ').some((word) => ASKED.test(asWords(word)) || CALLED.test(asWords(word)));
