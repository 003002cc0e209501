// @vitest-environment happy-dom
/** The controls of a form -> the fields of its lead, without what is private. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ReadingContext } from '../../../src/snippet/form/read-form';
import { find, leadIn, leadOf, place, read } from '../support/forms';

const EMAIL = '<input type="email" name="mail" value="ada@example.com">';

/** The fields of a form that has this content next to an e-mail address, without that address. */
const fieldsIn = (html: string, more?: Partial<ReadingContext>) => {
  const { email, ...others } = leadIn(EMAIL + html, more).event.fields;
  expect(email).toBe('ada@example.com');
  return others;
};

describe('a name', () => {
  test.each([
    ['<input type="tel" name="x" value="123456">', 'phone_number'],
    ['<input autocomplete="given-name" name="x" value="v">', 'first_name'],
    ['<input autocomplete="organization" name="x" value="v">', 'company'],
    ['<input autocomplete="on" name="x" value="v">', 'x'],
    ['<input name="question_1" id="i" value="v">', 'question_1'],
    ['<input id="question_1" value="v">', 'question_1'],
    ['<label>Your town<input value="v"></label>', 'Your town'],
    ['<input data-driftrock-field="city" autocomplete="name" name="x" value="v">', 'city'],
    ['<input data-driftrock-field="work_phone" type="tel" name="x" value="123456">', 'work_phone'],
    ['<input name="colours[]" value="v">', 'colours'],
    ['<input name="user[town]" value="v">', 'user[town]'],
    ['<label><input type="checkbox" checked>I have read it all, and I agree with every word.</label>', 'consent'],
  ])('of %s is %s', (html, name) => {
    expect(Object.keys(fieldsIn(html))).toEqual([name]);
  });

  test.each([
    '<input type="email" name="x" value="ada@example.com">',
    '<input autocomplete="work email" name="x" value="ada@example.com">',
    '<input name="correo" value="ada@example.com">',
    '<input name="field_7" value="ada@example.com">',
  ])('is email where the contact is in %s', (html) => {
    expect(leadIn(html).event.fields).toEqual({ email: 'ada@example.com' });
  });

  test.each([
    '<input name="celular" value="020 7946 0958">',
    '<div class="iti"><input name="number" value="020 7946 0958"></div>',
  ])('is phone_number where the contact is in %s', (html) => {
    expect(leadIn(html).event.fields).toEqual({ phone_number: '020 7946 0958' });
  });

  test('that two controls claim goes to the one whose value fits', () => {
    const html =
      '<input name="email" value="020 7946 0958">' + '<input type="email" name="subject" value="ada@example.com">';
    expect(leadIn(html).event.fields).toEqual({ email: 'ada@example.com', email_2: '020 7946 0958' });
  });

  test('that a contact has taken leaves another control to its label', () => {
    const html =
      '<label>Number <input name="email" value="20 people"></label>' +
      '<input type="email" name="subject" value="ada@example.com">';
    expect(leadIn(html).event.fields).toEqual({ email: 'ada@example.com', Number: '20 people' });
  });

  test('of what says what it is comes before another control of that name', () => {
    const html = '<input name="company" value="a"><input autocomplete="organization" name="x" value="Engines">';
    expect(fieldsIn(html)).toEqual({ company: 'Engines', company_2: 'a' });
  });

  test.each([
    [
      'an address typed again',
      '<input type="email" name="confirm" value="ada@example.com">',
      { confirm: 'ada@example.com' },
    ],
    ['a second address', '<input type="email" name="friend" value="bob@example.com">', { friend: 'bob@example.com' }],
  ])('of %s is its own', (_what, html, fields) => {
    expect(fieldsIn(html)).toEqual(fields);
  });

  test.each(['constructor', 'toString', '__proto__'])('may be %s, which every object has', (name) => {
    expect(Object.entries(fieldsIn(`<input name="${name}" value="v">`))).toEqual([[name, 'v']]);
  });

  test('of a number in several boxes is one field', () => {
    const html =
      '<input type="tel" name="p1" maxlength="3" value="555"><input type="tel" name="p2" maxlength="3" value="010">' +
      '<input type="tel" name="p3" maxlength="4" value="4477">';
    expect(fieldsIn(html)).toEqual({ phone_number: '555 010 4477' });
  });
});

describe('values', () => {
  const box = (value: string, state = 'checked') => `<input type="checkbox" name="c[]" value="${value}" ${state}>`;
  const HIDDEN = '<input type="hidden" name="c[]" value="0">';

  test.each<[string, string, object]>([
    ['of ticked boxes of one name are an array', box('a') + box('b', '') + box('d'), { c: ['a', 'd'] }],
    ['of one ticked box are no array', box('a') + box('b', ''), { c: 'a' }],
    [
      'of a multiple select are an array',
      '<select name="c" multiple><option selected>a<option selected>b</select>',
      { c: ['a', 'b'] },
    ],
    ['that are the same twice count once', '<input name="c" value="a"><input name="c" value="a">', { c: 'a' }],
    [
      'of several controls of one name are an array',
      '<input name="c" value="a"><input name="c" value="b">',
      { c: ['a', 'b'] },
    ],
    ['that are empty are left out', '<input name="a" value=""><input type="checkbox" name="b">', {}],
    ['of hidden controls go along', '<input type="hidden" name="offer" value="spring">', { offer: 'spring' }],
    ['of a hidden default are left out where its box is ticked', `${HIDDEN}${box('1')}`, { c: '1' }],
    ['of a hidden default go along where its box is not', `${HIDDEN}${box('1', '')}`, { c: '0' }],
    ['of a number stay texts', '<input type="number" name="age" value="36">', { age: '36' }],
    [
      'of an option that is only counted are its text',
      '<select name="car"><option value="0">VW Caddy<option value="1" selected>Ford Transit</select>',
      { car: 'Ford Transit' },
    ],
  ])('%s', (_what, html, fields) => {
    expect(fieldsIn(html)).toEqual(fields);
  });

  test('of a control that nothing names are left out', () => {
    expect(fieldsIn('<input value="x">')).toEqual({});
  });

  test('of files are their names alone', () => {
    const form = place(`<form>${EMAIL}<input type="file" name="cv"></form>`);
    Object.defineProperty(find('[type=file]'), 'files', { value: [new File(['secret'], 'ada.pdf')] });
    expect(leadOf(read(form)).event.fields).toEqual({ email: 'ada@example.com', cv: 'ada.pdf' });
  });
});

describe('redaction', () => {
  const PASSWORD =
    '<input type="password" name="p" value="secret">' + '<input name="a" value="x"><input name="b" value="y">';
  const IGNORED =
    '<input name="a" value="secret" data-driftrock-ignore>' +
    '<p data-driftrock-ignore><textarea name="b">secret</textarea></p>';

  test.each([
    ['passwords', PASSWORD],
    ['the password again in a control of another name', `${PASSWORD}<input name="clear" value="secret">`],
    ['a password by its autocomplete', '<input autocomplete="new-password" name="p" value="secret">'],
    ['card numbers by autocomplete', '<input autocomplete="cc-number" name="n" value="secret">'],
    ['card verification codes', '<input name="cvc" value="secret">'],
    ['one-time codes', '<input autocomplete="one-time-code" name="code" value="secret">'],
    ['anti-forgery tokens', '<input type="hidden" name="_csrf" value="secret">'],
    ['_gl', '<input type="hidden" name="_gl" value="secret">'],
    ['what is to be ignored', IGNORED],
  ])('takes out %s', (_what, html) => {
    const lead = leadIn(EMAIL + html);
    expect(JSON.stringify(lead.event)).not.toContain('secret');
  });

  test.each(['CVC', 'Card number', 'Your password'])(
    'takes out what a label asks for where the name says nothing: %s',
    (label) => {
      expect(fieldsIn(`<label>${label} <input name="input_4" value="987"></label>`)).toEqual({});
    },
  );

  test.each(['Expiry date of your policy', 'Which pass?'])(
    'leaves an answer of which only the label speaks of what may be private: %s',
    (label) => {
      expect(fieldsIn(`<label>${label} <input name="input_4" value="May"></label>`)).toEqual({ input_4: 'May' });
    },
  );

  test('takes out a password that an eye button shows as text', () => {
    const form = place(`<form>${EMAIL}<input name="a" value="x"><input id="eye" name="shown" value="secret"></form>`);
    const { fields } = leadOf(read(form, { passwords: new Set([find('#eye')]) })).event;
    expect(fields).toEqual({ email: 'ada@example.com', a: 'x' });
  });

  test('takes out what a password held before the page put another control in its place', () => {
    const html = '<input name="shown" value="secret"><input name="a" value="x">';
    expect(fieldsIn(html, { passwords: new Set(['secret']) })).toEqual({ a: 'x' });
  });

  test.each([
    ['12345', { age: '12345' }],
    ['123456', {}],
  ])('takes a password of "%s" for a secret in other controls only when it is not too common: %j', (value, fields) => {
    const html = `<input type="password" name="p" value="${value}"><input name="age" value="${value}"><input name="b">`;
    expect(fieldsIn(html)).toEqual(fields);
  });

  test.each<[string, string, object]>([
    [
      'takes a card number out of a message',
      '<textarea name="message">Use 4111 1111 1111 1111, please</textarea>',
      { message: 'Use , please' },
    ],
    ['leaves out a field that was nothing but a card number', '<input name="a" value="4111111111111111">', {}],
    ['takes a bank account out', '<input name="a" value="DE89 3704 0044 0532 0130 00">', {}],
    ['takes a US social security number out', '<input name="a" value="123-45-6789">', {}],
    [
      'leaves a telephone number whole that passes the Luhn check',
      '<input type="tel" name="a" value="+4222222222222">',
      { phone_number: '+4222222222222' },
    ],
    ['leaves the number of a device whole', '<input name="imei" value="490154203237518">', { imei: '490154203237518' }],
  ])('%s', (_what, html, fields) => {
    expect(fieldsIn(html)).toEqual(fields);
  });
});

describe('a hidden value', () => {
  const hidden = (name: string, value: string) => `<input type="hidden" name="${name}" value="${value}">`;

  test.each([
    ['a nonce', hidden('frm_submit_entry_2', '9f3aB71cTok')],
    ['the state of a page', hidden('__VIEWSTATE', '/wEPDwUKLTk2Njk3OTQxNg9kFgICAw9kFgICCQ8PFgIeBFRleHRlZGRk')],
    ['a token that is the name', hidden('7d793037a0760186574b0282f2f435e7', '1')],
    ['an id of a session', hidden('form_session', '3f2504e0-4f89-11d3-9a0c-0305e82c3301')],
  ])('stays in the page where a machine made it: %s', (_what, html) => {
    expect(fieldsIn(html)).toEqual({});
  });

  test.each([
    ['utm_source', 'spring'],
    ['gclid', 'Cj0KCQjwz8emBhDrARIsANNJjS4k3f'],
    ['offer', 'SAVE20'],
    ['ad_id', '120210000000010001'],
    ['assessment_score', '87'],
    ['webinar_session', '2026-11-20'],
  ])('goes along: %s is %s', (name, value) => {
    expect(fieldsIn(hidden(name, value))).toEqual({ [name]: value });
  });

  test('stays in the page also in a text control that nobody can see, as the page has filled it', () => {
    const check = vi.spyOn(Element.prototype, 'checkVisibility').mockImplementation(function (this: Element) {
      return this.id !== 'unseen';
    });
    onTestFinished(() => check.mockRestore());
    const unseen = (value: string) => `<input id="unseen" name="a" value="${value}">`;
    expect(fieldsIn(unseen('ca82ee5fac039af8efd3c974309ae8a3'))).toEqual({});
    expect(fieldsIn(unseen('tiles'))).toEqual({ a: 'tiles' });
    const form = place(`<form>${EMAIL}${unseen('9f3aB71cTok')}</form>`);
    const visited = new WeakSet([find('#unseen')]);
    expect(leadOf(read(form, { visited })).event.fields).toMatchObject({ a: '9f3aB71cTok' });
  });

  test('that is typed by the visitor instead goes along, however random', () => {
    expect(fieldsIn('<input name="serial" value="9f3aB71cTok">')).toEqual({ serial: '9f3aB71cTok' });
  });
});

describe('what the browser has collected', () => {
  const collected = (entries: [string, string | File][]) => {
    const formData = new FormData();
    entries.forEach(([name, value]) => formData.append(name, value));
    return { formData };
  };

  test.each<[string, [string, string][], object]>([
    [
      'adds names that no control has',
      [
        ['mail', 'ada@example.com'],
        ['score', '7'],
      ],
      { score: '7' },
    ],
    [
      'adds several values as an array',
      [
        ['tags[]', 'a'],
        ['tags[]', 'b'],
      ],
      { tags: ['a', 'b'] },
    ],
    ['adds no value that a machine made', [['state', '9f3aB71cTok']], {}],
    ['adds no bank account', [['note', 'DE89370400440532013000']], {}],
  ])('%s', (_what, entries, fields) => {
    expect(fieldsIn('', collected(entries))).toEqual(fields);
  });

  test('does not bring back what a control has and redaction took out', () => {
    const html = '<input type="password" name="p" value="secret"><input name="a" value="x">';
    expect(
      fieldsIn(
        html,
        collected([
          ['p', 'secret'],
          ['a', 'x'],
        ]),
      ),
    ).toEqual({ a: 'x' });
  });

  test('adds neither tokens, passwords and card numbers nor files', () => {
    const secrets: [string, string][] = [
      ['csrf_token', 't'],
      ['password', 'p'],
      ['card', '4111111111111111'],
      ['_gl', '1'],
    ];
    expect(fieldsIn('', collected([...secrets, ['cv', new File(['x'], 'ada.pdf')]]))).toEqual({});
  });
});

describe('the submitter', () => {
  const press = (buttons: string) => {
    const form = place(`<form>${EMAIL}${buttons}</form>`);
    const { fields } = leadOf(read(form, { submitter: find<HTMLButtonElement>('button') })).event;
    expect(fields.email).toBe('ada@example.com');
    delete fields.email;
    return fields;
  };
  const OTHER = '<button name="other" value="no">Other</button>';

  test('goes along when it has a name, and the visitor a choice', () => {
    expect(press(`<button name="plan" value="pro">Pro</button>${OTHER}`)).toEqual({ plan: 'pro' });
  });

  test('is no field where it is the only one', () => {
    expect(press('<button name="Senden" value="Senden">Senden</button>')).toEqual({});
  });

  test.each(['<button>Send</button>', '<button name="plan">Send</button>', '<button value="pro">Send</button>'])(
    'adds nothing as %s',
    (button) => {
      expect(press(button + OTHER)).toEqual({});
    },
  );

  test.each([
    ['pin', 'pin.x', 'pin.y'],
    ['', 'x', 'y'],
  ])('of the name "%s" may be a picture, and where it was pressed is no field', (name, ...axes) => {
    const form = place(`<form>${EMAIL}<input type="image" name="${name}"></form>`);
    const formData = new FormData();
    axes.forEach((axis) => formData.set(axis, '7'));
    const { fields } = leadOf(read(form, { submitter: find('[type=image]'), formData })).event;
    expect(fields).toEqual({ email: 'ada@example.com' });
  });

  test('may be absent', () => {
    expect(fieldsIn('<button name="plan" value="pro">Pro</button>', { submitter: null })).toEqual({});
  });
});

describe('what a control asks for in private stays in the page', () => {
  test.each([
    '<label>CVC <input name="f3" value="7371"></label>',
    '<label for="a">Social security number</label><input id="a" name="tax_ref" value="078051120">',
    '<label>Passwort <input name="answer" value="tr0ub4dor"></label>',
    '<label>Code aus der SMS <input name="answer" value="839201"></label>',
    '<label>Code de sécurité <input name="c" value="7371"></label>',
    '<label>Код підтвердження <input name="code" value="482913"></label>',
    '<label>Bestätigungscode <input name="c" value="482913"></label>',
    '<input name="f3" placeholder="Card number" value="1">',
    '<input name="f3" aria-label="Código de seguridad" value="737">',
  ])('%s', (html) => {
    expect(fieldsIn(html)).toEqual({});
  });

  test.each([
    ['<label><input type="radio" name="often" value="once" checked>One-time</label>', { often: 'once' }],
    ['<label>Expiry date <input name="renewal" value="2027-09"></label>', { renewal: '2027-09' }],
    ['<input name="code" value="SAVE2027">', { code: 'SAVE2027' }],
    ['<label>CC (optional) <input name="colleague" value="Bo"></label>', { colleague: 'Bo' }],
    ['<label>Which passport do you hold? <input name="f3" value="Dutch"></label>', { f3: 'Dutch' }],
    [
      '<label>Tell us what happened when you last forgot a password of yours <input name="f3" value="x"></label>',
      { f3: 'x' },
    ],
  ])('but not %s', (html, fields) => {
    expect(fieldsIn(html)).toEqual(fields);
  });
});

describe('a card number in several boxes stays in the page', () => {
  const boxes = (...values: string[]) => values.map((value, at) => `<input name="b${at}" value="${value}">`).join('');

  test.each([
    ['alone', ['4111', '1111', '1111', '1111']],
    ['with what is asked next', ['4111', '1111', '1111', '1111', '12', '27', '737']],
  ])('%s', (_what, values) => {
    expect(fieldsIn(boxes(...values))).toEqual({});
  });

  test('as a social security number does', () => {
    expect(fieldsIn(boxes('219', '09', '9999'))).toEqual({});
  });

  test('as a code in boxes for one character each does', () => {
    const one = (value: string) => `<input name="k${value}" maxlength="1" value="${value}">`;
    expect(fieldsIn(['4', '8', '2', '9'].map(one).join(''))).toEqual({});
    expect(fieldsIn(['4', '8', '2'].map(one).join(''))).toEqual({ k4: '4', k8: '8', k2: '2' });
  });

  test('but not other numbers next to each other', () => {
    expect(fieldsIn(boxes('4111', '1111', '1111', '1112'))).toEqual({ b0: '4111', b1: '1111', b2: '1111', b3: '1112' });
  });
});

describe('next to a card number stays in the page', () => {
  const card = (name: string, value: string) =>
    `<input name="karta" value="4111 1111 1111 1111"><input name="${name}" value="${value}">`;

  test.each(['737', '9821', '12/27', '1 / 2027'])('%s', (value) => {
    expect(fieldsIn(card('a', value))).toEqual({});
  });

  test.each(['Kassel', '34117', '2'])('but not %s', (value) => {
    expect(fieldsIn(card('a', value))).toEqual({ a: value });
  });
});

describe('a secret among other things stays in the page', () => {
  const password = '<input type="password" name="pw" autocomplete="new-password" value="tr0ub4dor">';
  const inBase64 = Buffer.from(JSON.stringify({ step: 1, pw: 'tr0ub4dor', town: 'Utrecht' })).toString('base64');

  test.each([
    ['in JSON', '{&quot;pw&quot;:&quot;tr0ub4dor&quot;}'],
    ['in an address', '/next?pw=tr0ub4dor&amp;x=1'],
    ['in base64', inBase64],
  ])('%s', (_how, value) => {
    expect(fieldsIn(`${password}<input name="town" value="Bonn"><textarea name="all">${value}</textarea>`)).toEqual({
      town: 'Bonn',
    });
  });

  test('but not what the contact holds: nobody is told by an address', () => {
    const html = `${EMAIL}<input type="password" name="pw" autocomplete="new-password" value="example">`;
    expect(leadIn(`${html}<input name="town" value="Bonn">`).event.fields).toMatchObject({ email: 'ada@example.com' });
  });
});
