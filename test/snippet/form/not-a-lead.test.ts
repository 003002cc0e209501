// @vitest-environment happy-dom
/** What is no lead form, though it holds an address: each reason by name, and what is next to it and is one. */
import { describe, expect, test } from 'vitest';
import { kindOf, leadOf, place, read } from '../support/forms';

const EMAIL = '<input type="email" name="mail" value="ada@example.com">';
const MAIL = '<input name="mail" value="ada@example.com">';
const PASSWORD = '<input type="password" name="password" value="x">';
const NAME = '<input name="name" value="Ada">';

/** What a page with one form is, once its first button is pressed where it has one. */
const press = (html: string) => {
  const form = place(html);
  return kindOf(form, { submitter: form.querySelector('button') });
};

describe('dialog', () => {
  test.each([
    `<form method="dialog">${EMAIL}</form>`,
    `<form method="DIALOG">${EMAIL}</form>`,
    `<form method="post">${EMAIL}<button formmethod="dialog">OK</button></form>`,
  ])('is %s', (html) => {
    expect(press(html)).toBe('dialog');
  });

  test.each([
    `<form method="post">${EMAIL}</form>`,
    `<dialog open><form>${EMAIL}</form></dialog>`,
    `<form method="dialog">${EMAIL}<button formmethod="post">Send</button></form>`,
  ])('is not %s', (html) => {
    expect(press(html)).toBe('lead');
  });
});

describe('search', () => {
  test.each([
    ['a form of role search', `<form role="search">${EMAIL}</form>`],
    ['a form within role search', `<div role="search"><form>${EMAIL}</form></div>`],
    ['a form within <search>', `<search><form>${EMAIL}</form></search>`],
    ['a control of type search', '<form><input type="search" name="a" value="ada@example.com"></form>'],
    ['a control called q', '<form><input name="q" value="ada@example.com"></form>'],
    ['a control called query', '<form><input name="query" value="ada@example.com"></form>'],
    ['a placeholder', '<form><input name="a" placeholder="Suche" value="ada@example.com"></form>'],
    ['a label', '<form><label>Rechercher <input name="a" value="ada@example.com"></label></form>'],
    ['a button', `<form>${MAIL}<button>検索</button></form>`],
    ['a target', `<form action="https://example.com/search">${MAIL}</form>`],
  ])('is told by %s', (_what, html) => {
    expect(press(html)).toBe('search');
  });

  test.each([
    ['a host of that name', `<form action="https://search.example/contact">${MAIL}</form>`],
    ['one control among others', `<form><input name="query" value="x">${EMAIL}</form>`],
    ['a control of type email', `<form action="/search">${EMAIL}</form>`],
    [
      'a control that asks for a number',
      '<form action="/recherche"><input type="tel" name="a" value="0612345678"></form>',
    ],
    ['a button that offers more', `<form>${MAIL}<button>Buscar mi plan</button></form>`],
    ['a word that only contains one', '<form><input name="research" value="ada@example.com"></form>'],
  ])('is not told by %s', (_what, html) => {
    expect(press(html)).toBe('lead');
  });
});

describe('draft', () => {
  test.each(['Save draft', 'Save for later', 'Entwurf speichern', 'Cancel', 'Close', 'Abbrechen'])(
    'is what a button "%s" sends',
    (text) => {
      expect(press(`<form>${EMAIL}${NAME}<button>${text}</button></form>`)).toBe('draft');
    },
  );

  test('is what a button sends whose value says so, too', () => {
    const button = '<button name="act" value="cancel">Cancel</button>';
    expect(press(`<form>${EMAIL}${NAME}${button}</form>`)).toBe('draft');
  });

  test.each([
    'Send',
    'Save',
    'Get the drafting guide',
    'Entwurf anfordern',
    'Save 20% now, pay later',
    'Cancel my timeshare',
  ])('is not what a button "%s" sends', (text) => {
    expect(press(`<form>${EMAIL}${NAME}<button>${text}</button></form>`)).toBe('lead');
  });
});

describe('unsubscribing', () => {
  test.each([
    `<main><h1>Unsubscribe</h1><form>${EMAIL}<button>Send</button></form></main>`,
    `<form>${EMAIL}<button>Abmelden</button></form>`,
    `<form action="/unsubscribe">${EMAIL}<button>Send</button></form>`,
  ])('is told by what is over, on or behind a lone question: %s', (html) => {
    expect(press(html)).toBe('unsubscribing');
  });

  test.each([
    `<form>${EMAIL}<small>Unsubscribe at any time</small><button>Subscribe</button></form>`,
    `<main><h3>Newsletter, jederzeit abbestellbar</h3><form>${EMAIL}<button>OK</button></form></main>`,
    `<main><h1>Unsubscribe tools</h1><form>${EMAIL}${NAME}<button>Talk to us</button></form></main>`,
  ])('is not %s', (html) => {
    expect(press(html)).toBe('lead');
  });
});

describe('account', () => {
  test.each([
    `<main><h1>Forgot your password?</h1><form>${EMAIL}<button>Send</button></form></main>`,
    `<main><h2>Passwort vergessen</h2><form>${EMAIL}<button>Send</button></form></main>`,
    `<main><h2>Mot de passe oublié</h2><form>${EMAIL}<button>Send</button></form></main>`,
    `<form>${EMAIL}<button>Send password reset link</button></form>`,
    `<form action="/password/reset">${EMAIL}<button>Send</button></form>`,
  ])('is told by what is over, on or behind a lone question: %s', (html) => {
    expect(press(html)).toBe('account');
  });

  test.each([
    `<main><h1>The password manager</h1><form>${EMAIL}<button>Subscribe</button></form></main>`,
    `<main><h1>Reset a lost password</h1><form>${EMAIL}${NAME}<button>Talk to us</button></form></main>`,
  ])('is not %s', (html) => {
    expect(press(html)).toBe('lead');
  });
});

describe('sign-in', () => {
  const MANY = `${NAME}<input name="code" value="1"><input name="town" value="x">`;

  test.each([
    ['address and current password', `${EMAIL}<input type="password" autocomplete="current-password" value="x">`],
    ['current password among more', `${EMAIL}${MANY}<input type="password" autocomplete="current-password">`],
    ['address and one password', `${EMAIL}${PASSWORD}`],
    ['address and an empty password', `${EMAIL}<input type="password" name="password">`],
    ['address, one password and "remember me"', `${EMAIL}${PASSWORD}<input type="checkbox" name="remember" checked>`],
    ['address, one password and a token', `<input type="hidden" name="csrf" value="t">${EMAIL}${PASSWORD}`],
    ['an identifier alone', '<input type="email" name="mail" autocomplete="username" value="ada@example.com">'],
    ['a lone address, and a button that says so', `${EMAIL}<button>Log in</button>`],
  ])('is %s', (_what, html) => {
    expect(press(`<form>${html}</form>`)).toBe('sign-in');
  });

  test.each([
    `<main><h1>Sign in</h1><form>${EMAIL}<button>Go on</button></form></main>`,
    `<main><h2>Log in to your account</h2><form>${EMAIL}<button>Go on</button></form></main>`,
    `<form action="/wp-login.php">${EMAIL}<button>Go on</button></form>`,
    `<form>${EMAIL}<button>Entrar</button></form>`,
  ])('is told by what is over or behind a lone question: %s', (html) => {
    expect(press(html)).toBe('sign-in');
  });

  test.each(['Quero entrar no grupo VIP', 'Tester ma connexion'])('is not what a button "%s" sends', (text) => {
    expect(press(`<form>${EMAIL}<button>${text}</button></form>`)).toBe('lead');
  });

  test.each([
    ['a new password', `${EMAIL}<input type="password" autocomplete="new-password" value="x">`],
    ['a name next to the password', `${NAME}${EMAIL}${PASSWORD}`],
    ['the password twice', `${EMAIL}${PASSWORD}<input type="password" name="again" value="x">`],
    ['a username next to the address', `${EMAIL}<input name="username" autocomplete="username" value="ada">`],
    ['a password among more, and a button that registers', `${EMAIL}${PASSWORD}${MANY}<button>Create account</button>`],
  ])('is not %s, and the password stays in the page', (_what, html) => {
    const form = place(`<h1>Register or log in</h1><form>${html}</form>`);
    const { fields } = leadOf(read(form, { submitter: form.querySelector('button') })).event;
    expect(fields.email).toBe('ada@example.com');
    expect(fields).not.toHaveProperty('password');
    expect(fields).not.toHaveProperty('again');
  });

  test.each(['Design insights of our weblog, inside', 'Why to sign up'])(
    'is not told by the heading "%s"',
    (heading) => {
      expect(press(`<main><h1>${heading}</h1><form>${EMAIL}<button>Sign up</button></form></main>`)).toBe('lead');
    },
  );

  test('is one whose password an eye button shows as text', () => {
    const form = place(`<form>${EMAIL}<input type="text" id="pw" value="x"></form>`);
    expect(kindOf(form, { passwords: new Set([form.querySelector('#pw')]) })).toBe('sign-in');
  });
});

describe('comment', () => {
  const TEXT = '<textarea name="comment">Well said</textarea>';

  test.each([
    `<form>${EMAIL}${NAME}${TEXT}<button>Post Comment</button></form>`,
    `<form action="/wp-comments-post.php">${EMAIL}${NAME}${TEXT}<button>Send</button></form>`,
    `<form id="comment-form">${EMAIL}${NAME}${TEXT}<button>Send</button></form>`,
  ])('is %s', (html) => {
    expect(press(html)).toBe('comment');
  });

  test.each([
    `<form>${EMAIL}${NAME}${TEXT}<button>Send</button></form>`,
    `<form action="/comments">${EMAIL}${NAME}<button>Send</button></form>`,
  ])('is not %s', (html) => {
    expect(press(html)).toBe('lead');
  });
});

test.each([
  `<form role="search">${EMAIL}</form>`,
  `<form method="dialog">${EMAIL}</form>`,
  `<form>${EMAIL}${PASSWORD}</form>`,
  `<form action="/unsubscribe">${EMAIL}</form>`,
])('what the site owner has chosen is a lead form, whatever it looks like: %s', (html) => {
  expect(leadOf(read(place(html), { isChosen: true })).event.fields).toEqual({ email: 'ada@example.com' });
});
