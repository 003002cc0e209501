/**
 * What pages say when they turn a submission down or take it, by language: the last resort, where no mark and no answer tells.
 *
 * Whole phrases that mean an error and nothing else. For texts as `wordsOf` makes them, with a space around each word. All exports are
 * expressions, so that a test build can do without them.
 */

/** Something is wrong, and the visitor is to correct it or to try again. */
export const ERROR = new RegExp(
  ' (' +
    [
      // English
      '(required|invalid) field|field is required|invalid|not (a )?valid|went wrong|try again|(an|unknown) error|error occurred|failed to',
      'could(n t| not) (be )?(sen|subm|proc|sav|deliv)|please (enter|fill|choose|select|provide|correct|fix|tick) |already (exist|regist|in use)',
      'can( no|n )t be (empty|blank)|is (missing|too short)|must be (at least|a valid)',
      // German
      'pflichtfeld|ungültig|nicht gültig|bitte (\\p{L}+ ){0,4}(ausfüllen|eingeben|angeben|auswählen|wählen|korrigieren)|füllen sie|ein fehler',
      'geben sie|fehlgeschlagen|(ist|sind) erforderlich|erneut versuch|bereits (regist|vergeb)',
      // French
      'obligatoire|(est|sont) requis|invalide |(pas|non) valide|une erreur|réessay|échou|déjà (utilis|inscrit)',
      '(veuillez|merci de?) (saisir|rempl|renseign|entrer|choisir|sélect|indiqu|corrig|complét|écrire|préciser|cocher)',
      // Spanish, Portuguese, Italian
      'obligatori[oa]s? |obrigatóri|obbligatori|inválid[oa]|n(o|ão|on) (es |é |è )?v[aá]lid|(un|um|ocorreu|verificato) err|inténtel|tente nov|riprova',
      '(introduzca|ingrese|rellen[ea]|escriba|seleccione|preencha|informe|insira|digite|inserisci|inserire|compila) (un|el|la|su|tu|o |a |um|se?u|il|i )',
      // Dutch, Polish, Turkish
      '(is|zijn) verplicht|verplicht veld|ongeldig|niet geldig|(vul|kies|geef) (een|uw|je|dit|het|de|alle) |opnieuw|ging (iets )?(mis|fout)',
      'wymagane|nieprawidł|niepoprawn|(podaj|wypełnij|wybierz|wpisz) |spróbuj ponownie|wystąpił błąd',
      'zorunlu|geçersiz|geçerli bir|girin|doldurun|seçin|hata oluş|tekrar den',
    ].join('|') +
    // Japanese
    ')|必須|入力してください|選択してください|正しくありません|エラー|失敗しました',
  'u',
);

/** The page says thanks, or that it has what the visitor gave. */
export const THANKS = new RegExp(
  ' (thank|success|sent |received|dank|erfolgreich|gesendet|eingegangen|erhalten|merci (?!de? )|envoyé|reçu|succès|gracias|enviad|recibid' +
    '|éxito|obrigad|recebid|sucesso|grazie|inviat|ricevut|bedankt|verzonden|ontvangen|dziękuj|wysłan|otrzym|teşekkür|gönderildi|alındı)' +
    '|ありがとう|しました|承りました',
);

/** Says that something is not so: thanks that come with it are none. */
export const DENIAL =
  / (not|n t|cannot|sorry|already|fail\p{L}*|wrong|nicht|kein|leider|bereits|pas|déjà|no|non|não|já|ya|niet|geen|nie|już|değil|zaten) |ません/u;
