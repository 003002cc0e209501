// @vitest-environment happy-dom
/** What the visitor can be reached by: an address by its shape, a number where a control says so. */
import { describe, expect, test } from 'vitest';
import { contactsIn, saysPhone, unseenTwins } from '../../../src/snippet/form/contact';
import { isTyped } from '../../../src/snippet/form/controls';
import { controlIn, controlsIn } from '../support/forms';

const MAIL = '<input type="email" name="mail" value="ada@example.com">';

/** The contacts in a form with this content, all of which can be seen. */
const contactsOf = (html: string) =>
  contactsIn(controlsIn(html), () => true).map(({ field, value, controls }) => ({
    field,
    value,
    names: controls.map(({ name }) => name),
  }));

describe('an address', () => {
  test.each([
    '<input type="email" value="ada@example.com">',
    '<input autocomplete="email" value="ada@example.com">',
    '<input name="email" value="ada@example.com">',
    '<input name="courriel" value="ada@example.com">',
    '<input name="correo" value="ada@example.com">',
    '<input name="e_posta" value="ada@example.com">',
    '<input name="メール" value="ada@example.com">',
    '<input name="pochta" value="ada@example.com">',
    '<input name="field_7" value="ada@example.com">',
    '<input name="username" value="ada@example.com">',
    '<input value="ada@example.com">',
    '<label>E-mail <input value="ada@example.com"></label>',
    '<input placeholder="Your e-mail" value="ada@example.com">',
    '<textarea name="how_to_reach_you">ada@example.com</textarea>',
    '<input name="a" value=" ada@example.com ">',
  ])('is known by its shape, whatever its control is called: %s', (html) => {
    expect(contactsOf(html)).toEqual([expect.objectContaining({ field: 'email', value: 'ada@example.com' })]);
  });

  test.each(['ada+news@example.co.uk', 'ädä@exämple.de', 'ada@例え.jp', "o'hara@example.com", 'a@b.io'])(
    'may be %s',
    (address) => {
      expect(contactsOf(`<input name="a" value="${address}">`)).toMatchObject([{ value: address }]);
    },
  );

  test('is known in full-width letters, and goes in others', () => {
    expect(contactsOf('<input name="a" value="ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ">')).toMatchObject([
      { value: 'ada@example.com' },
    ]);
  });

  test.each([
    '<p><input name="a" value="ada"> @ <input name="b" value="example.com"></p>',
    '<p><input name="a" value="ada"><span>@</span><select name="b"><option>example.com</select></p>',
  ])('may be in two controls: %s', (html) => {
    expect(contactsOf(html)).toEqual([{ field: 'email', value: 'ada@example.com', names: ['a', 'b'] }]);
  });

  test.each([
    '<p><input name="a" value="ada"> and <input name="b" value="example.com"></p>',
    '<p><input name="a" value="ada"> @ <input name="b" value="example"></p>',
    '<p><input name="a" value="ada lind"> @ <input name="b" value="example.com"></p>',
    '<p>@ <input name="b" value="example.com"></p>',
  ])('is in no two controls: %s', (html) => {
    expect(contactsOf(html)).toEqual([]);
  });

  test.each([
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@example.c',
    'write to ada@example.com',
    'a@b@example.com',
  ])('is not "%s" in a control that says nothing of one', (value) => {
    expect(contactsOf(`<input name="a" value="${value}">`)).toEqual([]);
  });

  test.each([
    '<input type="email" name="email" value="">',
    '<input type="email" name="email" value="ada">',
    '<input type="email" name="email" value="@example.com">',
    '<input type="email" name="email" value="ada@localhost">',
    '<textarea name="email">write to ada@example</textarea>',
  ])('is not in %s', (html) => {
    expect(contactsOf(html)).toEqual([]);
  });

  test.each([
    ['the control that says so', `<input name="name" value="bob@example.com">${MAIL}`],
    ['the first', '<input name="a" value="ada@example.com"><input name="b" value="bob@example.com">'],
  ])('of several is that of %s', (_which, html) => {
    expect(contactsOf(html)).toMatchObject([{ value: 'ada@example.com' }]);
  });

  test.each([
    ['unless the control says that it is for one', '<input name="a" value="ada@example.com">', 0],
    ['where the control says that it is for one', MAIL, 1],
  ])('that nobody can see is none, %s', (_when, html, count) => {
    expect(contactsIn(controlsIn(html), () => false)).toHaveLength(count);
  });
});

describe('a number', () => {
  test.each([
    '<input type="tel" value="020 7946 0958">',
    '<input autocomplete="tel" value="020 7946 0958">',
    '<input autocomplete="tel-national" name="x" value="020 7946 0958">',
    '<input inputmode="tel" name="x" value="020 7946 0958">',
    '<input name="phone" value="020 7946 0958">',
    '<input name="telefon" value="020 7946 0958">',
    '<input name="mobile_number" value="020 7946 0958">',
    '<input name="handy" value="020 7946 0958">',
    '<input name="whatsapp" value="020 7946 0958">',
    '<input name="celular" value="020 7946 0958">',
    '<input name="a" placeholder="電話番号" value="020 7946 0958">',
    '<label>Numer telefonu <input name="a" value="020 7946 0958"></label>',
    '<label>Tel <input name="input_4" id="input_4" value="020 7946 0958"></label>',
    '<fieldset><legend>Téléphone</legend><input name="a" value="020 7946 0958"></fieldset>',
    '<label>No. HP <input name="a" value="020 7946 0958"></label>',
    '<label>Tlf. <input name="a" value="020 7946 0958"></label>',
    '<label>연락처 <input name="a" value="020 7946 0958"></label>',
    '<input name="a" placeholder="(555) 555-5555" value="020 7946 0958">',
    '<form class="phone-form"><input name="number" value="020 7946 0958"></form>',
    '<div class="iti"><input name="number" value="020 7946 0958"></div>',
    '<div class="PhoneInput"><input name="number" value="020 7946 0958"></div>',
  ])('is known where its control says so: %s', (html) => {
    expect(contactsOf(html)).toMatchObject([{ field: 'phone_number', value: '020 7946 0958' }]);
  });

  test.each([
    '<input name="hotel" value="12345678">',
    '<input name="budget" value="12345678">',
    '<input type="number" name="amount" value="12345678">',
    '<input value="020 7946 0958">',
    '<input name="budget" placeholder="100 000" value="12345678">',
    '<section class="headphones"><form><input name="budget" value="12345678"></form></section>',
  ])('is none where no control says so: %s', (html) => {
    expect(contactsOf(html)).toEqual([]);
  });

  test.each([
    '+44 20 7946 0958',
    '(020) 7946-0958',
    '0049/30/1234567',
    '+49.30.1234567',
    '123456',
    '123456789012345',
    '020 7946 0958 ext 12',
    '020 7946 0958 x7',
  ])('may be written "%s"', (value) => {
    expect(contactsOf(`<input type="tel" value="${value}">`)).toMatchObject([{ field: 'phone_number', value }]);
  });

  test.each([
    ['five digits', '12345'],
    ['sixteen digits', '1234567890123456'],
    ['words', 'call me'],
    ['words with a number', 'call 020 7946 0958 after six'],
    ['an address', 'ada@x'],
    ['nothing', ''],
  ])('is not %s: "%s"', (_what, value) => {
    expect(contactsOf(`<input type="tel" name="a" value="${value}">`)).toEqual([]);
  });

  test('that nobody can see is none', () => {
    expect(contactsIn(controlsIn('<input type="tel" value="020 7946 0958">'), () => false)).toEqual([]);
  });
});

describe('a number in several boxes', () => {
  const boxes = (...values: string[]) =>
    values.map((value, index) => `<input type="tel" name="p${index + 1}" maxlength="4" value="${value}">`).join('');

  test('is one contact, with all of its boxes', () => {
    expect(contactsOf(boxes('555', '010', '4477'))).toEqual([
      { field: 'phone_number', value: '555 010 4477', names: ['p1', 'p2', 'p3'] },
    ]);
  });

  test('may have its first part chosen from a list', () => {
    const list = '<select name="op"><option>010</option></select>';
    expect(contactsOf(list + boxes('2222', '3333'))).toMatchObject([
      { value: '010 2222 3333', names: ['op', 'p1', 'p2'] },
    ]);
  });

  test('has nothing to do with a list of words before it', () => {
    const list = '<select name="op"><option>Germany</option></select>';
    expect(contactsOf(list + boxes('030', '123456'))).toMatchObject([{ value: '030 123456', names: ['p1', 'p2'] }]);
  });

  test('is known where one of the boxes says so', () => {
    const html = '<input type="tel" name="a" value="090"><input name="b" value="1234"><input name="c" value="5678">';
    expect(contactsOf(html)).toMatchObject([{ value: '090 1234 5678', names: ['a', 'b', 'c'] }]);
  });

  test('is known where their group says so', () => {
    const html =
      '<fieldset><legend>Telefon</legend><input name="a" value="030">' + '<input name="b" value="12345"></fieldset>';
    expect(contactsOf(html)).toMatchObject([{ value: '030 12345', names: ['a', 'b'] }]);
  });

  test.each([
    ['no box says so', '<input name="a" value="555"><input name="b" value="0104">'],
    ['they hold too few digits', boxes('55', '010')],
    [
      'something else is between them',
      '<input type="tel" name="a" value="555"><input name="b" value="x"><input name="c" value="4477">',
    ],
    ['one holds more than a box', '<input type="tel" name="a" value="555"><input name="b" value="Room 7">'],
    ['one is empty', boxes('555', '')],
  ])('is none where %s', (_when, html) => {
    expect(contactsOf(html)).toEqual([]);
  });

  // Such as a card's number, whose boxes have the keyboard of a telephone.
  test('is none where they hold too many digits, and no part of it is one', () => {
    expect(contactsOf(boxes('5555', '0104', '4477', '8899'))).toEqual([]);
  });

  test.each([
    ['<input type="tel" name="a" value="212"><input type="tel" name="b" value="5550184">', '212 5550184'],
    ['<input name="telefone_ddd" value="11"><input name="telefone" value="91234567">', '11 91234567'],
    ['<input name="ddd" value="11"><input type="tel" name="b" value="987654321">', '11 987654321'],
    ['<label>Prefisso <input value="347"></label><input type="tel" name="b" value="5550184">', '347 5550184'],
    ['<input name="zip" value="10115"><input type="tel" name="b" value="5550184">', '5550184'],
    ['<input name="age" value="34"><input type="tel" name="b" value="5550184">', '5550184'],
  ])('has an area code in a box of its own where that asks for a number, too: %s', (html, value) => {
    expect(contactsOf(html)).toMatchObject([{ value }]);
  });

  test('has its dialling code in the first, and the rest in one', () => {
    const html = '<input name="code" value="0561"><input type="tel" name="tel" value="4477120">';
    expect(contactsOf(html)).toMatchObject([{ value: '0561 4477120', names: ['code', 'tel'] }]);
  });

  test('leaves a number after a postcode to itself', () => {
    const html = '<input name="plz" value="01067"><input type="tel" name="tel" value="4477120">';
    expect(contactsOf(html)).toMatchObject([{ value: '4477120', names: ['tel'] }]);
  });

  test('leaves a whole number after its box of the country to itself', () => {
    const html = '<input name="country" value="44"><input type="tel" name="tel" value="2079460958">';
    expect(contactsOf(html)).toMatchObject([{ value: '2079460958', names: ['tel'] }]);
  });
});

describe('a number next to an address', () => {
  const ADDRESS = { field: 'email', value: 'ada@example.com', names: ['mail'] };

  test('comes after it', () => {
    expect(contactsOf(`<input name="telefon" value="020 7946 0958">${MAIL}`)).toEqual([
      ADDRESS,
      { field: 'phone_number', value: '020 7946 0958', names: ['telefon'] },
    ]);
  });

  test('is that of the control whose type says so, before others', () => {
    const others = '<input name="mobil" value="0170 5551234"><input type="tel" name="a" value="020 7946 0958">';
    expect(contactsOf(others + MAIL)[1]).toEqual({ field: 'phone_number', value: '020 7946 0958', names: ['a'] });
  });

  test('may be in several boxes', () => {
    const boxes = '<input type="tel" name="a" maxlength="4" value="020"><input name="b" maxlength="4" value="7946">';
    expect(contactsOf(boxes + MAIL)).toEqual([
      ADDRESS,
      { field: 'phone_number', value: '020 7946', names: ['a', 'b'] },
    ]);
  });
});

test('of two numbers the first is the contact', () => {
  const html = '<input type="tel" name="a" value="020 7946 0958"><input type="tel" name="b" value="020 7946 0959">';
  expect(contactsOf(html)).toMatchObject([{ value: '020 7946 0958', names: ['a'] }]);
});

describe('unseenTwins', () => {
  const twins = (html: string, ...unseen: string[]) =>
    unseenTwins(controlsIn(html), ({ name }) => !unseen.includes(name)).map(({ name }) => name);
  const mail = (name: string) => `<input name="${name}" value="${name}@example.com">`;
  const number = (name: string, type = 'tel') => `<input type="${type}" name="${name}" value="020 7946 0958">`;

  test.each([
    ['a second address', mail('a') + mail('b'), ['b'], ['b']],
    ['a second number', number('a') + number('b'), ['a'], ['a']],
    ['each beside one that can be seen', mail('a') + mail('b') + mail('c'), ['a', 'c'], ['a', 'c']],
    ['none where all can be seen', mail('a') + mail('b'), [], []],
    ['none where nothing else is there', mail('a') + number('b'), ['a', 'b'], []],
    ['none where none can be seen', mail('a') + mail('b'), ['a', 'b'], []],
    ['no digits of something else', number('a') + number('order', 'text'), ['order'], []],
  ])('are %s', (_what, html, unseen, found) => {
    expect(twins(html, ...unseen)).toEqual(found);
  });
});

describe('saysPhone', () => {
  test.each([
    ['its type', '<input type="tel">'],
    ['its autocomplete', '<input autocomplete="section-a tel-national">'],
    ['its keyboard', '<input inputmode="tel">'],
    ['its name', '<input name="mobil">'],
    ['its id', '<input id="phone">'],
    ['its placeholder', '<input name="a" placeholder="Phone">'],
    ['its label', '<label>Phone <input name="a"></label>'],
    ['its group', '<fieldset><legend>Phone</legend><input name="a"></fieldset>'],
    ['the widget around it', '<div class="PhoneInput"><input name="a"></div>'],
  ])('by %s', (_what, html) => {
    expect(saysPhone(controlIn(html))).toBe(true);
  });

  test.each([
    '<input name="a">',
    '<input name="hotel">',
    '<input type="number" name="number">',
    '<input type="email">',
  ])('not by %s', (html) => {
    expect(saysPhone(controlIn(html))).toBe(false);
  });
});

describe('isTyped', () => {
  test.each([
    '<input name="a">',
    '<input type="email">',
    '<input type="tel">',
    '<input type="url">',
    '<input type="number">',
    '<textarea></textarea>',
    '<i role="textbox" contenteditable></i>',
  ])('holds for %s', (html) => {
    expect(isTyped(controlIn(html))).toBe(true);
  });

  test.each([
    '<select name="a"><option value="1">1</select>',
    '<input type="checkbox" name="a">',
    '<input type="radio" name="a">',
    '<input type="file" name="a">',
    '<input type="hidden" name="a">',
    '<input type="date" name="a">',
    '<input type="range" name="a">',
    '<i role="combobox"></i>',
  ])('does not hold for %s', (html) => {
    expect(isTyped(controlIn(html))).toBe(false);
  });

  test('holds for what can be written in place and has no role', () => {
    expect(isTyped(controlIn('<p contenteditable></p>'))).toBe(true);
  });
});
