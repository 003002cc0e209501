/**
 * What pages say when they turn a submission down or take it, by language: the last resort, where no mark and no answer tells.
 *
 * Phrases that mean an error and nothing else. For texts as `wordsOf` makes them, with a space around each word. All exports are
 * expressions, so that a test build can do without them.
 */

/** Something is wrong, and the visitor is to correct it or to try again. */
export const ERROR = new RegExp(
  ' (' +
    [
      // An error by its name
      'error(?! free) |fehler|erreur |erro |errore |fout |błąd|hata ',
      // English
      'invalid|not (a )?valid|field is required|is missing|too (short|long) |went wrong|try again|failed to',
      'please (enter|fill|choose|select|provide|correct) ',
      // German
      'ungültig|nicht gültig|pflichtfeld|bitte (\\p{L}+ ){0,4}(ausf|eing|angeb|wähl)|fehlgeschl',
      // French
      'invalide |obligatoire|(veuillez|merci de?) (saisir|rempl|rens|entrer|choisir|sélec|indiq|corr|écrire|cocher)',
      // Spanish, Portuguese, Italian
      'inválid|obligatori|obrigatóri|obbligator|n(o|ão|on) (es |é |è )?v[aá]lid|inténtel|riprova',
      'introdu[zc]|rellen|preench|inserisci|compila ',
      // Dutch, Polish, Turkish
      'ongeldig|verplicht|vul (een|uw|je) |opnieuw|nieprawidł|wymagan|wypełnij|podaj ',
      'geçersiz|zorunlu|doldurun|girin',
    ].join('|') +
    // Japanese
    ')|必須|入力してください|エラー|失敗',
  'u',
);

/** The page says thanks, or that it has what the visitor gave. */
export const THANKS =
  / (thank|success|sent |received|dank|erfolg|merci (?!de? )|envoyé|gracias|enviad|éxito|obrigad|grazie|inviat|bedankt|dzięk|teşek)|ありがとう/;

/** Says that something is not so: thanks that come with it are none. */
export const DENIAL = / (not|n t|sorry|already|nicht|kein|leider|pas|no|não|non|niet|geen|nie|değil) |ません/;
