/** Why a lead was sent away: the cause and the detail that the operator finds it by. */
import { describe, expect, test } from 'vitest';
import { findRefusal, isAcknowledged, type RefusedRequest } from '../../../src/relay/health/refusals';
import type { RequestAnswer } from '../../../src/relay/health/request-answer';

const PAGE = 'https://www.example.com';

const answerOf = (given: Partial<RequestAnswer>): RequestAnswer => ({
  method: 'POST',
  path: '/v2/event',
  status: 200,
  origin: PAGE,
  notes: {},
  ...given,
});

describe('findRefusal', () => {
  test.each<[string, Partial<RequestAnswer>, RefusedRequest]>([
    ['a page that is not allowed', { status: 403, notes: { field: 'origin' } }, { cause: 'origin', detail: PAGE }],
    [
      'a program without a page',
      { status: 403, origin: undefined, notes: { field: 'origin' } },
      { cause: 'origin', detail: '' },
    ],
    [
      'a capture that is not on the list',
      { status: 403, notes: { field: 'source_id', source_id: 's' } },
      { cause: 'capture', detail: 's' },
    ],
    ['an event without its capture', { status: 403, notes: { field: 'source_id' } }, { cause: 'capture', detail: '' }],
    ['a page with a wrong address', { status: 404, path: '/event' }, { cause: 'path', detail: '/event' }],
    ['too many of an address', { status: 429, notes: { field: 'address' } }, { cause: 'rate', detail: 'address' }],
    [
      'a store that takes nothing',
      { status: 503, notes: { reason: 'store: full', hint: 'make room' } },
      { cause: 'store', detail: '' },
    ],
    [
      'Driftrock, when it is down',
      { status: 503, notes: { reason: 'upstream: 502' } },
      { cause: 'upstream', detail: '' },
    ],
    [
      'a key that is missing',
      { status: 503, notes: { reason: 'no API key for s' } },
      { cause: 'upstream', detail: '' },
    ],
    [
      'an error of the relay',
      { status: 503, notes: { reason: 'RangeError', hint: 'report it' } },
      { cause: 'relay', detail: '' },
    ],
    ['a wrong field', { status: 400, notes: { field: 'event_type' } }, { cause: 'event', detail: 'event_type' }],
    [
      'a field of the page, by the name of the whole',
      { status: 400, notes: { field: 'fields.secret name' } },
      { cause: 'event', detail: 'fields' },
    ],
    [
      'several fields, by the first',
      { status: 400, notes: { field: 'event_name, event_type' } },
      { cause: 'event', detail: 'event_name' },
    ],
    ['a body that is too large', { status: 413, notes: { field: 'body' } }, { cause: 'event', detail: 'body' }],
  ])('tells of %s', (_, given, refused) => {
    expect(findRefusal(answerOf(given))).toEqual(refused);
  });

  test.each<[string, Partial<RequestAnswer>]>([
    ['an event that was taken', { status: 200 }],
    ['whoever looks at an address', { method: 'GET', status: 405 }],
    ['a robot that tries paths', { status: 404, origin: undefined }],
    ['a relay that is being stopped', { status: 503, notes: { reason: 'closing' } }],
    ["Driftrock's own refusal, whose words tell more", { status: 400, notes: { reason: 'upstream: 400' } }],
  ])('tells nothing of %s', (_, given) => {
    expect(findRefusal(answerOf(given))).toBeUndefined();
  });
});

describe('isAcknowledged', () => {
  test.each<[boolean, string, Partial<RequestAnswer>]>([
    [true, 'an event', {}],
    [true, "a partner's event", { path: '/v2/affiliate_event' }],
    [false, 'one that was refused', { status: 400 }],
    [false, 'a preflight', { method: 'OPTIONS' }],
    [false, 'another path', { path: '/healthz' }],
  ])('is %s for %s', (is, _, given) => {
    expect(isAcknowledged(answerOf(given))).toBe(is);
  });
});
