/** What the operator reads of refused requests, and what to do about them. */
import { describe, expect, test } from 'vitest';
import { wordsOfRefusal } from '../../../src/relay/health/refusal-words';
import type { RefusalCause } from '../../../src/relay/health/refusals';

const OPTIONS = { sourceIds: ['source-1'] };
const wordsOf = (
  cause: RefusalCause,
  name: string | undefined,
  count = 12,
  options: { sourceIds: '*' | string[] } = OPTIONS,
) => wordsOfRefusal({ cause, name, count }, options);

describe('wordsOfRefusal', () => {
  test.each<[string, RefusalCause, string | undefined, string, string]>([
    [
      'a page',
      'origin',
      'https://staging.example.com',
      '12 leads were turned away from https://staging.example.com, an origin that is not allowed',
      'add https://staging.example.com to RELAY_ORIGINS',
    ],
    [
      'a program',
      'origin',
      '',
      '12 requests were turned away that came from no page',
      'It must name an origin of RELAY_ORIGINS',
    ],
    [
      'a file',
      'origin',
      'null',
      '12 leads were turned away from a page without an address of its own',
      'a sandboxed frame',
    ],
    [
      'what no browser writes',
      'origin',
      'https://<b>',
      '12 requests were turned away that named https://<b> as their page',
      'Nothing is to be done',
    ],
    [
      'many origins',
      'origin',
      undefined,
      '12 leads were turned away from many other pages, whose origins are not allowed',
      'The log names each origin',
    ],
    [
      'a foreign capture',
      'capture',
      'source-2',
      "12 leads were turned away for the capture source-2, which is not on the relay's list",
      'add source-2 to RELAY_SOURCE_IDS',
    ],
    [
      'a capture without a key',
      'capture',
      'source-1',
      '12 leads were turned away for the capture source-1, which has no API key',
      'DRIFTROCK_API_KEYS',
    ],
    [
      'no capture',
      'capture',
      '',
      '12 leads were turned away that name no capture, while this relay has several',
      'data-source-id',
    ],
    [
      'many captures',
      'capture',
      undefined,
      '12 leads were turned away that name many other captures',
      'RELAY_SOURCE_IDS',
    ],
    [
      'a wrong path',
      'path',
      '/v2/events',
      '12 requests were turned away from /v2/events, where the relay takes no leads',
      '/v2/event or',
    ],
    [
      'many paths',
      'path',
      undefined,
      '12 requests were turned away from many paths, where the relay takes no leads',
      '/v2/event or',
    ],
    [
      'too many from one address',
      'rate',
      'address',
      '12 leads were sent away, too many in a minute from one address',
      'otherwise raise RELAY_RATE_PER_ADDRESS',
    ],
    [
      'too many for one capture',
      'rate',
      'source_id',
      '12 leads were sent away, too many in a minute for one capture',
      'raise RELAY_RATE_PER_SOURCE',
    ],
    [
      'no event',
      'event',
      'event_type',
      '12 requests were turned away that held no event: event_type is wrong',
      "driftrock('track', ...)",
    ],
    [
      'many fields',
      'event',
      undefined,
      '12 requests were turned away that held no event: one of several fields is wrong',
      "driftrock('track', ...)",
    ],
    ['a full store', 'store', '', '12 leads were sent away because they could not be kept', 'RELAY_SPOOL'],
    [
      'a Driftrock that is down',
      'upstream',
      '',
      '12 leads were sent away while Driftrock took none',
      'With RELAY_SPOOL set to a folder, the relay keeps them',
    ],
    [
      'an error of the relay',
      'relay',
      '',
      '12 leads were sent away by an error of the relay itself',
      'report the lines',
    ],
  ])('names %s, and what to do', (_, cause, name, sentence, hint) => {
    expect(wordsOf(cause, name)).toEqual({ sentence, hint: expect.stringContaining(hint) });
  });

  test.each<[RefusalCause, string | undefined, string]>([
    ['origin', undefined, '1 lead was turned away from many'],
    ['origin', '', '1 request was turned away that came'],
    ['origin', 'null', '1 lead was turned away from a page'],
    ['origin', 'https://<b>', '1 request was turned away that named https://<b> as its page'],
    ['capture', 'source-2', '1 lead was turned away for the capture'],
    ['path', '/', '1 request was turned away from /,'],
  ])('counts a single one of %s %j', (cause, name, sentence) => {
    expect(wordsOf(cause, name, 1).sentence).toContain(sentence);
  });

  test('takes every capture for one of the list where the relay takes all: only its key can be missing', () => {
    expect(wordsOf('capture', 'source-2', 1, { sourceIds: '*' }).sentence).toContain('which has no API key');
  });
});
