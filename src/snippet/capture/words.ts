/**
 * What pages say when they turn a submission down or take it, by language: the last resort, where no mark and no answer
 * tells.
 *
 * A few stems a language, which mean that and nothing else. For texts as `wordsOf` makes them, with a space around each
 * word. All exports are expressions, so that a test build can do without them.
 */

/** The visitor is to correct something, or to try again: wherever in a message it stands. */
export const DEMAND = new RegExp(
  ' (' +
    [
      // English
      'went wrong|try again|please (enter|fill|choose|select|tick|correct|agree) |must (accept|agree) ',
      // German
      'bitte (.* )?(ausf|eing[ei]b|geben .* ein +$|wähl|akzeptier)',
      // French
      'veuillez (rempl|saisi|rense|entre|indiq|choisi|s[eé]lec|corrig|compl|cocher|r[eé]ess)',
    ].join('|') +
    ')',
);

/** Something is wrong: in the first sentence. What stands after another may be a condition, or a warning. */
export const ERROR = new RegExp(
  ' (' +
    [
      // English
      'error(?! free) |invalid(?! (after|from|in|once|when) )|not (a )?valid|field is required|too (short|long) ',
      // German, French
      'fehler|ungültig|pflichtfeld|erreur |obligatoire',
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
