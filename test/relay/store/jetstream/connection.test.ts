/** What NATS's refusals mean; the connection itself is tried with a real server (index.integration.test.ts). */
import { TimeoutError } from '@nats-io/transport-node';
import { describe, expect, test } from 'vitest';
import { connectNatsStore, describe as inWords, isOutrun } from '../../../../src/relay/store/jetstream/connection';
import { refusal } from '../support/streams';

describe('isOutrun', () => {
  test.each<[string, unknown, boolean]>([
    ['a write over somebody else\u2019s', refusal(10071), true],
    ['another refusal', refusal(10077), false],
    ['silence', new TimeoutError(), false],
    ['an error that only bears the number', Object.assign(new Error('x'), { code: 10071 }), false],
  ])('of %s', (_, error, expected) => {
    expect(isOutrun(error)).toBe(expected);
  });
});

test('an error is told by its name and words', () => {
  expect(inWords(new RangeError('too far'))).toBe('RangeError: too far');
});

test('a login that cannot be read ends the connecting, with the path of its file', async () => {
  const address = {
    servers: ['127.0.0.1:9'],
    isTls: false,
    name: 'test',
    takeoverMs: 1,
    credsFile: '/nowhere/a.creds',
  };
  await expect(connectNatsStore(address)).rejects.toThrow('/nowhere/a.creds');
});
