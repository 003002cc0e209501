/** The relay's log, as the demo shows it. */
import { describe, expect, test } from 'vitest';
import { relayLine } from '../../demo/relay-line.mjs';

const line = (notes: object) =>
  relayLine(
    JSON.stringify({
      time: '2026-11-23T12:00:00.000Z',
      method: 'POST',
      path: '/v2/event',
      status: 400,
      origin: 'http://a.example',
      ...notes,
    }),
  );

describe('relayLine', () => {
  test.each([
    [{ status: 200 }],
    [{ status: 400, reason: 'upstream: 400' }],
    [{ status: 503, reason: 'upstream: timeout' }],
  ])('is silent where the lead has its own line: %j', (notes) => {
    expect(line(notes)).toBeUndefined();
  });

  test('names what the relay turned down', () => {
    expect(line({ reason: 'refused', field: 'source_id' })).toMatch(
      /^\d\d:\d\d:\d\d {2}✗ The relay answered POST "\/v2\/event" from "http:\/\/a\.example" with 400: source_id$/,
    );
  });

  test('gives the reason where no field is wrong, and says when no page sent it', () => {
    expect(line({ origin: undefined, status: 404, reason: 'path' })).toMatch(/from "nowhere" with 404: path$/);
  });

  test('says what must be fixed', () => {
    const notes = { level: 'error', status: 503, reason: 'upstream: 401', hint: 'check DRIFTROCK_API_KEY' };
    expect(line(notes)).toMatch(/! check DRIFTROCK_API_KEY \(upstream: 401\)$/);
  });

  test('says what to do about a request that was turned down', () => {
    const notes = { level: 'warn', reason: 'refused', field: 'origin', hint: 'add http://a.example to RELAY_ORIGINS' };
    expect(line(notes)).toMatch(/ with 400: origin\. add http:\/\/a\.example to RELAY_ORIGINS$/);
  });

  test.each([
    ['error', { message: 'forwarding paused', reason: 'upstream: 401' }, /! forwarding paused \(upstream: 401\)$/],
    [
      'warn',
      { message: 'dead letter: see driftrock-relay dead show' },
      /! dead letter: see driftrock-relay dead show$/,
    ],
  ])('tells what is no request, at the level %s', (level, notes, words) => {
    expect(line({ status: undefined, level, ...notes })).toMatch(words);
  });

  test('is silent about what goes well', () => {
    expect(line({ status: undefined, level: 'info', message: 'Driftrock has taken the event' })).toBeUndefined();
  });

  test('lets no control character of a path or origin reach the terminal', () => {
    expect(line({ path: '/\u001b[2J', origin: '\u001b]0;x\u0007', reason: 'path' })).not.toMatch(/\p{Cc}/u);
  });
});
