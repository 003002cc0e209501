/** An event by hand, as pages give it. */
import { describe, expect, test } from 'vitest';
import { readTracked, type TrackedEvent } from '../../src/snippet/tracked-event';

const EVENT: TrackedEvent = { event_type: 'lead', event_name: 'Signup', fields: {} };

/** What is sent of these fields. */
const fieldsOf = (fields: unknown): unknown =>
  JSON.parse(JSON.stringify(readTracked({ ...EVENT, fields } as TrackedEvent).fields));

const formData = (...pairs: [string, string | File][]) => {
  const data = new FormData();
  pairs.forEach(([name, value]) => data.append(name, value as string));
  return data;
};

describe('readTracked', () => {
  test('turns a database’s numbers into text', () => {
    expect(readTracked({ ...EVENT, event_id: 7, source_id: 0, person_id: 8, affiliate_id: 9 })).toMatchObject({
      event_id: '7',
      source_id: '0',
      person_id: '8',
      affiliate_id: '9',
    });
  });

  test.each<[string, TrackedEvent['created_at']]>([
    ['text', '2026-01-01T01:00:00+01:00'],
    ['Date', new Date('2026-01-01T00:00:00Z')],
    ['number', Date.parse('2026-01-01T00:00:00Z')],
  ])('takes a moment that is a %s', (_what, created_at) => {
    expect(readTracked({ ...EVENT, created_at }).created_at).toBe('2026-01-01T00:00:00.000Z');
  });

  test('leaves the page’s own object alone', () => {
    const event = Object.freeze({ ...EVENT, person_id: null });
    expect(readTracked(event)).not.toBe(event);
  });
});

describe('fields', () => {
  test.each<[string, unknown]>([
    ['an object', { email: 'ada@example.org', town: 'Lyon' }],
    ['an object without a prototype', Object.assign(Object.create(null), { email: 'ada@example.org', town: 'Lyon' })],
    [
      'an object of a class of the page’s',
      new (class Lead {
        email = 'ada@example.org';
        town = 'Lyon';
      })(),
    ],
    ['FormData', formData(['email', 'ada@example.org'], ['town', 'Lyon'])],
    ['URLSearchParams', new URLSearchParams('email=ada%40example.org&town=Lyon')],
    [
      'a Map',
      new Map([
        ['email', 'ada@example.org'],
        ['town', 'Lyon'],
      ]),
    ],
  ])('are read from %s', (_what, fields) => {
    expect(fieldsOf(fields)).toEqual({ email: 'ada@example.org', town: 'Lyon' });
  });

  test.each<[string, unknown]>([
    ['FormData', formData(['colour', 'red'], ['colour', 'blue'], ['size', 'L'], ['colour', ''])],
    ['URLSearchParams', new URLSearchParams('colour=red&colour=blue&size=L&colour=')],
  ])('of one name in %s become a list', (_what, fields) => {
    expect(fieldsOf(fields)).toEqual({ colour: ['red', 'blue', ''], size: 'L' });
  });

  test('keep what a Map holds as it is', () => {
    expect(
      fieldsOf(
        new Map<unknown, unknown>([
          ['value', 12.5],
          ['items', ['a', 'b']],
          ['ok', false],
          [3, { a: 'b' }],
        ]),
      ),
    ).toEqual({ value: 12.5, items: ['a', 'b'], ok: false, 3: { a: 'b' } });
  });

  test('name a file, and say nothing of what is in it', () => {
    const file = new File(['a secret'], 'cv.pdf');
    expect(fieldsOf(formData(['cv', file], ['email', 'ada@example.org']))).toEqual({
      cv: 'cv.pdf',
      email: 'ada@example.org',
    });
    expect(fieldsOf(new Map([['cv', file]]))).toEqual({ cv: 'cv.pdf' });
  });

  test('leave out a file control without a file', () => {
    expect(fieldsOf(formData(['cv', new File([], '')], ['email', 'ada@example.org']))).toEqual({
      email: 'ada@example.org',
    });
  });

  test('may have the name of what objects are born with', () => {
    expect(fieldsOf(new URLSearchParams('toString=a&constructor=b'))).toEqual({ toString: 'a', constructor: 'b' });
    expect(JSON.stringify(readTracked({ ...EVENT, fields: new URLSearchParams('__proto__=c') }).fields)).toBe(
      '{"__proto__":"c"}',
    );
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'email=ada@example.org'],
    ['a list', []],
    ['a list of pairs', [['email', 'ada@example.org']]],
    ['a Set', new Set(['ada@example.org'])],
    ['Headers', new Headers({ email: 'ada@example.org' })],
    ['a WeakMap', new WeakMap()],
    ['a Date', new Date()],
    ['a Promise', Promise.resolve({})],
    ['a function', () => ({})],
    ['a typed array', new Uint8Array(2)],
    ['a Blob', new Blob(['a secret'])],
  ])('cannot be read from %s', (_what, fields) => {
    expect(() => fieldsOf(fields)).toThrow();
  });
});
