/** Private by place and shape: what must not leave the page, and what only looks like it. */
import { click, fill, see } from '../support/acts';
import type { Case } from '../support/case';
import { page, script } from '../support/page';

/** Sent natively with an address; `typed` are further answers, by name. */
const sent = (
  title: string,
  controls: string,
  more: Partial<Case> & { typed?: Record<string, string>; fields?: Record<string, string> } = {},
): Case => {
  const { typed = {}, fields = {}, ...rest } = more;
  return {
    title,
    page: page(
      'en',
      `<form action="/thanks" method="post">
      <input type="email" name="email">${controls}<button>Send</button></form>`,
    ),
    acts: [fill({ email: 'private@example.org', ...typed }), click('button'), see('#thanks')],
    leads: [{ email: 'private@example.org', ...fields }],
    ...rest,
  };
};

/** A text that the visitor types into a note, and whether it must stay in the page. */
const NOTED: [what: string, text: string][] = [
  ['a Visa number', '4111 1111 1111 1111'],
  ['a Mastercard number', '5555-5555-5555-4444'],
  ['an Amex number', '378282246310005'],
  ['a Discover number', '6011 0009 9013 9424'],
  ['a Maestro number', '6759649826438453'],
  ['a card number among words', 'please charge 4012888888881881 thanks'],
];
const IBANS: [lang: string, iban: string][] = [
  ['German', 'DE89 3704 0044 0532 0130 00'],
  ['British', 'GB29NWBK60161331926819'],
  ['French', 'FR14 2004 1010 0505 0001 3M02 606'],
  ['Dutch', 'NL91 ABNA 0417 1643 00'],
];

/** Hidden values that a machine made, under names of many makers. */
const TOKENS: [name: string, value: string][] = [
  ['frm_submit_entry_2', '9f3aB71cTok'],
  ['_wpnonce', '1a2b3c4d5e'],
  ['__RequestVerificationToken', 'CfDJ8N3vQ2rT9kLmZx0aPq7WbYc'],
  ['authenticity_token', 'kJ8s+Vb2Qz1mN4xT7wYc0A=='],
  ['csrfmiddlewaretoken', 'h2Xv9QpLm3Zk8RtYb6Nc1Wd4'],
  ['_token', 'Zt6Yh3Kq8Wm1Pv5Xn9Rb2Lc7'],
  ['sid', 'b7e23ec29af22b0b4e41da31e868d572'],
  ['x_guard', 'eyJhbGciOiJIUzI1NiJ9.eyJmIjo3fQ.5mhBHqs5_DTLdINd9p5m7Z'],
  ['form_build_id', 'form-Xk3vQ2rT9kLmZx0aPq7WbYc8dE'],
];
/** What pages put down where no visitor looks, with something in it that nobody else is to have. */
const DUMPED: [what: string, control: string, secret: string][] = [
  [
    'a token in the address of the page, in a hidden control,',
    '<input type="hidden" name="seite" value="https://example.org/a?utm_source=x&reset_token=q1w2e3">',
    'q1w2e3',
  ],
  [
    'a token behind a word in a hidden control',
    '<input type="hidden" name="kopf" value="Bearer eyJhbGciOiJIUzI1NiJ9.eyJmIjo3fQ.5mhBHqs5DTLdINd9">',
    'eyJhbGciOiJIUzI1NiJ9',
  ],
  [
    'a session in a textarea that is hidden',
    '<textarea name="log" hidden>[HTTP_COOKIE] => SID=8c1e5f0b7d42a96f3e; [PATH] => /usr/bin</textarea>',
    '8c1e5f0b7d42a96f3e',
  ],
  [
    'a key in JSON with spaces in a hidden control',
    `<input type="hidden" name="ctx" value='{ "title": "Get a quote", "k": "d3b07384d113edec49eaa6238ad5ff00" }'>`,
    'd3b07384d113edec49eaa6238ad5ff00',
  ],
];
/** Hidden values of the site owner's own: campaigns, clicks, ids of ads and things. */
const KEPT: [name: string, value: string][] = [
  ['gclid', 'Cj0KCQjw2qKmBhCfARIsAFy8buLq9'],
  ['fbclid', 'IwAR3Xy9kQ2mZ7pLtVbN8cWd5sRf'],
  ['msclkid', '5d2f8b1c9e7a4f3b8c6d0e1a2b3c4d5e'],
  ['utm_campaign', 'spring-2027'],
  ['utm_content', '120210000000010001'],
  ['ad_id', '120210000000010001'],
  ['fbp', 'fb.1.1796000000002.1098115397'],
  ['started', '1796000000010'],
  ['product_sku', 'HX-2044-B'],
  ['landing', '/dachfenster/?v=b'],
];
/** Harmless names that sound private. */
const HARMLESS: [name: string, value: string][] = [
  ['policy_expiry_date', '2027-09-30'],
  ['loyalty_card_number', 'LC-20417'],
  ['assessment_score', '87'],
  ['webinar_session', 'Tue 10:00'],
  ['quiz_score', '9'],
  ['passenger_count', '3'],
  ['compass_direction', 'south'],
  ['discard_old_windows', 'yes'],
  ['secret_santa_budget', '25'],
  ['tokens_of_thanks', 'mugs'],
  ['nonce_word', 'frabjous'],
  ['pincode_area', '560001'],
];

const inNote = ([what, secret]: [string, string]): Case =>
  sent(`${what} in a note stays in the page`, '<textarea name="note"></textarea>', {
    typed: { note: secret },
    secrets: [/\d[\d -]{10,}\d/.exec(secret)?.[0] ?? secret],
  });

export const PRIVATE: Case[] = [
  ...NOTED.map(inNote),
  ...IBANS.map(([lang, iban]): Case =>
    sent(`a ${lang} IBAN in a control called ref stays in the page`, '<input name="ref">', {
      typed: { ref: iban },
      secrets: [iban],
    }),
  ),
  sent('an IBAN among words stays in the page', '<textarea name="note"></textarea>', {
    typed: { note: 'Konto DE89370400440532013000, danke' },
    secrets: ['DE89370400440532013000'],
  }),
  sent('a text that begins like an IBAN and fails its checksum is kept', '<input name="ref">', {
    typed: { ref: 'DE00370400440532013000' },
    fields: { ref: 'DE00370400440532013000' },
  }),
  sent('a US social security number stays in the page', '<input name="ssn" placeholder="SSN">', {
    typed: { ssn: '536-22-8726' },
    secrets: ['536-22-8726'],
  }),
  sent('a US social security number in a control of another name stays in the page', '<input name="q9">', {
    typed: { q9: '536-22-8726' },
    secrets: ['536-22-8726'],
  }),
  sent(
    'card controls by autocomplete stay in the page',
    `<input name="a" autocomplete="cc-number">
    <input name="b" autocomplete="cc-exp"><input name="c" autocomplete="cc-csc">`,
    {
      typed: { a: '4242424242424242', b: '09/29', c: '737' },
      absent: ['a', 'b', 'c'],
      secrets: ['4242424242424242', '737'],
    },
  ),
  sent('a code to verify a number stays in the page', '<label>Verification code <input name="vc"></label>', {
    typed: { vc: '839202' },
    secrets: ['839202'],
    absent: ['vc'],
  }),
  sent(
    'next to a card number its code and its end stay in the page, in whatever language they are called',
    `<label>Numer karty <input name="k1"></label><label>Ważna do <input name="k2"></label>
    <label>Kod bezpieczeństwa <input name="k3"></label>`,
    {
      typed: { k1: '4111 1111 1111 1111', k2: '12/27', k3: '737' },
      secrets: ['4111111111111111', '737'],
      absent: ['k2', 'k3'],
    },
  ),
  ...['PIN per SMS', 'Kod SMS', 'SMS ile gelen kod', '認証コード', 'Doğrulama kodu'].map((label) =>
    sent(`a code that is asked for by "${label}" stays in the page`, `<label>${label} <input name="c7"></label>`, {
      typed: { c7: '839204' },
      secrets: ['839204'],
      absent: ['c7'],
    }),
  ),
  ...['Hasło', 'Şifre', '비밀번호', 'Adgangskode', 'Heslo'].map((label) =>
    sent(`a password that is asked for by "${label}" stays in the page`, `<label>${label} <input name="p7"></label>`, {
      typed: { p7: 'tr0ub4dor' },
      secrets: ['tr0ub4dor'],
      absent: ['p7'],
    }),
  ),
  sent('a postcode of digits alone goes along', '<label>Kod pocztowy <input name="kod"></label>', {
    typed: { kod: '00950' },
    fields: { kod: '00950' },
  }),
  sent(
    'a code in boxes for one character each stays in the page, in whatever language it is asked for',
    `<fieldset><legend>Wpisz cyfry z listu</legend>
    ${['k1', 'k2', 'k3', 'k4', 'k5', 'k6'].map((name) => `<input name="${name}" maxlength="1">`).join('')}</fieldset>`,
    {
      typed: { k1: '4', k2: '8', k3: '2', k4: '9', k5: '1', k6: '7' },
      absent: ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'],
    },
  ),
  sent(
    'a US social security number in three boxes stays in the page',
    '<input name="a1" maxlength="3"><input name="a2" maxlength="2"><input name="a3" maxlength="4">',
    { typed: { a1: '219', a2: '09', a3: '9999' }, absent: ['a1', 'a2', 'a3'], secrets: ['9999'] },
  ),
  sent(
    "a token that is the name of a hidden control (Joomla's) stays in the page",
    '<input type="hidden" name="7d793037a0760186574b0282f2f435e7" value="1">',
    { typed: {}, absent: ['7d793037a0760186574b0282f2f435e7'], secrets: ['7d793037a0760186574b0282f2f435e7'] },
  ),
  sent(
    'a code that only its places ask for stays in the page',
    '<p>Κοίτα το κινητό</p><input name="x1" placeholder="• • • • • •">',
    {
      typed: { x1: '839207' },
      secrets: ['839207'],
      absent: ['x1'],
    },
  ),
  sent('a code of digits alone stays in the page', '<label>Код підтвердження <input name="code"></label>', {
    typed: { code: '482913' },
    secrets: ['482913'],
    absent: ['code'],
  }),
  sent('a code of an offer goes along', '<label>Gutschein <input name="code"></label>', {
    typed: { code: 'SAVE2027' },
    fields: { code: 'SAVE2027' },
  }),
  sent('a one-time code stays in the page', '<input name="code" autocomplete="one-time-code">', {
    typed: { code: '839201' },
    secrets: ['839201'],
    absent: ['code'],
  }),
  sent(
    'a password stays in the page of an application with many questions',
    `<input name="full"><input name="role">
    <input type="password" name="pw" autocomplete="new-password">`,
    {
      typed: { full: 'Gwen Ash', role: 'Buyer', pw: 'tr0ub4dor&3x' },
      secrets: ['tr0ub4dor&3x'],
      fields: { full: 'Gwen Ash', role: 'Buyer' },
    },
  ),
  ...[
    ['CVC', '737'],
    ['Social security number', '078051120'],
    ['Passwort für Ihr Konto', 'tr0ub4dor&3x'],
    ['Code aus der SMS', '839201'],
    ['Código de seguridad', '8391'],
  ].map(([label, secret]): Case =>
    sent(
      `what only the label "${label}" calls private stays in the page`,
      `<label>${label} <input name="answer_f"></label>`,
      { typed: { answer_f: secret! }, absent: ['answer_f'] },
    ),
  ),
  sent(
    'a card number in four boxes stays in the page',
    '<input name="c1"><input name="c2"><input name="c3"><input name="c4">',
    { typed: { c1: '4111', c2: '1111', c3: '1111', c4: '1111' }, absent: ['c1', 'c2', 'c3', 'c4'] },
  ),
  sent('a card number in full-width digits stays in the page', '<textarea name="note"></textarea>', {
    typed: { note: '４１１１ １１１１ １１１１ １１１１' },
    secrets: ['４１１１', '4111'],
  }),
  sent('an IBAN with dashes stays in the page', '<input name="ref">', {
    typed: { ref: 'DE89-3704-0044-0532-0130-00' },
    secrets: ['3704'],
  }),
  sent(
    'what is masked on the screen stays in the page',
    '<input name="geheim" style="-webkit-text-security: disc; text-security: disc">',
    { typed: { geheim: 'tr0ub4dor&3x' }, absent: ['geheim'], secrets: ['tr0ub4dor&3x'] },
  ),
  sent(
    'a password that the page keeps in a hidden text among other things stays in the page',
    '<input type="password" name="pw" autocomplete="new-password"><input name="role">' +
      '<input type="hidden" name="state">' +
      script(`$('[name=pw]').oninput = (e) => { $('[name=state]').value = JSON.stringify({ pw: e.target.value }); };`),
    {
      typed: { pw: 'tr0ub4dor&3x', role: 'Buyer' },
      secrets: ['tr0ub4dor&3x'],
      fields: { role: 'Buyer' },
    },
  ),
  sent('an IMEI passes the checksum of a card, and is kept', '<input name="imei">', {
    typed: { imei: '490154203237518' },
    fields: { imei: '490154203237518' },
  }),
  sent('a long order number that fails the checksum is kept', '<input name="order">', {
    typed: { order: '4111111111111112' },
    fields: { order: '4111111111111112' },
  }),
  sent('a telephone number of 15 digits is kept', '<input type="tel" name="tel">', {
    typed: { tel: '+352 621 123 456 789' },
    fields: { phone_number: '+352 621 123 456 789' },
  }),
  sent('a meter number of 14 digits that passes the checksum is kept', '<input name="meter">', {
    typed: { meter: '10000000000008' },
    fields: { meter: '10000000000008' },
  }),
  ...TOKENS.map(([name, value]): Case =>
    sent(
      `a hidden ${name} that a machine made stays in the page`,
      `<input type="hidden" name="${name}" value="${value}">`,
      { absent: [name], secrets: [value] },
    ),
  ),
  sent(
    'a key in a text control that the page does not show stays in the page, and a plain word in one is kept',
    `<input name="zq_ref" style="display:none" value="c1b62de4078f2ab9c4d37e51f8a90d62b7e415">
    <div hidden><input name="roof" value="tiles"></div>`,
    { fields: { roof: 'tiles' }, absent: ['zq_ref'], secrets: ['c1b62de4078f2ab9c4d37e51f8a90d62b7e415'] },
  ),
  sent(
    'a number of an order is kept, typed into a part of the page that is folded by then',
    `<details open><summary>Order</summary><input name="order"></details><style>button{position:fixed;top:0}</style>
    ${script(`addEventListener('focusin', ({ target }) => {
    if (target.localName === 'button') $('details').open = false; });`)}`,
    { typed: { order: 'X7Q2M9K4T1' }, fields: { order: 'X7Q2M9K4T1' } },
  ),
  ...DUMPED.map(([what, control, secret]): Case => sent(`${what} stays in the page`, control, { secrets: [secret] })),
  sent(
    'a code in a box for each of its digits stays in the page, joined in a hidden control, too',
    `<div id="boxes">${'<input maxlength="1" size="1">'.repeat(6)}</div><input type="hidden" name="kod_calosc">
    ${script(`$('#boxes').oninput = () => {
    $('[name=kod_calosc]').value = $$('#boxes input').map(({ value }) => value).join(''); };`)}`,
    {
      typed: Object.fromEntries([...'418275'].map((digit, at) => [`#boxes input:nth-child(${at + 1})`, digit])),
      secrets: ['418275'],
      absent: ['kod_calosc'],
    },
  ),
  sent(
    'next to a card number its last month stays in the page, chosen from two lists',
    `<input name="k1"><select name="m"><option>07<option>11</select><select name="r"><option>2029<option>2030</select>`,
    { typed: { k1: '4111 1111 1111 1111' }, secrets: ['4111111111111111'], absent: ['m', 'r'] },
  ),
  sent(
    'a confirmation code with letters stays in the page, and a code for a discount is kept',
    `<label>Codice di verifica <input name="cv"></label><label>Codice sconto <input name="cs"></label>`,
    { typed: { cv: 'K7P2QX', cs: 'ESTATE20' }, fields: { cs: 'ESTATE20' }, secrets: ['K7P2QX'] },
  ),
  sent(
    'a second address that a browser has put where nobody can see it stays in the page',
    `<input type="email" name="email2" autocomplete="email" style="opacity:0;position:absolute;width:0;height:0">
    ${script("addEventListener('focusin', () => ($('[name=email2]').value = 'someone.else@example.net'));")}`,
    { secrets: ['someone.else@example.net'] },
  ),
  ...KEPT.map(([name, value]): Case =>
    sent(`a hidden ${name} is kept`, `<input type="hidden" name="${name}" value="${value}">`, {
      fields: { [name]: value },
    }),
  ),
  ...HARMLESS.map(([name, value], index): Case =>
    index % 2 === 0
      ? sent(`${name} only sounds private: typed and kept`, `<input name="${name}">`, {
          typed: { [name]: value },
          fields: { [name]: value },
        })
      : sent(`${name} only sounds private: hidden and kept`, `<input type="hidden" name="${name}" value="${value}">`, {
          fields: { [name]: value },
        }),
  ),
  sent(
    'what the site owner has marked to be ignored stays in the page',
    '<div data-driftrock-ignore><input name="salary"></div>',
    { typed: { salary: '84,500 exactly' }, absent: ['salary'], secrets: ['84,500 exactly'] },
  ),
];
