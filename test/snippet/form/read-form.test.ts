// @vitest-environment happy-dom
/** A filled form -> fields, or why it is no lead form. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import './support/standard-dom';
import { type Lead, readLead, type Reading } from '../../src/snippet/lead';

const EMAIL = '<input type="email" name="mail" value="ada@example.com">';

const place = (html: string, selector = 'form') => {
  document.body.innerHTML = html;
  return document.querySelector(selector)!;
};

const read = (form: Element, reading: Partial<Reading> = {}): Lead | string => readLead(form, { passwords: new Set(), visited: new WeakSet(), ...reading });

/** The lead in a form with this content. */
const leadIn = (html: string, reading?: Partial<Reading>): Lead => {
  const lead = read(place(`<form>${html}</form>`), reading);
  expect(lead).toBeTypeOf('object');
  return lead as Lead;
};

/** The fields of a form that has this content beside an e-mail address, without that address. */
const fieldsIn = (html: string, reading?: Partial<Reading>) => {
  const { fields } = leadIn(EMAIL + html, reading).event;
  expect(fields.email).toBe('ada@example.com');
  delete fields.email;
  return fields;
};

const whyNot = (html: string, reading?: Partial<Reading>) => read(place(html), reading);

const element = (selector: string) => document.querySelector<HTMLButtonElement>(selector)!;

/** happy-dom has no layout: every element is as large as told here, where one has to be seen. */
const showEverything = () => vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(10, 10, 200, 20));

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a lead form', () => {
  test.each([
    '<input type="email" value="ada@example.com">',
    '<input type="tel" value="+44 20 7946 0958">',
    '<input autocomplete="email" value="ada@example.com">',
    '<input autocomplete="tel-national" name="x" value="020 7946 0958">',
    '<input name="email" value="ada@example.com">',
    '<input name="your-E-Mail" value="ada@example.com">',
    '<input name="courriel" value="ada@example.com">',
    '<input name="phone" value="02079460958">',
    '<input name="telefon" value="030 1234567">',
    '<input name="mobile_number" value="0151-2345678">',
    '<input name="handy" value="0151 2345678">',
    '<input name="whatsapp" value="0151 2345678">',
    '<input name="tel" value="12345">',
    '<input id="email-field" value="ada@example.com">',
    '<label>E-mail <input value="ada@example.com"></label>',
    '<input placeholder="Your e-mail" value="ada@example.com">',
    '<textarea name="email">ada@example.com</textarea>',
    '<input type="email" value="o@x">',
    '<label>Your e-mail <input name="entry.1002" value="ada@example.com"></label>',
    '<label>Tel <input name="input_4" id="input_4" value="020 7946 0958"></label>',
  ])('has a filled %s', (html) => {
    expect(leadIn(html).contact).not.toBe('');
  });

  test.each([
    '<input type="email" name="email" value=""><input name="town" value="Lyon">',
    '<input type="email" name="email" value="ada"><input name="town" value="Lyon">',
    '<input type="email" name="email" value="@example.com">',
    '<input type="tel" name="tel" value="1234">',
    '<input type="tel" name="tel" value="call me">',
    '<input type="hidden" name="email" value="shop@example.com"><input name="town" value="Lyon">',
    '<input name="town" value="ada@example.com">',
    '<input name="hotel" value="12345678">',
    '<input type="email" name="email" value="ada@example.com" disabled><input name="town" value="Lyon">',
    '<input type="email" name="email" value="ada@example.com" data-driftrock-ignore><input name="town" value="Lyon">',
    '<div data-driftrock-ignore><input type="email" value="ada@example.com"></div><input name="town" value="Lyon">',
  ])('is not one with %s alone', (html) => {
    expect(leadIn(html).contact).toBe('');
  });

  test('is not an empty one', () => {
    expect(whyNot('<form></form>')).toBe('empty');
    expect(whyNot('<form><input type="email" value=""><textarea name="message"> </textarea></form>')).toBe('empty');
  });

  test('is one that the site owner has chosen, with whatever is in it', () => {
    expect(leadIn('<input name="town" value="Lyon">', { isChosen: true }).event.fields).toEqual({ town: 'Lyon' });
  });

  test('is not an empty one, though the site owner has chosen it', () => {
    expect(whyNot('<form><input name="town"></form>', { isChosen: true })).toBe('empty');
  });

  test('may be any element that holds controls', () => {
    expect(read(place(`<div>${EMAIL}</div>`, 'div'), { isChosen: true })).toMatchObject({ event: { fields: { email: 'ada@example.com' } } });
  });

  test('that is no form has what the visitor has been in or could only choose, and what belongs to no form, unless the site owner has chosen it', () => {
    const main = place(`<main>${EMAIL}<select name="size"><option>L</option></select><input name="note" value="x"><form><input name="q" value="pears"></form></main>`, 'main');
    const visited = new WeakSet([element('[name=mail]'), element('[name=q]')]);
    expect((read(main, { visited }) as Lead).event.fields).toEqual({ email: 'ada@example.com', size: 'L' });
    expect((read(main, { isChosen: true }) as Lead).event.fields).toEqual({ email: 'ada@example.com', size: 'L', note: 'x', q: 'pears' });
  });

  test.each(['<label>Expiry date of your policy <input name="input_4" value="May"></label>', '<label>Which pass? <input name="input_4" value="May"></label>'])('has answers of which only the label speaks of what may be private: %s', (html) => {
    expect(fieldsIn(html)).toEqual({ input_4: 'May' });
  });

  test.each(['CVC', 'Card number', 'Your password'])('has no answer whose label asks for a secret where the name says nothing: %s', (label) => {
    expect(fieldsIn(`<label>${label} <input name="input_4" value="987"></label>`)).toEqual({});
  });

  test.each(['Cancel', 'Close', 'Abbrechen'])('is not sent by a button "%s"', (text) => {
    expect(read(place(`<form>${EMAIL}<button>${text}</button></form>`), { submitter: element('button') })).toBe('draft');
  });

  test('takes along what steps have asked before, with an address or without one', () => {
    const step = leadIn('<input name="team" value="12">');
    expect(read(place(`<form>${EMAIL}</form>`), { step: { ...step, scope: { ...step.scope, surroundings: document } } })).toMatchObject({ contact: 'ada@example.com', event: { fields: { team: '12', email: 'ada@example.com' } } });
    expect(read(place('<form><input name="town" value="Lyon"></form>'), { step: { ...step, scope: { ...step.scope, surroundings: document } } })).toMatchObject({ contact: '', event: { fields: { team: '12', town: 'Lyon' } } });
  });

  test('takes in controls that belong to it from elsewhere', () => {
    expect(read(place(`<input form="f" name="town" value="Lyon"><form id="f">${EMAIL}</form>`))).toMatchObject({ event: { fields: { email: 'ada@example.com', town: 'Lyon' } } });
  });
});

describe('no lead form', () => {
  test.each([
    ['e-mail and current password', '<input type="email" name="email" value="a@b.c"><input type="password" autocomplete="current-password" value="x">'],
    ['an identifier alone', '<input type="email" name="mail" autocomplete="username" value="ada@example.com">'],
    ['e-mail and one password', '<input type="email" name="email" value="a@b.c"><input type="password" name="password" value="x">'],
    ['e-mail, one password and "remember me"', '<input type="email" name="email" value="a@b.c"><input type="password" name="password" value="x"><input type="checkbox" name="remember" checked>'],
    ['e-mail, an empty password', '<input type="email" name="email" value="a@b.c"><input type="password" name="password">'],
    ['current password among more', '<input type="email" name="email" value="a@b.c"><input name="code" value="1"><input name="town" value="x"><input autocomplete="current-password" type="password">'],
    ['e-mail, one password and an anti-forgery token', '<input type="hidden" name="csrf" value="t"><input type="email" name="email" value="a@b.c"><input type="password" name="password" value="x">'],
  ])('is a sign-in: %s', (_what, html) => {
    expect(whyNot(`<form>${html}</form>`)).toBe('sign-in');
  });

  test('is a sign-in that asks for more, by what its button says', () => {
    const html = '<input name="workspace" value="w"><input type="email" name="email" value="a@b.c"><input type="password" name="password" value="x"><input name="code" value="1">';
    const form = place(`<h1>Welcome</h1><form>${html}<button>Log in</button></form>`);
    expect(read(form, { submitter: element('button') })).toBe('sign-in');
    element('button').textContent = 'Create my account';
    expect(read(form, { submitter: element('button') })).toBeTypeOf('object');
    // Somebody else's heading, such as that of a hidden dialog.
    document.querySelector('h1')!.textContent = 'Log in';
    expect(read(form, { submitter: element('button') })).toBeTypeOf('object');
  });

  test('is a sign-in whose password an eye button shows', () => {
    const form = place('<form><input type="email" value="a@b.c"><input type="text" id="pw" value="x"></form>');
    expect(read(form, { passwords: new Set([element('#pw')]) })).toBe('sign-in');
  });

  test.each([
    ['with a new password', '<input type="email" name="email" value="a@b.c"><input type="password" autocomplete="new-password" value="x">'],
    ['with a name beside the password', '<input name="name" value="Ada"><input type="email" name="email" value="a@b.c"><input type="password" name="password" value="x">'],
    ['with the password twice, under what offers to sign in', '<h1>Register or log in</h1><input type="email" name="email" value="a@b.c"><input type="password" name="password" value="x"><input type="password" name="password2" value="x">'],
    ['with the password twice', '<input type="email" name="email" value="a@b.c"><input type="password" name="password" value="x"><input type="password" name="password2" value="x">'],
  ])('is not a sign-up %s', (_what, html) => {
    expect(leadIn(html).event.fields.email).toBe('a@b.c');
    expect(JSON.stringify(leadIn(html).event.fields)).not.toContain('"x"');
  });

  test.each([
    ['a form of role search', `<form role="search">${EMAIL}</form>`],
    ['a form within role search', `<div role="search"><form>${EMAIL}</form></div>`],
    ['a form within <search>', `<search><form>${EMAIL}</form></search>`],
    ['a form that closes a dialog', `<form method="dialog">${EMAIL}</form>`],
    ['a form that closes a dialog, in capitals', `<form method="DIALOG">${EMAIL}</form>`],
  ])('is %s', (_what, html) => {
    expect(whyNot(html)).toBe('dialog or search');
  });

  test('is one whose button closes a dialog', () => {
    const form = place(`<form method="post">${EMAIL}<button formmethod="dialog">Cancel</button></form>`);
    expect(read(form, { submitter: element('button') })).toBe('dialog or search');
  });

  test('is not one whose button sends it past its dialog method', () => {
    const form = place(`<form method="dialog">${EMAIL}<button formmethod="post">Send</button></form>`);
    expect(read(form, { submitter: element('button') })).toBeTypeOf('object');
  });

  test('is not a search, a dialog or a sign-in that the site owner has chosen', () => {
    expect(read(place(`<form role="search">${EMAIL}</form>`), { isChosen: true })).toBeTypeOf('object');
    expect(read(place(`<form method="dialog">${EMAIL}</form>`), { isChosen: true })).toBeTypeOf('object');
    expect(read(place(`<form>${EMAIL}<input type="password" value="x"></form>`), { isChosen: true })).toMatchObject({ event: { fields: { email: 'ada@example.com' } } });
  });

  test.each([`<form data-driftrock-ignore>${EMAIL}</form>`, `<section data-driftrock-ignore><form>${EMAIL}</form></section>`])('is one to ignore: %s', (html) => {
    expect(whyNot(html)).toBe('ignored');
    expect(whyNot(html, { isChosen: true })).toBe('ignored');
  });
});

describe('honeypots', () => {
  const HIDDEN = ['<input name="website" tabindex="-1" value="spam">', '<div aria-hidden="true"><input name="website" value="spam"></div>', '<input type="url" name="website" tabindex="-1" value="spam">'];

  // No control is seen here, since happy-dom has no layout.
  const fill = (html: string) => {
    const form = place(`<form>${EMAIL}${html}</form>`);
    const control = form.querySelector<HTMLInputElement>('[name=website]')!;
    control.defaultValue = '';
    control.value = 'spam';
    return { form, control };
  };

  test.each(HIDDEN)('that are filled make it no lead: %s', (html) => {
    expect(read(fill(html).form)).toBe('filled honeypot');
    expect(read(fill(html).form, { isChosen: true })).toBe('filled honeypot');
  });

  test('that are empty do no harm, and are no fields', () => {
    expect(fieldsIn('<input name="website" tabindex="-1">')).toEqual({});
  });

  test('that the page itself has filled do no harm, and are no fields', () => {
    expect(fieldsIn('<input name="website" tabindex="-1" value="https://">')).toEqual({});
  });

  test.each(['<input name="x" autocomplete="off">', '<div class="honeypot"><input name="x"></div>'])('tell themselves by more than their names: %s', (html) => {
    const form = place(`<form>${EMAIL}${html}</form>`);
    form.querySelector<HTMLInputElement>('[name=x]')!.value = 'spam';
    expect(read(form)).toBe('filled honeypot');
  });

  test.each(['<input name="website" class="tomselected" tabindex="-1" value="spam">', '<tags></tags><input name="website" tabindex="-1" value="spam">', '<input name="website" role="combobox" tabindex="-1" value="spam">', '<i role="listbox"></i><input name="website" tabindex="-1" value="spam">'])('are no fields that a widget hides and fills: %s', (html) => {
    expect(read(fill(html).form)).toMatchObject({ event: { fields: { website: 'spam' } } });
  });

  test.each(['<input name="website" tabindex="-1" readonly value="spam">', '<textarea name="website" aria-hidden="true">spam</textarea><div><iframe></iframe></div>'])('are no fields that a slider or an editor of the page fills: %s', (html) => {
    expect(read(fill(html).form)).toMatchObject({ event: { fields: { website: 'spam' } } });
  });

  test('are no controls that a visitor can see', () => {
    const { form } = fill(HIDDEN[0]!);
    showEverything();
    expect(read(form)).toMatchObject({ event: { fields: { website: 'spam' } } });
  });

  test('are no controls that the visitor has been in', () => {
    const { form, control } = fill(HIDDEN[0]!);
    expect(read(form, { visited: new WeakSet([control]) })).toBeTypeOf('object');
  });

  test('are no controls that are merely off screen', () => {
    expect(fieldsIn('<input name="town" value="Lyon">')).toEqual({ town: 'Lyon' });
  });
});

describe('a form that asks for an address and for no lead', () => {
  const press = (html: string) => read(place(html), { submitter: element('button') });

  test.each(['<h1>Forgot your password?</h1>', '<h2>Passwort vergessen</h2>', '<h2>Mot de passe oublié</h2>', '<h1>Unsubscribe</h1>', '<h1>Sign in</h1>', '<h2>Log in to your account</h2>'])('is told by what stands over it: %s', (heading) => {
    expect(press(`<main>${heading}<form>${EMAIL}<button>Send</button></form></main>`)).toBe('account');
  });

  test.each(['<form><button>Send password reset link</button>', '<form><button>Unsubscribe</button>', '<form action="/password/reset"><button>Send</button>', '<form><button>Log in</button>', '<form action="/wp-login.php"><button>Go on</button>'])('is told by its button or target: %s', (html) => {
    expect(press(`${html}${EMAIL}</form>`)).toBe('account');
  });

  test.each([`<main><h1>Design insights of our weblog, inside</h1><form>${EMAIL}<button>Sign up</button></form></main>`, `<main><h1>The password manager</h1><form>${EMAIL}<button>Subscribe</button></form></main>`, `<form>${EMAIL}<small>Unsubscribe at any time</small><button>Subscribe</button></form>`, `<main><h1>Reset a lost password</h1><form>${EMAIL}<input name="company" value="x"><button>Talk to us</button></form></main>`])('is none that asks for more, or speaks of it only: %s', (html) => {
    expect(press(html)).toBeTypeOf('object');
  });

  test.each(['Save draft', 'Save for later', 'Entwurf speichern'])('is not sent by a button "%s"', (text) => {
    expect(press(`<form>${EMAIL}<button>${text}</button></form>`)).toBe('draft');
  });
});

describe('field names', () => {
  test.each([
    ['<input type="tel" name="x" value="12345">', 'phone_number'],
    ['<input autocomplete="tel" name="x" value="12345">', 'phone_number'],
    ['<input autocomplete="given-name" name="x" value="v">', 'first_name'],
    ['<input autocomplete="family-name" name="x" value="v">', 'last_name'],
    ['<input autocomplete="name" name="x" value="v">', 'name'],
    ['<input autocomplete="organization" name="x" value="v">', 'company'],
    ['<input autocomplete="postal-code" name="x" value="v">', 'postcode'],
    ['<input autocomplete="street-address" name="x" value="v">', 'address'],
    ['<input autocomplete="section-a shipping given-name" name="x" value="v">', 'first_name'],
    ['<input autocomplete="on" name="x" value="v">', 'x'],
    ['<input autocomplete="bday" name="x" value="v">', 'x'],
    ['<input name="question_1" id="i" value="v">', 'question_1'],
    ['<input id="question_1" value="v">', 'question_1'],
    ['<label>Your town<input value="v"></label>', 'Your town'],
    ['<input data-driftrock-field="city" name="x" value="v">', 'city'],
    ['<input data-driftrock-field="city" autocomplete="name" name="x" value="v">', 'city'],
    ['<input data-driftrock-field="work_phone" type="tel" name="x" value="12345">', 'work_phone'],
    ['<input name="colours[]" value="v">', 'colours'],
    ['<input name="user[town]" value="v">', 'user[town]'],
  ])('%s is %s', (html, name) => {
    expect(Object.keys(fieldsIn(html))).toEqual([name]);
  });

  test.each(['<input type="email" name="x" value="ada@example.com">', '<input autocomplete="email" name="x" value="ada@example.com">', '<input autocomplete="work email" name="x" value="ada@example.com">', '<input name="email" value="ada@example.com">'])(
    '%s is email',
    (html) => {
      expect(leadIn(html, { isChosen: true }).event.fields).toEqual({ email: 'ada@example.com' });
    },
  );

  test.each(['constructor', 'toString', '__proto__'])('may be %s, which every object has', (name) => {
    expect(Object.entries(fieldsIn(`<input name="${name}" value="v">`))).toEqual([[name, 'v']]);
  });

  test('an address typed again goes by its own name', () => {
    expect(fieldsIn('<input type="email" name="confirm" value="ada@example.com">')).toEqual({ confirm: 'ada@example.com' });
  });

  test('a second control of one meaning goes by its own name', () => {
    expect(fieldsIn('<input type="email" name="friend" value="bob@example.com">')).toEqual({ friend: 'bob@example.com' });
  });
});

describe('values', () => {
  test('of ticked boxes of one name are an array', () => {
    expect(fieldsIn('<input type="checkbox" name="c[]" value="a" checked><input type="checkbox" name="c[]" value="b"><input type="checkbox" name="c[]" value="d" checked>')).toEqual({ c: ['a', 'd'] });
  });

  test('of a multiple select are an array', () => {
    expect(fieldsIn('<select name="c" multiple><option value="a" selected><option value="b" selected><option value="d"></select>')).toEqual({ c: ['a', 'b'] });
  });

  test('of one ticked box are no array', () => {
    expect(fieldsIn('<input type="checkbox" name="c" value="a" checked><input type="checkbox" name="c" value="b">')).toEqual({ c: 'a' });
  });

  test('that are the same twice count once', () => {
    expect(fieldsIn('<input name="c" value="a"><input name="c" value="a"><input name="c" value="b">')).toEqual({ c: ['a', 'b'] });
  });

  test('that are empty are left out', () => {
    expect(fieldsIn('<input name="a" value=""><input type="checkbox" name="b"><select name="c"><option value="">Choose</select>')).toEqual({});
  });

  test('of hidden controls go along', () => {
    expect(fieldsIn('<input type="hidden" name="offer" value="spring">')).toEqual({ offer: 'spring' });
  });

  test('of a number stay texts, as the form would send them', () => {
    expect(fieldsIn('<input type="number" name="age" value="36">')).toEqual({ age: '36' });
  });
});

describe('redaction', () => {
  test.each([
    ['passwords', '<input type="password" name="p" value="secret"><input name="a" value="x"><input name="b" value="y">'],
    ['a password by its autocomplete', '<input autocomplete="new-password" name="p" value="secret">'],
    ['card numbers by autocomplete', '<input autocomplete="cc-number" name="n" value="secret">'],
    ['card verification codes', '<input name="cvc" value="secret">'],
    ['one-time codes', '<input autocomplete="one-time-code" name="code" value="secret">'],
    ['anti-forgery tokens', '<input type="hidden" name="_csrf" value="secret">'],
    ['_gl', '<input type="hidden" name="_gl" value="secret">'],
    ['what is to be ignored', '<input name="a" value="secret" data-driftrock-ignore><p data-driftrock-ignore><textarea name="b">secret</textarea></p>'],
    ['the password again in a control of another name', '<input type="password" name="p" value="secret"><input name="clear" value="secret"><input name="a" value="x">'],
  ])('takes out %s', (_what, html) => {
    const lead = leadIn(EMAIL + html);
    expect(JSON.stringify(lead.event)).not.toContain('secret');
    expect(lead.text).not.toContain('secret');
  });

  test('takes out a password that an eye button shows as text', () => {
    const form = place(`<form>${EMAIL}<input name="a" value="x"><input type="text" id="eye" name="shown" value="secret"></form>`);
    expect(read(form, { passwords: new Set([element('#eye')]) })).toMatchObject({ event: { fields: { email: 'ada@example.com', a: 'x' } } });
    expect(JSON.stringify((read(form, { passwords: new Set([element('#eye')]) }) as Lead).event)).not.toContain('secret');
  });

  test('takes out what a password control held before the page put another one in its place', () => {
    expect(fieldsIn('<input name="shown" value="secret"><input name="a" value="x">', { passwords: new Set(['secret']) })).toEqual({ a: 'x' });
  });

  test.each([
    ['12345', { age: '12345' }],
    ['123456', {}],
  ])('takes a password of "%s" for a secret in other controls only when it is not too common: %j', (value, fields) => {
    expect(fieldsIn(`<input type="password" name="p" value="${value}"><input name="age" value="${value}"><input name="b">`)).toEqual(fields);
  });

  test('takes a card number out of a message', () => {
    expect(fieldsIn('<textarea name="message">Use 4111 1111 1111 1111, please</textarea>')).toEqual({ message: 'Use , please' });
  });

  test('leaves out a field that was nothing but a card number', () => {
    expect(fieldsIn('<input name="message" value="4111 1111 1111 1111">')).toEqual({});
  });

  test('leaves a telephone number whole that passes the Luhn check', () => {
    expect(fieldsIn('<input type="tel" name="tel" value="30569309025904">')).toEqual({ phone_number: '30569309025904' });
  });

  test('tells of files their names alone', () => {
    const form = place(`<form>${EMAIL}<input type="file" name="cv"></form>`);
    Object.defineProperty(form.querySelector('[type=file]'), 'files', { value: [new File(['secret'], 'ada.pdf')] });
    expect((read(form) as Lead).event.fields).toEqual({ email: 'ada@example.com', cv: 'ada.pdf' });
  });
});

describe('what the browser has collected', () => {
  const collected = (entries: [string, string | File][]) => {
    const formData = new FormData();
    entries.forEach(([name, value]) => formData.append(name, value));
    return { formData };
  };

  test('adds names that no control has', () => {
    expect(fieldsIn('', collected([['mail', 'ada@example.com'], ['score', '7']]))).toEqual({ score: '7' });
  });

  test('adds several values as an array', () => {
    expect(fieldsIn('', collected([['tags[]', 'a'], ['tags[]', 'b']]))).toEqual({ tags: ['a', 'b'] });
  });

  test('does not bring back what a control has and redaction took out', () => {
    expect(fieldsIn('<input type="password" name="p" value="secret"><input name="a" value="x">', collected([['p', 'secret'], ['a', 'x']]))).toEqual({ a: 'x' });
  });

  test('adds neither tokens, passwords and card numbers nor files', () => {
    const given = collected([['csrf_token', 't'], ['password', 'p'], ['card', '4111111111111111'], ['_gl', '1'], ['cv', new File(['x'], 'ada.pdf')]]);
    expect(fieldsIn('', given)).toEqual({});
  });
});

describe('the submitter', () => {
  const press = (button: string) => {
    const form = place(`<form>${EMAIL}${button}<button name="other" value="no">Other</button></form>`);
    return (read(form, { submitter: element('button') }) as Lead).event.fields;
  };

  test('goes along when it has a name', () => {
    expect(press('<button name="plan" value="pro">Pro</button>')).toEqual({ email: 'ada@example.com', plan: 'pro' });
  });

  test.each(['<button>Send</button>', '<button name="plan">Send</button>', '<button value="pro">Send</button>'])('adds nothing as %s', (button) => {
    expect(press(button)).toEqual({ email: 'ada@example.com' });
  });

  test('may be absent', () => {
    expect(fieldsIn('<button name="plan" value="pro">Pro</button>', { submitter: null })).toEqual({});
  });
});

describe('the lead', () => {
  test('is an event of type lead with an id and the moment of reading', () => {
    vi.useFakeTimers({ now: new Date('2026-11-20T10:00:00.007Z'), toFake: ['Date'] });
    expect(leadIn(EMAIL).event).toEqual({
      event_type: 'lead',
      event_id: expect.stringMatching(/^[\da-f-]{36}$/),
      created_at: '2026-11-20T10:00:00.007Z',
      fields: { email: 'ada@example.com' },
    });
  });

  test('has another id every time, and the same text for the same answers', () => {
    const form = place(`<form>${EMAIL}</form>`);
    const [first, second] = [read(form) as Lead, read(form) as Lead];
    expect(first.event.event_id).not.toBe(second.event.event_id);
    expect(first.text).toBe(second.text);
  });

  test('is the same again when only a hidden control has changed, such as a time', () => {
    const [first, second] = ['1', '2'].map((time) => leadIn(`${EMAIL}<input type="hidden" name="time" value="${time}">`));
    expect(first!.text).toBe(second!.text);
  });

  test('has another text for other answers', () => {
    expect(leadIn(`${EMAIL}<input name="town" value="Lyon">`).text).not.toBe(leadIn(`${EMAIL}<input name="town" value="Paris">`).text);
  });

  test('knows its form, its controls and the control by which the visitor can be reached', () => {
    const lead = leadIn(`<input type="hidden" name="offer" value="spring"><input name="town" value="Lyon">${EMAIL}`);
    expect(lead.form).toBe(element('form'));
    expect(lead.controls.map(({ control }) => control)).toEqual(['offer', 'town', 'mail'].map((name) => element(`[name=${name}]`)));
    expect(lead).toMatchObject({ contact: 'ada@example.com', answer: 'ada@example.com', control: element('[name=mail]') });
  });

  test('takes the first filled control for the contact of a chosen form without one', () => {
    const lead = leadIn('<input name="empty"><input name="town" value="Lyon">', { isChosen: true });
    expect(lead).toMatchObject({ contact: 'Lyon', answer: 'Lyon', control: element('[name=town]') });
  });
});
