/** An event -> what its message says, and back. */
import { describe, expect, test } from 'vitest';
import { headers } from '@nats-io/transport-node';
import { nameOf } from '../../../../src/relay/store/hash';
import { type Copy, copyOf, headersOf } from '../../../../src/relay/store/jetstream/record';
import { forwarded } from '../support/bench';

const read = (given: Parameters<typeof headersOf>[0], seq = 7) =>
  copyOf({ seq, headers: headersOf(given), json: <T>() => forwarded() as T });

describe('copyOf', () => {
  test.each<[string, Partial<Copy>]>([
    ['an event', {}],
    ['one that a person has put back', { origin: 3 }],
    ['one in the place of a lost one', { replaces: 3 }],
    ['one that is both', { origin: 3, replaces: 900_719_925_474_099 }],
  ])('reads of %s what was written', (_, more) => {
    const copy = { hash: 'a-hash', ...more };
    expect(read(copy)).toEqual({
      seq: 7,
      origin: undefined,
      replaces: undefined,
      forwarded: forwarded(),
      ...copy,
    });
  });

  test('knows an event by itself where its message names no hash', () => {
    const copy = copyOf({ seq: 1, json: <T>() => forwarded() as T });
    expect(copy).toEqual({
      seq: 1,
      origin: undefined,
      replaces: undefined,
      hash: nameOf(forwarded()),
      forwarded: forwarded(),
    });
  });

  test.each(['', 'three', '0', 'NaN'])('takes %j for no number', (text) => {
    const made = headers();
    made.set('Driftrock-Origin', text);
    made.set('Driftrock-Replaces', text);
    expect(copyOf({ seq: 1, headers: made, json: <T>() => forwarded() as T })).toMatchObject({
      origin: undefined,
      replaces: undefined,
    });
  });

  test('throws for a message that no relay has written', () => {
    const json = <T>(): T => JSON.parse('not JSON');
    expect(() => copyOf({ seq: 1, headers: headers(), json })).toThrow(SyntaxError);
  });
});

test('headersOf names nothing of the event but its hash', () => {
  const made = headersOf({ hash: 'a-hash' });
  expect(made.keys().map((key) => [key, made.values(key)])).toEqual([['Driftrock-Key', ['a-hash']]]);
});
