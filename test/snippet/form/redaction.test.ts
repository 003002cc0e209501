/** What is private by its shape, in whatever control it is. */
import { describe, expect, test } from 'vitest';
import { redact } from '../../../src/snippet/form/redaction';

const VISA = '4111 1111 1111 1111';

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
    ['UnionPay', '6200000000000005'],
    ['Mastercard of the newer range', '2223003122003222'],
    ['Maestro', '6759649826438453'],
    ['19 digits', '6304000000000000000'],
    ['full-width digits', '４１１１１１１１１１１１１１１１'],
    ['Arabic digits', '٤١١١١١١١١١١١١١١١'],
  ])('takes out a card number (%s)', (_kind, number) => {
    expect(redact(number)).toBe('');
    expect(redact(`Charge ${number}, please`)).toBe('Charge , please');
  });

  test.each([
    ['4111 1111 1111 1111 12/27 123', ' 12/27 123'],
    ['1 4111111111111111', '1 '],
    ['4111.1111.1111.1111', ''],
    ['4111111111111111x', 'x'],
    ['No4111111111111111', 'No'],
    ['4111\u00a01111\u00a01111\u00a01111', ''],
  ])('takes the card number out of "%s", whatever is next to it', (text, rest) => {
    expect(redact(text)).toBe(rest);
  });

  test('takes out every card number of a text', () => {
    expect(redact(`${VISA}; 5555555555554444`)).toBe('; ');
  });

  test.each(['4111111111111112', '4111 1111 1111 1113', '1234567890123456'])(
    'leaves %s, which fails the Luhn check',
    (number) => {
      expect(redact(number)).toBe(number);
    },
  );

  // Each passes the Luhn check, by chance.
  test.each([
    ['the number of a device (IMEI)', '490154203237518'],
    ['an advertisement of Meta', '120210000000010001'],
    ['a browser as Meta counts it, beginning with such a moment', 'fb.1.1796000000002.1098115397'],
    ['a moment in milliseconds', '1796000000002'],
    ['thirteen digits that begin with 9', '9780306406156'],
    ['a number that begins with 0', '0000000000000000'],
    ['a Visa number with a digit too many', '41111111111111113'],
  ])('leaves what begins or measures unlike any card: %s', (_what, number) => {
    expect(redact(number)).toBe(number);
  });

  test.each([
    ['12 digits that pass the check', '411111111116'],
    ['20 digits', '41111111111111111111'],
    ['a date and a time', '2026-11-20 10:00'],
    ['an amount', '1,000,000.00'],
    ['no digits at all', 'How much is it?'],
    ['nothing', ''],
  ])('leaves %s', (_what, text) => {
    expect(redact(text)).toBe(text);
  });

  test.each(['+49 151 23456789', '+4222222222222', '+42 222-222.22222', '+378282246310005', '0049 30 1234567'])(
    'leaves the telephone number %s whole',
    (number) => {
      expect(redact(number)).toBe(number);
    },
  );

  test('takes a card number out after a plus sign, too: no telephone number is that long', () => {
    expect(redact(`+${VISA}`)).toBe('');
  });

  test.each([
    ['https://example.com/?_gl=1*abc*_ga*MTIz', 'https://example.com/?'],
    ['https://example.com/?_gl=1*abc&a=b#top', 'https://example.com/?a=b#top'],
    ['https://example.com/?a=b&_gl=1*abc#top', 'https://example.com/?a=b&#top'],
    ['see ?_gl=1 and ?_gl=2.', 'see ? and ?'],
  ])('takes the linker parameter out of "%s"', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  test.each(['https://example.com/?my_gl=1', 'https://example.com/?_glow=1', 'the _gl parameter'])(
    'leaves "%s"',
    (text) => {
      expect(redact(text)).toBe(text);
    },
  );

  test.each([
    ['together', 'DE89370400440532013000'],
    ['in groups', 'DE89 3704 0044 0532 0130 00'],
    ['in small letters', 'de89 3704 0044 0532 0130 00'],
    ['with letters in it', 'GB82 WEST 1234 5698 7654 32'],
    ['the shortest, of Norway', 'NO93 8601 1117 947'],
    ['a long one, of Malta', 'MT84MALT011000012345MTLCAST001S'],
  ])('takes out a bank account (%s)', (_kind, account) => {
    expect(redact(account)).toBe('');
    expect(redact(`Pay to ${account}.`)).toBe('Pay to .');
  });

  test.each([
    ['whose checksum is wrong', 'DE88370400440532013000'],
    ['that is only the beginning of one', 'DE89 3704 00'],
    ['that has no country', '1289370400440532013000'],
  ])('leaves an account %s', (_what, text) => {
    expect(redact(text)).toBe(text);
  });

  test.each([
    ['DE89 3704 0044 0532 0130 00 is mine', ' is mine'],
    ['NO93 8601 1117 947 from now on', ' from now on'],
    ['BE68 5390 0754 7034, from now on', ', from now on'],
  ])('takes the account out of "%s" and leaves the words', (text, rest) => {
    expect(redact(text)).toBe(rest);
  });

  test.each(['BE68 5390 0754 7034 from Ada', 'ES91 2100 0418 4502 0005 1332 para pagar', 'AT611904300234573201 bitte'])(
    'takes the account out of "%s", where a word of four letters follows its last full group',
    (text) => {
      expect(redact(text)).not.toMatch(/\d/);
    },
  );

  test.each(['123-45-6789', '899-99-9999', '001-01-0001', '900-70-0000'])(
    'takes out the US social security or tax number %s',
    (number) => {
      expect(redact(`It is ${number}.`)).toBe('It is .');
    },
  );

  test.each(['123456789', '1123-45-6789', '123-456-7890'])('leaves %s, which is written in another way', (number) => {
    expect(redact(number)).toBe(number);
  });
});
