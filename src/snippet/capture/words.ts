/**
 * What pages say when they turn a submission down or take it, by language: the last resort, where no mark and no answer
 * tells.
 *
 * A few stems a language, which mean that and nothing else. For texts as `wordsOf` makes them, with a space around each
 * word. All exports are expressions, so that a test build can do without them.
 */

/** The visitor is to try again: wherever in a message it stands. */
export const RETRY = / (went wrong|try again|veuillez r[eé]ess)/;

/** Something is wrong, or to be corrected: in the sentence with which a message begins. */
export const ERROR = new RegExp(
  ' (' +
    [
      // English
      'error(?! free) |invalid |not (a )?valid|field is required|too (short|long) ',
      'please (enter|fill|choose|select|tick|correct|agree) |must (accept|agree|be filled) ',
      // German
      'fehler|ungültig|pflichtfeld|müssen .*ausgef|bitte (.* )?(ausf|eing[ei]b|geben .* ein +$|wähl|akzeptier)',
      // French
      'erreur |obligatoire',
      '(veuillez|merci de)( bien vouloir)? (rempl|saisi|rense|entre|indiq|choisi|s[eé]lec|corrig|compl|coche|utilis)',
      // Spanish, Portuguese, Italian
      'erro |errore |inválid|(non (è )?|no es |não é )v[aá]lid|obligatori|obrigatóri|obbligator',
      // Dutch, Polish, Turkish
      'ongeldig|fout opgetreden|(is|moet) .*verplicht|verplichte? veld',
      'nieprawidł|wystąpił błąd|jest wymagan|wypełnij |być wypełnion|geçersiz|hata oluş|zorunlu',
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
