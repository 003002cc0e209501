/** What the snippet and the relay make of a test lead. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { followCapture, followRelay, hear, type Heard } from '../../src/doctor/follow-lead';
import { ADDRESS, EVENT, pageThatTells, requestTo } from './support/lead';

const RELAY = 'https://relay.example.com/v2/event';
const BODY = JSON.stringify(EVENT);

vi.mock('node:fs', async (original) => (await import('./support/place')).withProbe(original));
// What is waited for is over at once.
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => void vi.setSystemTime(Date.now() + ms),
}));

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** What is heard of these requests. */
async function heardOf(requests: object[], relay: string | undefined = RELAY): Promise<Heard> {
  const { page } = pageThatTells();
  const heard = await hear(page, relay, ADDRESS);
  for (const request of requests) {
    page.emit('request', request);
    // All that this request leads to has happened by then.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return heard;
}

describe('hear', () => {
  test('hears the verdict of the snippet', async () => {
    const { page, tell } = pageThatTells();
    const heard = await hear(page, RELAY, ADDRESS);
    tell('ignored', {}, 'search');
    tell('captured', EVENT, 'thanks');
    expect(heard).toEqual({ ignored: 'search', captured: 'thanks' });
  });

  test('hears a lead that no rule has taken', async () => {
    const { page, tell } = pageThatTells();
    const heard = await hear(page, RELAY, ADDRESS);
    tell('captured', EVENT, undefined);
    expect(heard).toEqual({ captured: '' });
  });

  test('hears the lead on its way, and what the relay answers', async () => {
    expect(await heardOf([requestTo(`${RELAY}?x`, BODY, 403, '{"error":"not from here"}')])).toEqual({
      event: EVENT,
      path: '/v2/event',
      answer: { status: 403, error: 'not from here' },
    });
  });

  test.each([
    ['goes elsewhere', requestTo('https://other.example/', BODY, 200), RELAY],
    ['is no POST', requestTo(RELAY, BODY, 200, '{}', 'OPTIONS'), RELAY],
    ['hides its body', requestTo(RELAY, null, 200), RELAY],
    ['is no JSON', requestTo(RELAY, 'email=a', 200), RELAY],
    ["is somebody else's lead", requestTo(RELAY, BODY.replace(ADDRESS, 'ada@example.com'), 200), RELAY],
  ])('leaves alone what %s', async (_, request, relay) => {
    expect(await heardOf([request], relay)).toEqual({});
  });

  test('leaves every request alone where no relay is known', async () => {
    const { page } = pageThatTells();
    const heard = await hear(page, undefined, ADDRESS);
    page.emit('request', requestTo(RELAY, BODY, 200));
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual({});
  });

  test.each([
    ['is no JSON', '<html>'],
    ['has no error', '{}'],
  ])('has the status alone of an answer that %s', async (_, answer) => {
    expect((await heardOf([requestTo(RELAY, BODY, 500, answer)])).answer).toEqual({ status: 500, error: '' });
  });

  test.each([
    ['a later attempt has an answer', [undefined, 200], 200],
    ['an earlier attempt had one', [503, undefined], 503],
    ['none had one', [undefined, undefined], 0],
    ['both had one', [503, 200], 200],
  ])('where %s, that counts: %j', async (_, statuses, status) => {
    const heard = await heardOf(statuses.map((each) => requestTo(RELAY, BODY, each)));
    expect(heard.answer).toMatchObject({ status });
  });
});

describe('followCapture', () => {
  test.each<[string, boolean, string, Heard]>([
    ['ok', false, 'The snippet has taken it for a lead: the page says thanks', { captured: 'thanks' }],
    [
      'ok',
      false,
      'The snippet has taken it for a lead: the page says thanks',
      { captured: 'thanks', ignored: 'robot' },
    ],
    ['ok', false, 'The snippet has taken it for a lead: not known', { captured: 'not known' }],
    ['problem', true, 'The snippet has taken it for no lead: this is a search', { ignored: 'search' }],
    ['problem', true, 'The snippet has seen no lead', {}],
  ])('%s, over: %s, %s: %j', async (mark, isOver, sentence, heard) => {
    const followed = await followCapture(heard);
    expect(followed).toMatchObject({ step: { mark, sentence }, isOver });
    expect(followed.step.remedy === undefined).toBe(mark === 'ok');
  });

  test('asks for no other answers where consent is denied', async () => {
    const { step } = await followCapture({ ignored: 'consent denied' });
    expect(step.remedy).toBe('The findings above say what to do.');
  });

  test('takes a page that went with the lead for one that was left', async () => {
    const { step } = await followCapture({ event: EVENT });
    expect(step).toEqual((await followCapture({ captured: 'left' })).step);
  });

  test('waits for a verdict as long as the snippet may take', async () => {
    await followCapture({});
    expect(Date.now()).toBeGreaterThan(40_000);
  });
});

describe('followRelay', () => {
  test.each<[string, string, Heard]>([
    ['ok', 'The relay has taken it', { event: EVENT, answer: { status: 200, error: '' } }],
    ['ok', 'The relay has taken it', { event: EVENT, answer: { status: 299, error: '' } }],
    ['problem', 'The relay answers HTTP 300', { event: EVENT, answer: { status: 300, error: '' } }],
    [
      'problem',
      'The relay answers HTTP 403: not from here',
      { event: EVENT, answer: { status: 403, error: 'not from here' } },
    ],
    ['problem', 'The relay has not answered', { event: EVENT, answer: { status: 0, error: '' } }],
    ['problem', 'The relay has not answered', { event: EVENT }],
    ['problem', 'It has not been sent to the relay', { captured: 'thanks' }],
  ])('%s: %s: %j', async (mark, sentence, heard) => {
    const step = await followRelay(heard);
    expect(step).toMatchObject({ mark, sentence });
    expect(step.remedy === undefined).toBe(mark === 'ok');
  });

  test('waits for the answer to another attempt', async () => {
    await followRelay({ event: EVENT, answer: { status: 0, error: '' } });
    expect(Date.now()).toBeGreaterThan(15_000);
  });
});
