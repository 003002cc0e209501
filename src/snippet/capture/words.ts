/**
 * What pages say when they turn a submission down or take it, by language: the last resort, where no mark and no answer tells.
 *
 * Whole phrases that mean an error and nothing else. English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish;
 * Japanese, which has no spaces, apart. All exports are expressions, so that a test build can do without them.
 */

// `*` stands for the rest of a word.
const phrases = (spaced: string[], unspaced: string): RegExp =>
  new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${spaced.join('|').replace(/\*/g, '\\p{L}*')})(?![\\p{L}\\p{N}])|${unspaced}`, 'iu');

/** Something is wrong, and the visitor is to correct it or to try again. */
export const ERROR = phrases(
  [
    "required field|(field|this|it|which|name|e-?mail|phone|address) is (required|missing|invalid)|(is|are)(n['’]t| not) (a )?valid|invalid \\p{L}*",
    'please (enter|fill|choose|select|provide|correct|fix|tick) (in|out|your|a|an|all|one|this|valid) *',
    "(can(not|['’]t) be (empty|blank)|must be (at least|a valid|filled)|too short|already (exists?|registered|taken|in use))",
    "(something )?went wrong|try again|could(n['’]t| not) (be )?(sen[dt]|submit*|process*|sav*|deliver*)|failed to|error:|an error|unable to (sen[dt]|submit|process)",
    'pflichtfeld*|(bitte )?(füllen|geben|tragen) sie|bitte (\\p{L}+ )*(ausfüllen|eingeben|angeben|auswählen|korrigieren|wählen|eintragen)|ungültig*|(nicht|keine) gültig*|(ist|sind|wird) (erforderlich|ein fehler*)|fehlt|fehlen|darf nicht|mindestens \\d+|fehlgeschlagen|(ein )?fehler|bereits (registriert|vergeben|vorhanden)|(versuchen sie|bitte) (\\p{L}+ )*erneut( versuchen)?|konnte nicht',
    "(est|sont) (obligatoires?|requis*|invalides?|manquant*)|champs? (obligatoire|requis)*|invalides?|(n['’]est )?pas valides?|(veuillez|merci de|merci d['’]) ?(saisir|remplir|renseigner|entrer|choisir|sélectionner|indiquer|corriger|compléter|écrire|préciser|cocher|réessayer|fournir|vérifier les) *|une erreur|erreur|échou*|réessaye*|déjà (utilisée?|inscrite?|enregistrée?)|doit (contenir|être)",
    '(es|son) (obligatori|requerid)*|campos? (obligatorio|requerido)s?|obligatori[oa]s?|inválid[oa]s?|no (es|son) (válid|correct)*|(por favor,? )?(introduzca|ingrese|rellen|complet|escrib|seleccion|elij|indi[qc])* (un|una|el|la|su|tu|este|todos)|falta|faltan|debe (ser|contener|tener|introducir|aceptar)|(un |ha ocurrido un )?error|(inténtelo|inténtalo|intente) *|ya (existe|está registrad*)|no se (pudo|ha podido)',
    '(é|são) obrigatóri*|campos? obrigatóri*|obrigatóri[oa]s?|não (é|são) válid*|(por favor,? )?(preench|inform|insir|digit|selecion|escolh|corrij)* (um|uma|o|a|seu|sua|este|todos)|falta|deve (ser|ter|conter)|(um |ocorreu um )?erro|tente (novamente|outra vez)|já (existe|cadastrad*|registad*)|não foi possível',
    '(è|sono) (obbligatori|richiest)*|campo (obbligatori|richiest)*|obbligatori[oa]?|non (è )?valid[oaie]|(inserisci|inserire|compila|compilare|seleziona|scegli|indica) *|manca|deve (essere|contenere)|(un |si è verificato un )?errore|(riprova|riprovare)|già (registrat|in uso|esist)*|impossibile',
    '(is|zijn) (verplicht|ongeldig|vereist)|verplicht veld|ongeldig*|(niet|geen) geldig*|(vul|kies|geef|selecteer) (a\\.?u\\.?b\\.? )?(een|uw|je|dit|het|de|alle) *|ontbreekt|moet (een|minimaal|worden|zijn)|(een )?fout|probeer (het )?(opnieuw|nogmaals)|bestaat al|al (in gebruik|geregistreerd)|mislukt',
    '(jest|są) wymagan*|pole wymagane|wymagane pole|nieprawidłow*|niepoprawn*|(proszę )?(podaj|podać|wypełnij|wypełnić|wybierz|wybrać|wpisz|uzupełnij) *|brak|musi|błąd|błędn*|spróbuj (ponownie|jeszcze raz)|już (istnieje|zarejestrowan*)|nie (udało się|powiodł*)',
    'zorunlu*|gerekli(dir)?|geçersiz*|geçerli (bir|değil)|(lütfen )?(\\p{L}+ )*(giriniz|girin|doldurun*|seçin|seçiniz|yazın|yazınız)|eksik|hata|hatalı|tekrar deney*|zaten (kayıtlı|var|kullan*)|en az \\d+',
  ],
  '必須|入力してください|選択してください|ご記入ください|正しくありません|正しく入力|無効な|エラー|失敗しました|もう一度お|できませんでした|登録されています',
);

/** The page says thanks, or that it has what the visitor gave. */
export const THANKS = phrases(
  [
    "thank you|thanks|(successfully|success)|(has|have|was|were|been) (sent|received|submitted|registered|booked)|message sent|you(’re|'re| are) (in|subscribed|registered|booked|on the list)|we(’ve|'ve| have)? (got|received) *",
    'danke|dank|dankeschön|erfolgreich*|(gesendet|versendet|abgeschickt|übermittelt|eingegangen|erhalten)|vielen dank',
    "merci(?! de\\b| d['’])|bien (été )?(envoyée?|reçue?s?|enregistrée?|prise? en compte)|avec succès|a été envoyée?",
    'gracias|enviad[oa]s?|recibid[oa]s?|con éxito|obrigad[oa]|recebid[oa]s?|com sucesso|recebemos|hemos recibido',
    'grazie|inviat[oaie]|ricevut[oaie]|con successo|bedankt|dank je|dank u|verzonden|verstuurd|ontvangen|gelukt',
    'dziękuj*|wysłan*|otrzyma*|teşekkür*|gönderildi|alındı|başarı*',
  ],
  'ありがとうございま|送信しました|送信されました|完了しました|受け付けました|承りました',
);

/** Says that something is not so: thanks that are followed by it are none. */
export const DENIAL = phrases(
  [
    "not|n['’]t|can(not|['’]t)|sorry|already|fail*|wrong|nicht|kein*|leider|bereits|pas|déjà|malheureusement|no|ya|não|já|non|già|purtroppo|niet|geen|al|helaas|nie|już|niestety|değil|zaten|maalesef",
  ],
  'ません|ありません',
);
