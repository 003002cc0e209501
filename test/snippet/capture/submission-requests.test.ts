// @vitest-environment happy-dom
// @vitest-environment-options {"url":"https://www.shop.example/"}
/** What the page's requests say of the submissions that are open, each by itself. */
import { describe, expect, test, vi } from 'vitest';
import { type SentRequest, awaitAnswer, createRequestListener } from '../../../src/snippet/capture/submission-requests';
import type { Submission } from '../../../src/snippet/capture/submission';
import { leadWith } from '../support/leads';
import { createShownPage, submissionOf } from '../support/submissions';

const ADA = 'ada.hartley7@example.org';
const BOB = 'bob.miller3@example.net';
const ALL = JSON.stringify({ name: 'Ada Hartley', email: ADA });

const leadOf = (name: string, email: string) =>
  leadWith(`name="name" value="${name}"`, `type="email" name="email" value="${email}"`);
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** Two people's submissions, and what hears the page's requests. */
const open = (opened: Partial<Submission> = {}) => {
  const mean = vi.fn();
  const ada = submissionOf(leadOf('Ada Hartley', ADA), createShownPage(), opened);
  const bob = submissionOf(leadOf('Bob Miller', BOB), createShownPage(), opened);
  const submissions = new Map([ada, bob].map((submission) => [submission.lead, submission]));
  return { ada, bob, mean, submissions, onRequest: createRequestListener(submissions, mean) };
};

describe('createRequestListener', () => {
  test('gives a request to the submission whose answers it carries, and to no other', async () => {
    const { ada, bob, onRequest } = open();
    onRequest([ALL], async () => 200);
    expect([ada.isSent, ada.pending, bob.isSent, bob.pending]).toEqual([true, 1, false, 0]);
    await settled();
    expect([ada.pending, ada.ok, bob.ok]).toEqual([0, 1, 0]);
  });

  test('finds the answers in a request that carries them in several parts', () => {
    const { ada, onRequest } = open();
    onRequest([`https://shop.example/?email=${ADA}`, 'name=Ada Hartley'], undefined);
    expect([ada.isSent, ada.sentText]).toEqual([true, ` https://shop.example/?email=${ADA} name=Ada Hartley`]);
  });

  test('keeps what each request has carried', () => {
    const { ada, onRequest } = open();
    onRequest([ALL], undefined);
    onRequest([ALL], undefined);
    expect(ada.sentText).toBe(` ${ALL} ${ALL}`);
  });

  test('asks each request once for its answer, however many submissions wait for it', async () => {
    const { ada, bob, onRequest } = open();
    const both = JSON.stringify([ALL, { name: 'Bob Miller', email: BOB }]);
    onRequest([both], async () => 422);
    await settled();
    expect([ada.refused, bob.refused]).toEqual([1, 1]);
  });

  test('counts a request that is read in the same task in that task: the page may be about to go', () => {
    const { ada, onRequest } = open();
    onRequest([ALL], undefined);
    expect(ada.isSent).toBe(true);
  });

  test('waits for parts that are read later, and counts them then', async () => {
    const { ada, onRequest } = open();
    onRequest([`email=${ADA}`, Promise.resolve('name=Ada Hartley')], undefined);
    expect(ada.isSent).toBe(false);
    await settled();
    expect(ada.isSent).toBe(true);
  });

  test.each([
    ['bytes for another site, where recordings go', 'https://rec.vendor.example/i', '\x1f\ufffd\b', false],
    ['bytes for the site itself', 'https://api.shop.example/lead', '\x1f\ufffd\b', true],
    ['bytes for an address that is relative', '/lead', '\x1f\ufffd\b', true],
    ['bytes of a socket that begin like an address', 'x:\ufffd', 'x:\ufffd', true],
    ['bytes for what is no address', 'https://[\ufffd', '\ufffd', false],
    ['encoded text for another site', 'https://api.vendor.example/lead', `p=${'eyJlbWFpbCI6'.repeat(6)}`, true],
    ['what is too long to be read, for another site', 'https://api.vendor.example/lead', undefined, true],
  ])('takes %s for what it may be', async (_what, address, body, isSent) => {
    const { ada, onRequest } = open();
    onRequest([address, Promise.resolve(body)], undefined);
    await settled();
    expect(ada.isSent).toBe(isSent);
  });

  test.each([
    ['cannot be read', () => Promise.resolve(undefined)],
    ['fails as it is read', () => Promise.reject(new Error('a mistake'))],
  ])('takes a request for anybody\u2019s, one part of which %s', async (_what, part) => {
    const { ada, bob, onRequest } = open();
    const readAnswer = vi.fn(async () => 500);
    onRequest([ALL, part()], readAnswer);
    await settled();
    expect([ada.isSent, bob.isSent, readAnswer.mock.calls.length]).toEqual([true, true, 0]);
  });

  test('takes a request with all that was typed for the submission', () => {
    const { ada, mean, onRequest } = open({ isPress: true });
    onRequest([ALL], undefined);
    expect(mean).toHaveBeenCalledExactlyOnceWith(ada);
  });

  test.each([
    [200, false],
    [201, true],
    [422, false],
  ])('knows of an answer of %i whether it affirms: %s', async (status, isAffirmed) => {
    const { ada, onRequest } = open();
    onRequest([ALL], async () => status);
    await settled();
    expect(ada.isAffirmed).toBe(isAffirmed);
  });

  test.each([
    ['drafts are kept at before', '/draft', 0],
    ['nothing was sent to before', '/send', 1],
  ])('counts no refusal at an address that %s, next to a good answer at another', async (_what, address, refused) => {
    const before = { name: 'https://www.shop.example/draft', startTime: -1 } as PerformanceResourceTiming;
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([before]);
    const { ada, onRequest } = open();
    onRequest([address, ALL], async () => 422);
    onRequest(['/lead', ALL], async () => 200);
    await settled();
    vi.restoreAllMocks();
    expect([ada.ok, ada.refused]).toEqual([1, refused]);
  });

  test('counts answers likewise where the browser keeps no timeline', async () => {
    vi.spyOn(performance, 'getEntriesByType').mockImplementation(() => {
      throw new Error('no timeline');
    });
    const { ada, onRequest } = open();
    onRequest(['/lead', ALL], async () => 200);
    onRequest(['/send', ALL], async () => 422);
    await settled();
    vi.restoreAllMocks();
    expect([ada.ok, ada.refused]).toEqual([1, 1]);
  });

  test('means no press by a request that cannot be read', () => {
    const { mean, onRequest } = open({ isPress: true });
    onRequest([undefined], undefined);
    expect(mean).not.toHaveBeenCalled();
  });

  test.each<[string, string, string, boolean]>([
    ['its own site', '/drafts/7/finish', '{"step":3}', true],
    ['another part of its own site', 'https://api.shop.example/finish', '{"step":3}', true],
    ['another site', 'https://collect.example.net/e', '{"event":"submit"}', false],
    ['its own site, without a body', '/status', '', false],
  ])('takes a call to %s without the contact for what may finish something: %s %s', (_what, url, body, isSent) => {
    const { ada, onRequest } = open();
    const readAnswer = vi.fn(async () => 500);
    onRequest([url, body], readAnswer);
    expect([ada.isSent, readAnswer.mock.calls.length]).toEqual([isSent, 0]);
  });

  test('takes no call without the contact for anything that is never answered', () => {
    const { ada, onRequest } = open();
    onRequest(['/finish', '{"step":3}'], undefined);
    expect(ada.isSent).toBe(false);
  });

  test('hears nothing more for a submission that is no longer open', () => {
    const { ada, submissions, onRequest } = open();
    submissions.delete(ada.lead);
    onRequest([ALL], undefined);
    expect(ada.isSent).toBe(false);
  });
});

describe('a request that cannot be read', () => {
  const sentBefore = (name: string, startTime: number) =>
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ name, startTime } as PerformanceResourceTiming]);
  const OPAQUE = undefined;

  test.each([
    ['one that the page has called before', 'https://rec.example/v1?n=7', 1, false],
    ['one that it has called only since', 'https://rec.example/v1?n=7', 9, true],
    ['another one', 'https://rec.example/v2', 1, true],
  ])('to %s has sent the answers, or not: %s begun at %i, %s', (_which, name, startTime, isSent) => {
    const { ada, onRequest } = open({ event: { timeStamp: 5 } as Event });
    const timeline = sentBefore(name, startTime);
    onRequest(['https://rec.example/v1?n=8', OPAQUE], async () => 200);
    expect(ada.isSent).toBe(isSent);
    timeline.mockRestore();
  });

  test('has no address of its own where it is a message', () => {
    const { ada, onRequest } = open();
    const timeline = sentBefore('https://rec.example/v1', 0);
    onRequest([OPAQUE], undefined);
    expect(ada.isSent).toBe(true);
    timeline.mockRestore();
  });
});

describe('awaitAnswer', () => {
  const SENT: SentRequest = { address: '/contact', text: `Ada Hartley ${ADA}` };
  const submission = () => open().ada;

  test.each<[number | undefined, number, number]>([
    [200, 1, 0],
    [399, 1, 0],
    [400, 0, 1],
    [599, 0, 1],
    [0, 0, 0],
    [undefined, 0, 0],
  ])('counts the status %s as %i good and %i bad ones', async (status, ok, refused) => {
    const of = submission();
    awaitAnswer(of, Promise.resolve(status), SENT);
    expect(of.pending).toBe(1);
    await settled();
    expect(of).toMatchObject({ pending: 0, ok, refused });
  });

  test('counts nothing for a request that fails', async () => {
    const of = submission();
    awaitAnswer(of, Promise.reject(new TypeError('Failed to fetch')), SENT);
    expect(of.pending).toBe(1);
    await settled();
    expect(of).toMatchObject({ pending: 0, ok: 0, refused: 0 });
  });

  test('lets the page settle again once the answer is there', async () => {
    vi.useFakeTimers({ now: 1_000 });
    const of = submission();
    awaitAnswer(of, new Promise((resolve) => setTimeout(resolve, 700, 200)), SENT);
    await vi.advanceTimersByTimeAsync(700);
    expect(of.settlingAt).toBe(1_700);
    vi.useRealTimers();
  });

  test('waits for each of several answers', async () => {
    const of = submission();
    awaitAnswer(of, Promise.resolve(200), SENT);
    awaitAnswer(of, new Promise(() => {}), { ...SENT, address: '/log' });
    await settled();
    expect(of).toMatchObject({ pending: 1, ok: 1 });
  });

  test.each<[string, Partial<SentRequest>, number, number]>([
    ['the same address', {}, 1, 0],
    ['another one', { address: '/log' }, 1, 1],
    ['another one with fewer answers', { address: '/log', text: ADA }, 1, 1],
    ['another one with more answers', { address: '/log', text: `Ada Hartley ${ADA} B2B` }, 1, 0],
  ])('after a bad answer counts a good one of %s', async (_which, other, ok, refused) => {
    const controls = ['name="name" value="Ada Hartley"', `name="email" value="${ADA}"`, 'type="hidden" value="B2B"'];
    const of = submissionOf(leadWith(...controls), createShownPage(), {});
    awaitAnswer(of, Promise.resolve(503), SENT);
    await settled();
    awaitAnswer(of, Promise.resolve(200), { ...SENT, ...other });
    await settled();
    expect(of).toMatchObject({ ok, refused });
  });

  test.each<[string, Partial<SentRequest>, number, number]>([
    ['troubles of what the page sent once it had the good one', { isFollowUp: true }, 500, 0],
    ['a refusal of what the page sent once it had the good one', { isFollowUp: true }, 409, 1],
    ['troubles of what was under way by then', { isFollowUp: false }, 500, 1],
    ['troubles of the same address, tried again', { isFollowUp: true, address: '/contact' }, 500, 1],
  ])('after a good answer counts %s', async (_which, other, status, refused) => {
    const of = submission();
    awaitAnswer(of, Promise.resolve(201), SENT);
    await settled();
    awaitAnswer(of, Promise.resolve(status), { ...SENT, address: '/crm', ...other });
    await settled();
    expect(of.refused).toBe(refused);
  });

  test('after another bad answer counts one that the page sent later', async () => {
    const of = submission();
    awaitAnswer(of, Promise.resolve(422), SENT);
    awaitAnswer(of, Promise.resolve(500), { ...SENT, address: '/crm', isFollowUp: true });
    await settled();
    expect(of.refused).toBe(2);
  });

  test('knows of a request whether another was answered before', async () => {
    const { ada, onRequest } = open();
    const asked: (() => void)[] = [];
    const readAnswer = (status: number) => (onHead: () => void) => {
      asked.push(onHead);
      return Promise.resolve(status);
    };
    onRequest(['/contact', ALL], readAnswer(200));
    asked[0]!();
    onRequest(['/crm', ALL], readAnswer(500));
    await settled();
    expect(ada).toMatchObject({ ok: 1, refused: 0 });
  });
});
