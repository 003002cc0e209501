/** What never leaves the page. */
import { describe, expect, test } from 'vitest';
import { isPrivate, redact } from '../../src/snippet/redaction';

const VISA = '4111 1111 1111 1111';

describe('isPrivate', () => {
  test.each([
    'password  password pw Password',
    'text new-password  ',
    'text current-password login',
    'text  pwd',
    'text  pass',
    'text  user_passwd',
    'text one-time-code code',
    'text  otp',
    'text cc-number n1',
    'text cc-name n2',
    'text cc-given-name n3',
    'text cc-exp n4',
    'text cc-exp-month n5',
    'text cc-csc n6',
    'text cc-type n7',
    'text  card_number',
    'text  cardNumber',
    'text  creditCardNumber',
    'text  cc-num',
    'text  cvc',
    'text  cvv2',
    'text  security-code',
    'text  expiry_date',
    'text  exp-month',
    'text  expiration.year',
    'hidden  csrfmiddlewaretoken',
    'hidden  _csrf',
    'hidden  XSRF-TOKEN',
    'hidden  authenticity_token',
    'hidden  __RequestVerificationToken',
    'hidden  _wpnonce',
    'hidden  _token',
    'hidden  __VIEWSTATE',
    'hidden  form_session',
    'textarea  g-recaptcha-response',
    'hidden  h-captcha-response',
    'hidden  _gl',
    'hidden  tx_mail[__trustedProperties]',
    'text  __RequestVerificationToken',
    'hidden  cf-turnstile-response',
    'hidden  altcha',
    'hidden  form_key',
    'hidden  form_build_id',
    'hidden  ufprt',
  ])('keeps "%s" in the page', (words) => {
    expect(isPrivate(words)).toBe(true);
  });

  test.each([
    'email email email e1 Your e-mail',
    'tel tel phone p1 Telephone',
    'text given-name fname f1 First name',
    'text name full_name n1 Name',
    'text organization company c1 Company',
    'text postal-code zip z1 ZIP code',
    'text country-name country c2 Country',
    'textarea  message m1 How can we help?',
    'text  accommodation',
    'text  accessories',
    'text  experience_years',
    'text  business_card_design',
    'text  passenger_count',
    'text  passport_country',
    'date  event_date',
    'hidden  utm_source',
    'hidden  gclid',
    'hidden  landing_page',
    'hidden  campaign',
    'text  announcement',
    'hidden  state',
    'hidden  design',
    'hidden  assignment',
    'text  state',
    'text  session_preference',
    'text  tokens_wanted',
    'text  form_keyboard',
    'hidden  lead[source]',
  ])('lets "%s" go', (words) => {
    expect(isPrivate(words)).toBe(false);
  });
});

describe('redact', () => {
  test.each([
    ['Visa', '4111111111111111'],
    ['Visa in groups', VISA],
    ['Visa with dashes', '4111-1111-1111-1111'],
    ['old Visa, 13 digits', '4222222222222'],
    ['Mastercard', '5555555555554444'],
    ['American Express, 15 digits', '3782 822463 10005'],
    ['Diners Club, 14 digits', '30569309025904'],
    ['Discover', '6011111111111117'],
    ['JCB', '3530111333300000'],
    ['19 digits', '6304000000000000000'],
  ])('takes out a card number (%s)', (_kind, number) => {
    expect(redact(number, false)).toBe('');
    expect(redact(`Charge ${number}, please`, false)).toBe('Charge , please');
  });

  test.each([
    ['4111 1111 1111 1111 12/27 123', ' 12/27 123'],
    ['1 4111111111111111', '1 '],
    ['4111.1111.1111.1111', ''],
    ['4111111111111111x', 'x'],
    ['No4111111111111111', 'No'],
    ['4111\u00a01111\u00a01111\u00a01111', ''],
  ])('takes the card number out of "%s", whatever stands beside it', (text, rest) => {
    expect(redact(text, false)).toBe(rest);
  });

  test('takes out every card number of a text', () => {
    expect(redact(`${VISA}; 5555555555554444`, false)).toBe('; ');
  });

  test.each(['4111111111111112', '4111 1111 1111 1113', '1234567890123456'])('leaves %s, which fails the Luhn check', (number) => {
    expect(redact(number, false)).toBe(number);
  });

  test.each([
    ['12 digits that pass the check', '411111111116'],
    ['20 digits', '41111111111111111111'],
    ['a date and a time', '2026-11-20 10:00'],
    ['digits in groups longer than a card has', '41111111 11111111'],
    ['an amount', '1,000,000.00'],
    ['no digits at all', 'How much is it?'],
    ['nothing', ''],
  ])('leaves %s', (_what, text) => {
    expect(redact(text, false)).toBe(text);
  });

  test.each(['+49 151 23456789', '+4915123456789', '0049 30 1234567', '378282246310005', '30569309025904', '4222222222222'])('leaves the telephone number %s whole', (number) => {
    expect(redact(number, true)).toBe(number);
  });

  test('takes a card number out of a telephone control, too: no telephone number is that long', () => {
    expect(redact(VISA, true)).toBe('');
  });

  test.each([
    ['https://example.com/?_gl=1*abc*_ga*MTIz', 'https://example.com/?'],
    ['https://example.com/?_gl=1*abc&a=b#top', 'https://example.com/?a=b#top'],
    ['https://example.com/?a=b&_gl=1*abc#top', 'https://example.com/?a=b&#top'],
    ['see ?_gl=1 and ?_gl=2.', 'see ? and ?'],
  ])('takes the linker parameter out of "%s"', (text, expected) => {
    expect(redact(text, false)).toBe(expected);
  });

  test.each(['https://example.com/?my_gl=1', 'https://example.com/?_glow=1', 'the _gl parameter'])('leaves "%s"', (text) => {
    expect(redact(text, false)).toBe(text);
  });
});

test.each(['card_cvv', 'cardCVC', 'cvv2', 'otp_code', 'sms_otp'])('a control called %s stays in the page', (name) => {
  expect(isPrivate(`text  ${name} ${name}`)).toBe(true);
});
