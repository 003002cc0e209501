/**
 * What forms, controls and buttons are called, by language: only asked where neither a type, an `autocomplete` nor a value tells.
 *
 * Words are matched as whole words or at their beginning, in names after `camelCase` and `snake_case` are taken apart.
 */

/** `firstName`, `first_name` and `first-name` as words: `first name`. */
export const wordsOf = (name: string): string =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** One expression for the words of all languages; each is matched from its beginning, and to its end where it ends with `$`. */
const anyWord = (...languages: string[]): RegExp =>
  new RegExp(`(?:^|[^\\p{L}])(?:${languages.join('|').replace(/\$/g, '(?!\\p{L})')})`, 'iu');

// English and its loans; German; French; Spanish; Portuguese; Italian; Dutch; Polish; Turkish; Swedish, Danish and Norwegian;
// Finnish; Czech; Russian and Ukrainian; Greek. Scripts without spaces follow.
const PHONE_WORD = anyWord(
  'telephone|phone|tel$|tel(?=\\d)|telno|mobile|mobil$|cell$|cell ?phone|whats ?app|fax$|msisdn|contact n|sms$',
  'telefon|handy|mobil(?=telefon|nummer)|rufnummer|festnetz|tél|portable|teléf|móvil|celular|fone|telem|telefo|cellulare',
  'mobiel|gsm|komór|kom$|cep$|mobilnummer|puhelin|matkapuh|mobiln|телефон|тел$|мобил|моб|τηλ|κινητ|טלפון|נייד|هاتف|جوال|điện thoại|hp$',
);
const PHONE_SCRIPT = /電話|携帯|手机|手機|电话|전화|휴대|연락처|โทร|फ़?ोन|मोबाइल/;

/** Whether a name, label or placeholder asks for a telephone number. */
export const isPhoneName = (text: string): boolean => PHONE_WORD.test(wordsOf(text)) || PHONE_SCRIPT.test(text);

const EMAIL_WORD = anyWord('e ?mail', 'mail', 'courriel', 'correo', 'posta');
/** Whether a name or label asks for an e-mail address. */
export const isEmailName = (text: string): boolean => EMAIL_WORD.test(wordsOf(text));

const SEARCH_WORD = anyWord(
  'q$|query|search|keywords?$|suche?$|such(?=begriff|wort|feld)|recherche|busca|búsqueda|pesquis|procura|cerca$|ricerca',
  'zoek|szukaj|wyszuk|ara$|arama|sök|søg|søk|haku|hled|поиск|пошук|αναζήτ|tìm kiếm|cari$',
);
const SEARCH_SCRIPT = /検索|搜索|搜寻|검색|ค้นหา/;
/** Whether a name, label or button speaks of a search. */
export const isSearchName = (text: string): boolean => SEARCH_WORD.test(wordsOf(text)) || SEARCH_SCRIPT.test(text);

const SIGN_IN = anyWord(
  'sign ?in$|log ?in$|log ?on$|einloggen|anmelden und|se connecter|connexion$|iniciar sesión|ingresar$|entrar$|acceder$|accedi$',
  'inloggen|zaloguj|giriş|logga in|log ind|logg inn|войти|ログイン',
);
/** Whether a button or an address speaks of signing in. */
export const isSignInName = (text: string): boolean => SIGN_IN.test(wordsOf(text)) || /ログイン|登录|로그인/.test(text);

const PASSWORD = 'pass|kennwort|contrase|senha|mot de passe|wachtwoord|has[lł]|şifre|parola';
const RECOVERY = 'forg|reset|recover|lost|vergess|zurück|oubli|réinit|olvid|recuper|restab|esquec|redefin|dimentic|reimpost|vergeten|zapomn|unut|sıfırla';
const isOfPassword = anyWord(PASSWORD);
const isOfRecovery = anyWord(RECOVERY);
/** Whether a heading, a button or an address speaks of a forgotten password. */
export const isRecoveryName = (text: string): boolean => {
  const words = wordsOf(text);
  return (isOfPassword.test(words) && isOfRecovery.test(words)) || /パスワード.*(再|忘)/.test(text);
};

const UNSUBSCRIBE = anyWord(
  'unsubscri|opt ?out|abmeld|abbestell|désabonn|désinscri|desinscri|desabonn|cancelar (la )?(suscrip|assin|inscri)|darse de baja|dar de baja',
  'disiscri|annulla (l )?iscri|afmeld|uitschrij|wypisz|rezygn|abonelikten|aboneliği iptal|avprenumer|afmeld|отпис',
);
/** Whether a heading, a button or an address speaks of unsubscribing. */
export const isUnsubscribeName = (text: string): boolean => UNSUBSCRIBE.test(wordsOf(text)) || /配信停止|退订|수신거부/.test(text);

const DRAFT = anyWord(
  'save.*(draft|later)|entwurf|brouillon|borrador|rascunho|bozza|concept opslaan|szkic|taslağı?|下書き',
);
const CANCEL = /^\W*(cancel|close|abbrechen|schlie|annuler|fermer|cancelar|cerrar|fechar|annulla|chiudi|sluiten|annuleren|anuluj|zamknij|iptal|kapat|キャンセル|閉じる)/i;
/** Whether a button puts the answers aside. */
export const isDraftName = (text: string): boolean => DRAFT.test(wordsOf(text)) || CANCEL.test(text) || /下書き/.test(text);

const COMMENT = anyWord(
  'comments?$|comment form|kommentar|commentaire|comentario|comentário|commento|reactie plaatsen|komentarz|yorum|kommentti|комментар',
);
/** Whether a form's own name, its address or its button speaks of a comment. */
export const isCommentName = (text: string): boolean => COMMENT.test(wordsOf(text)) || /コメント|评论|댓글/.test(text);

const HONEYPOT = anyWord('honey|hp$|gotcha|bot$|bot ?check|bot ?field|spam|anti ?spam|trap$|leave (this )?.*(blank|empty)|do not fill');
const HONEYPOT_LABEL =
  /(leave|keep).*(blank|empty)|not fill|not a (human|robot)|frei ?lassen|leer ?lassen|nicht ausf|laisse[rz]? .*vide|ne (pas )?rempli|no (rellen|llen)|deja.*vacío|não preench|deixe.*(vazio|branco)|non (compil|riempi)|lascia.*vuoto|niet invullen|leeg ?laten|nie wypełn|boş bırak|doldurmay|入力しない|空白のまま/i;
/** Whether a name, a class or a label says that nobody is to fill the control. */
export const isHoneypotName = (names: string, label: string): boolean =>
  HONEYPOT.test(wordsOf(names)) || HONEYPOT_LABEL.test(label);

const TEMPTING = anyWord('web ?site|homepage|url$');
/** Whether robots like to fill a control of this name; harmless controls go by it, too. */
export const isTemptingName = (names: string): boolean => TEMPTING.test(wordsOf(names));
