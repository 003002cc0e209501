/**
 * What pages say when they turn a submission down or take it, by language: the last resort, where no mark and no answer
 * tells.
 *
 * A few stems a language, which mean that and nothing else. For texts as `wordsOf` makes them, with a space around each
 * word. All exports are expressions, so that a test build can do without them.
 */

/** Something is wrong, and the visitor is to correct it or to try again. */
export const ERROR = new RegExp(
  ' (' +
    [
      // English
      'error(?! free) |invalid(?! (after|from|in|once|when) )|not (a )?valid|field is required|too (short|long) ',
      'went wrong|try again|please (enter|fill|choose|select) ',
      // German
      'fehler|ungültig|pflichtfeld|bitte (.* )?(ausf|eing[ei]b|geben .* ein +$|wähl)',
      // French
      'erreur |obligatoire|veuillez (rempl|saisi|rense|entre|indiq|choisi|s[eé]lec|corrig|compl|cocher|r[eé]ess)',
      // Spanish, Portuguese, Italian
      'erro |errore |inválid|(non (è )?|no es |não é )v[aá]lid|obligatori|obrigatóri|obbligator',
      // Dutch, Polish, Turkish
      'ongeldig|(is|moet) .*verplicht|verplichte? veld|nieprawidł|jest wymagan|geçersiz|zorunlu',
    ].join('|') +
    // Japanese
    ')|必須|エラー',
);

/** The page says thanks, or that it has what the visitor gave. */
export const THANKS = new RegExp(
  ' (thank|success|sent |(be)?dank|erfolg|merci (?!de? )|envoyé|gracias|enviad|obrigad|grazie|inviat|dzięk|teşek)' +
    '|ありがとう',
);

/** Says that something is not so: thanks that come with it are none. */
export const DENIAL = / (not|\w+n t|nicht|pas|no|não|non|niet|nie) /;
