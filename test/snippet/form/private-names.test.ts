/** Which controls stay in the page for what they say of themselves. */
import { describe, expect, test } from 'vitest';
import { isPrivate, isPrivateLabel, saysCode } from '../../../src/snippet/form/private-names';

describe('isPrivate', () => {
  test.each([
    'password  password pw',
    'text new-password  ',
    'text current-password login',
    'text  pwd',
    'text  pass',
    'text  user_pass',
    'text  user_passwd',
    'text  passcode',
    'text one-time-code code',
    'text  otp',
    'text  otp_code',
    'text  sms_otp',
    'text  sms-code',
    'hidden  codigo_verificacao',
    'text  kod_weryfikacyjny',
    'text  verifizierungscode',
    'text  confirmation-code',
    'text cc-number n1',
    'text cc-name n2',
    'text cc-given-name n3',
    'text cc-exp n4',
    'text cc-exp-month n5',
    'text cc-csc n6',
    'text cc-type n7',
    'text  card_number',
    'text  card_no',
    'text  cardNumber',
    'text  creditCardNumber',
    'text  billing_card_number',
    'text  cc-num',
    'text  cvc',
    'text  cvv2',
    'text  card_cvv',
    'text  cardCVC',
    'text  security-code',
    'text  expiry_date',
    'text  exp_month',
    'text  exp-month',
    'text  expiration.year',
    'text  card_exp_year',
    'hidden  csrfmiddlewaretoken',
    'hidden  _csrf',
    'hidden  XSRF-TOKEN',
    'hidden  authenticity_token',
    'hidden  __RequestVerificationToken',
    'text  __RequestVerificationToken',
    'hidden  _wpnonce',
    'hidden  _token',
    'textarea  g-recaptcha-response',
    'hidden  h-captcha-response',
    'hidden  cf-turnstile-response',
    'text  ssn',
    'text  social_security_number',
    'text  iban',
  ])('keeps "%s" in the page', (words) => {
    expect(isPrivate(words)).toBe(true);
  });

  test.each([
    'email email email e1',
    'tel tel phone p1',
    'text given-name fname f1',
    'text name full_name n1',
    'text organization company c1',
    'text postal-code zip z1',
    'text  postcode_verified',
    'text  confirm_email',
    'text country-name country c2',
    'textarea  message m1',
    'text  accommodation',
    'text  accessories',
    'text  assessment_score',
    'text  experience_years',
    'text  expected_date',
    'text  policy_expiry_date',
    'text  passport_expiry_date',
    'text  loyalty_card_number',
    'text  business_card_design',
    'text  passenger_count',
    'text  passport_country',
    'text  ski_pass',
    'text  compass',
    'date  event_date',
    'hidden  utm_source',
    'hidden  gclid',
    'hidden  landing_page',
    'hidden  campaign',
    'text  announcement',
    'hidden  state',
    'hidden  design',
    'hidden  assignment',
    'text  session_preference',
    'text  webinar_session',
    'text  tokens_wanted',
    'text  form_keyboard',
    'hidden  lead[source]',
    'text  glasses',
    'hidden  nonce_word',
    'text  discount_code',
  ])('lets "%s" go', (words) => {
    expect(isPrivate(words)).toBe(false);
  });
});

describe('isPrivateLabel', () => {
  test.each([
    'CVC',
    'Verification code',
    'Codice di verifica ricevuto via email',
    'Bestätigungscode',
    'Hasło',
    'Şifre',
    'Heslo',
    '비밀번호',
    'Adgangskode',
    'Parola',
    'Your CVV',
    'Card number',
    'Your password',
    'Passwort',
    'Security code',
    'Social Security Number',
  ])('keeps what is asked by "%s" in the page', (label) => {
    expect(isPrivateLabel(label)).toBe(true);
  });

  test.each([
    'Which ski pass do you want?',
    'Expiry date of your policy',
    'Send me your CV',
    'Session',
    'Parole chiave',
    'Please confirm your postcode',
    'Discount code (verified at the till)',
    '',
  ])('lets what is asked by "%s" go', (label) => {
    expect(isPrivateLabel(label)).toBe(false);
  });
});

describe('saysCode', () => {
  test.each([
    'Verification code',
    'Código de verificación',
    'Bestätigungs-PIN',
    'PIN per SMS',
    'Kod SMS',
    'SMS ile gelen kod',
    'Doğrulama kodu',
    '認証コード',
    'Код підтвердження',
    'smscode',
    'codigo_sms',
    'tan',
    'Sort code',
  ])('knows that "%s" asks for a code', (text) => {
    expect(saysCode('x', text)).toBe(true);
  });

  test.each([
    'Postcode',
    'Código postal',
    'Kod pocztowy',
    'Posta kodu',
    'Kodepos',
    'ZIP code',
    'Pin code',
    'Country code',
    'Promo code',
    'Kundencode',
    'Tanzkurs',
    'Mobilnummer for SMS',
    'Budget',
  ])('knows that "%s" asks for none, or for one that is no secret', (text) => {
    expect(saysCode('x', text)).toBe(false);
  });
});
