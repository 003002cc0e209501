/** Whether a machine has made a value. */
import { describe, expect, test } from 'vitest';
import { isMachineMade } from '../../../src/snippet/form/machine-made';

describe('isMachineMade', () => {
  test.each([
    ['a nonce', '9f3aB71cTok'],
    ['a hexadecimal nonce', '8f3d2c91ab'],
    ['eight random letters and digits', 'a1b2c3d4'],
    ['a UUID', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['a UUID in capitals', '3F2504E0-4F89-11D3-9A0C-0305E82C3301'],
    ['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'],
    ['base64', 'q83vEjRWeJCrze8SNFZ4kA=='],
    ['a digest', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['a random part after words', 'form-9f3aB71cTok'],
    ['random letters in both cases', 'xKqzVbNwrTplMxkQzvBnwRtp'],
    ['a token behind a word', 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJmIjo3fQ.5mhBHqs5'],
    [
      'a token in JSON with spaces and an address',
      '{ "to": "ada@example.com", "hutk": "f3a1b2c4d5e6f7a8b9c0d1e2f3a4b5c6" }',
    ],
    ['a token in the address of a page', 'https://example.com/a?session=3f2504e04f8911d39a0c'],
    ['a token by its name in an address', 'https://example.com/a?utm_source=x&reset_token=abc'],
    ['a token in the fragment of an address', 'https://example.com/a#access_token=abc'],
    ['a password in an address', 'https://svc:correct-horse@example.com/'],
  ])('knows %s: %s', (_what, value) => {
    expect(isMachineMade('state', value)).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['a word', 'spring'],
    ['a word with an umlaut', 'Frühling'],
    ['words', 'spring sale 2026'],
    ['words with hyphens', 'homepage-hero-button'],
    ['words in camelCase', 'springCampaignLandingPage'],
    ['a campaign with its year', 'campaign2026'],
    ['a path', '/pricing/enterprise'],
    ['an address on the web', 'https://example.com/a?b=3f2504e04f89'],
    ['an address with a click id', 'https://example.com/a?gclid=Cj0KCQjwz8emBhDrARIsANNJjS4k3f&utm_source=x#top'],
    ['the name of a thing among words', 'Sony WH-1000XM4 and KD55X85J, 3 pieces'],
    ['the name of a browser', 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'],
    ['an e-mail address', 'a1b2c3d4e5@example.com'],
    ['a sentence with a random word', 'ref 9f3aB71cTok'],
    ['a date', '2026-11-20'],
    ['a German date', '20.11.2026'],
    ['a moment', '2026-11-20T10:00:00.007Z'],
    ['a time', '10:00:00'],
    ['a short code', 'SAVE20'],
    ['a quarter', '2026Q3'],
    ['seven random letters and digits', 'a1b2c3d'],
    ['a long code of words and a number', 'SUMMER2026'],
    ['a number', '42'],
    ['a price', '1.299,00'],
    ['a long number', '120210000000010001'],
    ['a language', 'en-GB'],
    ['a tag manager', 'GTM-K5X9Z2'],
    ['a list', 'a,b,c'],
    ['yes and no', 'true'],
  ])('lets %s go: %s', (_what, value) => {
    expect(isMachineMade('state', value)).toBe(false);
  });

  test('limitation: takes random small letters alone for words', () => {
    expect(isMachineMade('state', 'xkqzvbnwrtplmxkqzvbnwrtp')).toBe(false);
  });

  test.each(['gclid', 'fbclid', 'utm_id', '_fbc', 'msclkid', 'ga_client_id'])(
    'lets a campaign\u2019s or a click\u2019s id go by its name, %s',
    (name) => {
      expect(isMachineMade(name, 'Cj0KCQjwz8emBhDrARIsANNJjS4k3f')).toBe(false);
      expect(isMachineMade('id', 'Cj0KCQjwz8emBhDrARIsANNJjS4k3f')).toBe(true);
    },
  );

  test.each(['_wpcf7', '__VIEWSTATE', 'tx_mail[__referrer][@action]', 'form[_token]'])(
    'knows what a framework keeps for itself by its name, whatever it holds: %s',
    (name) => {
      expect(isMachineMade(name, 'spring')).toBe(true);
    },
  );

  test.each(['first_name', 'form[name]', 'offer_', 'tx_mail[first_name]'])('lets the name %s go', (name) => {
    expect(isMachineMade(name, 'spring')).toBe(false);
  });
});
