/**
 * What forms, controls and buttons are called, by language: only asked where neither a type, an `autocomplete` nor a
 * value tells.
 *
 * All expressions are for texts as `wordsOf` makes them: small letters, and a space around each word. So ` tel ` is a
 * whole word, and ` tele` the beginning of one. Languages without spaces come last in each.
 */

/** `firstName`, `first_name` and `First-name!` as words: ` first name `. */
export const wordsOf = (text: string): string =>
  ` ${text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `.toLowerCase();

/** Whether one of the texts, as words, says what the expression looks for. */
export const says = (expected: RegExp, ...texts: string[]): boolean =>
  texts.some((text) => text && expected.test(wordsOf(text)));

/** An e-mail address is asked for. */
export const EMAIL = / e ?mail/;

/** A telephone number is asked for, or its first part. */
export const PHONE = new RegExp(
  ' (t[eé]l\\d? |t[eé]l[eé]?[fp]|tlf|phone|mobi|móvil|telemóvel|cell |cellular|celular|handy|portable |komór' +
    '|gsm|whats ?app|puhelin|s[đd]t |(no|nomor) ?hp |area code|ddd |vorwahl|indicati(f|vo) |prefi(sso|jo)|netnumm)' +
    '|rufnummer|телефон|τηλ|κινητ|טלפון|נייד|هاتف|جوال|موبا[يی]ل|điện thoại|di động|โทร|มือถือ|मोबाइल|फ़ोन|फोन' +
    '|電話|携帯|手[機机]|电话|전화|휴대|연락처',
);

/** A search is meant. Most controls for one say so by type, role or an English name. */
export const SEARCH = / (q |query|search|keyword|suche|recherche|busca|cerca |zoek)|検索/;

/**
 * Signing in is meant: asked where no password tells. Some words mean that only where nothing else is said ("Entrar na
 * lista VIP").
 */
export const SIGN_IN =
  / (sign ?in|log ?in|einloggen|inloggen|se connecter|iniciar sesi[oó]n) |^ +(connexion|entrar) +$/;

/** A password is spoken of; and that somebody has none any more. */
export const PASSWORD = / (pass|contrase|senha|wachtwoord|hasł|şifre|parol)/;
export const FORGOTTEN = / (forg|reset|recover|verge[st]|oubli|olvid|recuper|esquec|dimentic|zapomnia|unut)/;

/** Unsubscribing is meant. */
export const UNSUBSCRIBE = new RegExp(
  ' (unsubscri|opt ?out|(abmeld|abbestell)(?!bar)|d[eé]s(inscri|abonn)|darse de baja|disiscri|(annull|cancell)a iscri' +
    '|(cancelar|anular) (a )?(inscri|subscri|suscri)|uitschrij|afmeld|avregist|avpren|wypis|odhl[aá]s' +
    '|leiratkoz|dezabon|abonelikten|отпис|відпис)|配信(停止|解除)',
);

/** The answers are put aside. What says more than "Cancel" may offer that ("Cancel my timeshare"). */
export const DRAFT = new RegExp(
  ' (save( \\p{L}+){0,3} (draft|later)|entwurf speich|als entwurf|brouillon|rascunho|borrador|bozza|concept opsl)' +
    '|^ +(cancel|close|abbrechen|annul\\p{L}+|fermer) +$',
  'u',
);

/**
 * A comment is meant. The software that most pages have for them names its form in English, whatever the page speaks.
 */
export const COMMENT = / (comments?|commentform|kommentar|commentaire) /;

/** Nobody is to fill this in. */
export const TRAP = new RegExp(
  'honey| (hp |gotcha|bot ?(check|field)? |(anti)?spam|trap |(leave|keep) .*(blank|empty)|do not fill' +
    '|(frei|leer) ?lassen|nicht ausf|laisse.* vide|ne pas rempl|no re?llen|dej.*vací|não preench|non compil' +
    '|niet invul|leeg ?laten)|入力しない',
);
