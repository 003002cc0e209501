/** What forms, controls and buttons are called: the clearest words of each language. */
import { describe, expect, test } from 'vitest';
import * as names from '../../../src/snippet/form/names';
import { says, wordsOf } from '../../../src/snippet/form/names';

describe('wordsOf', () => {
  test.each([
    ['firstName', ' first name '],
    ['first_name', ' first name '],
    ['First-Name!', ' first name  '],
    ['user[firstName]', ' user first name  '],
    ['Téléphone', ' téléphone '],
    ['FAX', ' fax '],
    ['', '  '],
  ])('takes "%s" apart: "%s"', (name, words) => {
    expect(wordsOf(name)).toBe(words);
  });
});

describe('says', () => {
  test.each([
    [['firstName'], true],
    [['other', 'first_name'], true],
    [['names'], false],
    [[], false],
  ])('of %j is %s for a whole word', (texts, isExpected) => {
    expect(says(/ name /, ...texts)).toBe(isExpected);
  });
});

describe('PHONE', () => {
  test.each([
    'phone',
    'phoneNumber',
    'your_phone',
    'tel',
    'tel2',
    'mobile',
    'Cell',
    'Cell phone',
    'WhatsApp',
    'Telefon',
    'Handynummer',
    'Rufnummer',
    'Téléphone',
    'Móvil',
    'Celular',
    'Telefone',
    'Cellulare',
    'Telefoonnummer',
    'Numer telefonu',
    'Cep telefonu',
    'Puhelin',
    'Телефон',
    'هاتف',
    '電話番号',
    '手机号',
    '전화번호',
  ])('knows %s', (name) => {
    expect(says(names.PHONE, name)).toBe(true);
  });

  test.each([
    'hotel',
    'hotel_name',
    'Microphone',
    'telling',
    'Company',
    'cellar',
    'Postal code',
    'motel',
    'budget',
    '',
  ])('says nothing of "%s"', (name) => {
    expect(says(names.PHONE, name)).toBe(false);
  });
});

test('PHONE knows Teléfono', () => {
  expect(says(names.PHONE, 'Teléfono')).toBe(true);
});

describe('EMAIL', () => {
  test.each(['email', 'e-mail', 'your-E-Mail', 'userEmail'])('knows %s', (name) => {
    expect(says(names.EMAIL, name)).toBe(true);
  });

  test.each(['female', 'hotmail', 'town', 'smail', ''])('says nothing of "%s"', (name) => {
    expect(says(names.EMAIL, name)).toBe(false);
  });
});

describe('SEARCH', () => {
  test.each(['q', 'query', 'search', 'site-search', 'Keyword', 'Suche', 'Recherche', 'Buscar', 'Zoeken'])(
    'knows %s',
    (name) => {
      expect(says(names.SEARCH, name)).toBe(true);
    },
  );

  test.each(['検索'])('knows %s', (name) => {
    expect(says(names.SEARCH, name)).toBe(true);
  });

  test.each(['question', 'research', 'quantity', 'company', 'queue_size', 'Ask us', ''])(
    'says nothing of "%s"',
    (name) => {
      expect(says(names.SEARCH, name)).toBe(false);
    },
  );
});

describe('SIGN_IN', () => {
  const SAID = [
    'Sign in',
    'Log in',
    'LOGIN',
    '/wp-login.php',
    'Einloggen',
    'Se connecter',
    'Iniciar sesión',
    'Inloggen',
  ];
  test.each(SAID)('knows %s', (text) => {
    expect(says(names.SIGN_IN, text)).toBe(true);
  });

  test.each(['Sign up', 'Design insights', 'Our weblog, inside', 'Create account', 'Send', ''])(
    'says nothing of "%s"',
    (text) => {
      expect(says(names.SIGN_IN, text)).toBe(false);
    },
  );
});

describe('FORGOTTEN and PASSWORD', () => {
  test.each([
    'Forgot your password?',
    'Send password reset link',
    '/password/reset',
    'Passwort vergessen',
    'Mot de passe oublié',
    'Contraseña olvidada',
    'Wachtwoord vergeten',
  ])('knows %s', (text) => {
    expect(says(names.FORGOTTEN, text) && says(names.PASSWORD, text)).toBe(true);
  });

  test.each(['The password manager', 'Reset your budget', 'Lost and found', 'Send', ''])(
    'says nothing of "%s"',
    (text) => {
      expect(says(names.FORGOTTEN, text) && says(names.PASSWORD, text)).toBe(false);
    },
  );
});

describe('UNSUBSCRIBE', () => {
  test.each(['Unsubscribe', '/unsubscribe', 'Opt out', 'Abmelden', 'Se désabonner', 'Darse de baja', 'Avregistrera'])(
    'knows %s',
    (text) => {
      expect(says(names.UNSUBSCRIBE, text)).toBe(true);
    },
  );

  test.each(['Subscribe', 'Anmelden', 'S’abonner', 'Suscribirse', ''])('says nothing of "%s"', (text) => {
    expect(says(names.UNSUBSCRIBE, text)).toBe(false);
  });
});

describe('DRAFT', () => {
  test.each(['Save draft', 'Save for later', 'Entwurf speichern', 'Cancel', 'Close', '× Close', 'Abbrechen'])(
    'knows %s',
    (text) => {
      expect(says(names.DRAFT, text)).toBe(true);
    },
  );

  test.each(['Send', 'Save', 'Get my quote', 'Absenden', 'Envoyer', ''])('says nothing of "%s"', (text) => {
    expect(says(names.DRAFT, text)).toBe(false);
  });
});

describe('COMMENT', () => {
  test.each([
    'Post Comment',
    'comment-form',
    '/wp-comments-post.php',
    'Kommentar abschicken',
    'Laisser un commentaire',
  ])('knows %s', (text) => {
    expect(says(names.COMMENT, text)).toBe(true);
  });

  test.each(['Send', 'commentary-club', 'contact', ''])('says nothing of "%s"', (text) => {
    expect(says(names.COMMENT, text)).toBe(false);
  });
});

describe('TRAP', () => {
  test.each([
    ['text  honeypot', ''],
    ['text  hp', ''],
    ['text  _gotcha', ''],
    ['text  bot-field', ''],
    ['text  x form-trap', ''],
    ['text  x', 'Leave this field blank'],
    ['text  x', 'Do not fill this in'],
  ])('knows "%s", labelled "%s"', (words, label) => {
    expect(says(names.TRAP, words, label)).toBe(true);
  });

  test.each([
    ['text  phone', 'Your telephone number'],
    ['text  robotics', 'Robotics'],
    ['text  beehive', ''],
    ['text  hpv_vaccine', 'Which vaccine?'],
    ['', ''],
  ])('says nothing of "%s", labelled "%s"', (words, label) => {
    expect(says(names.TRAP, words, label)).toBe(false);
  });
});
