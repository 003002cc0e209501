/** Answers as a builder's own script hands them over. */
import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/form-builders/builder-answers';

const EMAIL = { name: 'email', value: 'ada@example.com' };
const read = (...answers: object[]) => ({ ...readAnswers([EMAIL, ...answers]) });

describe('readAnswers', () => {
  test("brings HubSpot's names to Driftrock's, without the object type before them", () => {
    const answers = [
      { name: '0-1/firstname', value: 'Ada' },
      { name: '0-1/phone', value: '+44 20 7946 0018' },
      { name: '0-2/company', value: 'Engines' },
    ];
    expect(read(...answers)).toEqual({
      email: 'ada@example.com',
      first_name: 'Ada',
      phone_number: '+44 20 7946 0018',
      company: 'Engines',
    });
  });

  test('makes a list of several values, and text of what is no text', () => {
    expect(
      read(
        { name: 'topics', value: ['a', 'b'] },
        { name: 'one', value: ['a'] },
        { name: 'agreed', value: true },
        { name: 'seats', value: 3 },
      ),
    ).toEqual({
      email: 'ada@example.com',
      topics: ['a', 'b'],
      one: 'a',
      agreed: 'true',
      seats: '3',
    });
  });

  test.each([
    ['a password', { name: 'password', value: 'secret' }],
    ['a card number by its name', { name: '0-1/card_number', value: '4111' }],
    ['a card number by its digits', { name: 'note', value: '4111 1111 1111 1111' }],
    ["HubSpot's own state", { name: 'hs_context', value: '{"hutk":"x"}' }],
    ['a file', { name: 'cv', value: [{ name: 'cv.pdf' }] }],
    ['an empty answer', { name: 'company', value: ' ' }],
    ['nothing', { name: 'company', value: null }],
    ['a second answer of the same name', { name: '0-2/email', value: 'bob@example.com' }],
  ])('leaves out %s', (_what, answer) => {
    expect(read(answer)).toEqual({ email: 'ada@example.com' });
  });

  test('takes names that objects have of their own', () => {
    const fields = readAnswers([EMAIL, { name: '__proto__', value: 'a' }, { name: 'constructor', value: 'b' }])!;
    expect(Object.entries(fields)).toEqual([
      ['email', 'ada@example.com'],
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });

  test.each([
    ['no answers', []],
    ['no list', { email: 'ada@example.com' }],
    ['no e-mail address and no number', [{ name: 'company', value: 'Engines' }]],
    ['an e-mail address that is none', [{ name: 'email', value: 'ada' }]],
    ['a number that is none', [{ name: 'phone', value: '123' }]],
  ])('is undefined of %s', (_what, answers) => {
    expect(readAnswers(answers)).toBeUndefined();
  });
});
