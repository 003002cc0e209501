/**
 * What forms, controls and buttons are called, by language: only asked where neither a type, an `autocomplete` nor a value tells.
 *
 * All expressions are for texts as `wordsOf` makes them: small letters, and a space around each word. So ` tel ` is a whole word, and
 * ` tele` the beginning of one. Languages without spaces come last in each.
 */

/** `firstName`, `first_name` and `First-name!` as words: ` first name `. */
export const wordsOf = (text: string): string =>
  // Most names are small letters and figures alone.
  /^[a-z\d]*$/.test(text) ? ` ${text} ` : ` ${text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}\p{N}]+/gu, ' ')} `.toLowerCase();

/** Whether one of the texts, as words, says what the expression looks for. */
export const says = (expected: RegExp, ...texts: string[]): boolean => texts.some((text) => expected.test(wordsOf(text)));

/** An e-mail address is asked for. */
export const EMAIL = / (e ?mail|courriel|correo|posta )/;

/** A telephone number is asked for. */
export const PHONE = new RegExp(
  ' (tel |tel\\d|t[eé]l[eé]?[fp]|tél |phone|fone |mobi|móvil|cell |cellular|celular|handy|rufnummer|portable |gsm|whats ?app|fax |komórk' +
    '|cep |puhelin|hp )|телефон|мобил|τηλ|κινητ|טלפון|هاتف|جوال|điện thoại|電話|携帯|手机|电话|전화|휴대|โทร',
);

/** A search is meant. */
export const SEARCH = new RegExp(
  ' (q |query|search|keyword|suche|suchbegriff|recherche|busca|búsqueda|pesquis|ricerca|cerca |zoek|szukaj|wyszuk|ara |arama|sök)' +
    '|поиск|検索|搜索|검색',
);

/** Signing in is meant. */
export const SIGN_IN = new RegExp(
  ' (sign ?in |log ?[io]n |wp login|einloggen|se connecter|connexion |iniciar sesi|acceder |entrar |accedi |inloggen|zaloguj|giriş )' +
    '|войти|ログイン|登录',
);

/** A password is spoken of; and that somebody has none any more. */
export const PASSWORD = / (pass|kennwort|contrase|senha|mot de passe|wachtwoord|has[lł]|şifre|parol)|パスワード/;
export const FORGOTTEN =
  / (forg|reset|recover|lost|vergess|zur[uü]ck|oubli|réinit|olvid|recuper|esquec|redefin|dimentic|vergeten|zapomn|unut)|忘|再/;

/** Unsubscribing is meant. */
export const UNSUBSCRIBE = new RegExp(
  ' (unsubscri|opt ?out|abmeld|abbestell|d[eé]s(inscri|abonn)|darse de baja|cancelar (la )?(suscr|inscr|assin)|disiscri|afmeld' +
    '|uitschrij|wypisz)|配信停止',
);

/** The answers are put aside. */
export const DRAFT = new RegExp(
  ' (save .*(draft|later)|entwurf|brouillon|borrador|rascunho|bozza|szkic|taslak)|下書き' +
    '|^ +(cancel|close|abbrech|schlie|annul|fermer|cerrar|fechar|chiudi|sluit|anuluj|zamknij|iptal|kapat)|キャンセル',
);

/** A comment is meant. */
export const COMMENT = / (comments? |commentform|kommentar|commentaire|coment[aá]rio|commento |komentarz|yorum)|コメント/;

/** Nobody is to fill this in. */
export const TRAP = new RegExp(
  ' (honey|hp |gotcha|bot ?(check|field)? |(anti)?spam|trap |(leave|keep) .*(blank|empty)|do not fill|(frei|leer) ?lassen' +
    '|nicht ausf|laisse.* vide|ne pas rempl|no (re)?llen|dej.*vací|não preench|deix.* (vazi|branco)|non compil|lascia.* vuot' +
    '|niet invul|leeg ?laten|nie wypełn|boş bırak)|入力しない',
);
