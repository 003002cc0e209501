// @vitest-environment happy-dom
/** What the inspector says of a form that nobody has filled in yet. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findForms } from '../../src/inspector/find-forms';
import { forecast, type FormOptions } from '../../src/inspector/forecast';

const EMAIL = '<input type="email" name="email">';

beforeEach(() => {
  // happy-dom has no layout.
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue({
    ...{ width: 100, height: 20, top: 0, left: 0, right: 100, bottom: 20, x: 0, y: 0 },
    toJSON: () => '',
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

/** What is said of the first form of this page. */
function said(html: string, options: FormOptions = {}) {
  document.body.innerHTML = html;
  return forecast(findForms(document)[0]!, options);
}

describe('a form', () => {
  test.each([
    ['asks for an e-mail address', `<form>${EMAIL}<button>Send</button></form>`],
    ['asks for an e-mail address', '<form><input placeholder="メールアドレス"><button>送信</button></form>'],
    ['asks for an e-mail address', '<form><label>Adres e-mail <input></label><button>Wyślij</button></form>'],
    [
      'asks for an e-mail address',
      '<form><label>E-Mail-Adresse <input name="feld1"></label><button>Los</button></form>',
    ],
    ['asks for an e-mail address', '<form><input name="correo"><input name="nombre"><button>Enviar</button></form>'],
    [
      'asks for a telephone number',
      '<form><input type="tel" name="phone"><input name="a"><button>Send</button></form>',
    ],
  ])('is a lead form that %s: %s', (rule, html) => {
    expect(said(html)).toMatchObject({ isLead: true, rule });
  });

  test.each([
    ['no contact', '<form><input name="first_name"><textarea name="message"></textarea><button>Send</button></form>'],
    ['search', '<form role="search"><input name="q"><button>Search</button></form>'],
    ['sign-in', `<form>${EMAIL}<input type="password" autocomplete="current-password"><button>Sign in</button></form>`],
    ['ignored', `<form data-driftrock-ignore>${EMAIL}<button>Send</button></form>`],
    ['dialog', `<form method="dialog">${EMAIL}<button>Close</button></form>`],
  ])('is none by the rule %s: %s', (rule, html) => {
    expect(said(html)).toMatchObject({ isLead: false, rule });
  });

  test('that the option forms names is one, and no other', () => {
    const html = '<form id="one"><input name="a"><button>Send</button></form>';
    expect(said(html, { forms: '#one' })).toMatchObject({ isLead: true, rule: 'chosen by the option forms' });
    expect(said(`<form>${EMAIL}</form>`, { forms: '#one' })).toMatchObject({ isLead: false, rule: 'not chosen' });
  });

  test('is none while consent is denied', () => {
    expect(said(`<form>${EMAIL}</form>`, { consent: 'denied' })).toMatchObject({ rule: 'consent denied' });
  });

  test('says what becomes of each control', () => {
    const { controls } = said(
      `<form><label>Your mail ${EMAIL}</label><input type="password" name="new-password">` +
        '<input name="company" data-driftrock-ignore><select name="topic"><option value="a">A</option></select></form>',
    );
    expect(controls).toEqual([
      { name: 'Your mail', field: 'email' },
      { name: 'new-password', leftOut: 'private' },
      { name: 'company', leftOut: 'ignored' },
      { name: 'topic', field: 'topic' },
    ]);
  });

  test('is described without what somebody has typed', () => {
    expect(JSON.stringify(said('<form><input name="email" value="ada@example.com"></form>'))).not.toContain('ada@');
  });

  test.each([
    ['#contact', `<form id="contact">${EMAIL}</form>`],
    ['#request', `<form name="request">${EMAIL}</form>`],
    ['"Ask us"', `<form><h2>Ask us</h2>${EMAIL}</form>`],
    ['"Send it"', `<form>${EMAIL}<button> Send   it </button></form>`],
    ['a form without a name', `<form>${EMAIL}</form>`],
  ])('is called %s', (name, html) => {
    expect(said(html).name).toBe(name);
  });
});
