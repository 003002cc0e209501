/** A test lead, from the form of the page to Driftrock's answer; the relay is real HTTP on loopback. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { InstallationFacts } from '../../src/causes/facts';
import { sendTestLead, type Sending } from '../../src/doctor/send-lead';
import type { Step } from '../../src/doctor/sent-lead';
import { type Server, startServer } from '../snippet/support/server';
import { ADDRESS, EVENT, pageThatTells, requestTo } from './support/lead';
import { createElement } from './support/place';
import { SNIPPET, WORKING } from './support/seen';

vi.mock('node:fs', async (original) => (await import('./support/place')).withProbe(original));
// What is waited for is over at once.
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => void vi.setSystemTime(Date.now() + ms),
}));

const state = {} as { server: Server };
const followInStore = vi.fn<Sending['followInStore']>();

beforeEach(async () => {
  vi.useFakeTimers({ now: 0, toFake: ['Date'] });
  followInStore.mockReset().mockResolvedValue(undefined);
  state.server = await startServer();
  state.server.answerWith((_request, response) => response.end('{"data":"ok"}'));
});
afterEach(async () => {
  vi.useRealTimers();
  await state.server.close();
});

/** What the relay says of Driftrock from now on. */
const relayTells = (delivery?: string) =>
  state.server.answerWith((_request, response) =>
    response.end(JSON.stringify({ data: 'ok', installation: { origin: 'allowed', source_id: 'allowed', delivery } })),
  );

const relayUrl = () => `${state.server.url}v2/event`;
const factsOf = (): InstallationFacts => ({
  ...WORKING,
  snippet: { ...SNIPPET, relay: relayUrl() },
  relay: { url: relayUrl(), state: 'ready' },
});

/** What the page does once its form is sent. */
type Reaction = (page: ReturnType<typeof pageThatTells>, typed: string) => void;

const refuse: Reaction = ({ tell }) => tell('ignored', {}, 'search');
const answer =
  (status: number): Reaction =>
  ({ page, tell }, typed) => {
    tell('captured', EVENT, 'thanks');
    page.emit('request', requestTo(relayUrl(), JSON.stringify({ ...EVENT, fields: { email: typed } }), status));
  };
const take = answer(200);

/** Sends a test lead by the form of a page that does this. */
async function send(react: Reaction, sending: Partial<Sending> = {}, facts = factsOf()) {
  const done: string[] = [];
  const submitter = { ...createElement(done, 'submitter') };
  const control = createElement(done, 'control');
  const email = { asks: 'address', type: 'email', min: '', isFilled: false, option: -1, control };
  const told = pageThatTells({ name: '#contact', controls: [email], submitter });
  submitter.click = async () => react(told, done.at(-1)!.split(' ').at(-1)!);
  return { ...(await sendTestLead(told.page, facts, { followInStore, ...sending })), done };
}

const marks = (steps: Step[]) => steps.map(({ mark }) => mark);

describe('before anything is sent', () => {
  test('says that no snippet runs, and touches no form', async () => {
    const facts = factsOf();
    delete facts.snippet;
    const { testLead, relay, done } = await send(take, {}, facts);
    expect(testLead).toMatchObject({ address: ADDRESS, steps: [{ mark: 'unknown' }] });
    expect(relay).toEqual(facts.relay);
    expect(done).toEqual([]);
  });

  test('says that no form can be filled in', async () => {
    const { page } = pageThatTells(undefined);
    const { testLead } = await sendTestLead(page, factsOf(), { followInStore });
    expect(testLead).toEqual({
      address: ADDRESS,
      steps: [{ mark: 'problem', sentence: 'No lead form can be seen on this page', remedy: expect.any(String) }],
    });
  });
});

describe('the address', () => {
  test.each([
    ["of the page's own domain", undefined, ADDRESS],
    ['that is asked for', 'ada@example.org', 'ada@example.org'],
  ])('is one %s', async (_, address, typed) => {
    const { testLead, done } = await send(take, { address });
    expect(done).toContain(`type control ${typed}`);
    expect(testLead).toMatchObject({
      ...{ address: typed, form: '#contact', eventId: 'event-1' },
      steps: expect.arrayContaining([
        { mark: 'ok', sentence: `The form #contact was filled in and sent, with ${typed}` },
      ]),
    });
  });
});

describe('goes no further than', () => {
  test('the snippet that takes it for none', async () => {
    const { testLead } = await send(refuse);
    expect(marks(testLead.steps)).toEqual(['ok', 'problem']);
    expect(testLead).not.toHaveProperty('eventId');
    expect(state.server.asked).toEqual([]);
  });

  test('the relay that refuses it', async () => {
    const { testLead } = await send(answer(403));
    expect(marks(testLead.steps)).toEqual(['ok', 'ok', 'problem']);
    expect(testLead.steps.at(-1)!.sentence).toBe('The relay answers HTTP 403');
    expect(followInStore).not.toHaveBeenCalled();
  });
});

describe('of Driftrock', () => {
  test('tells the store of the relay', async () => {
    const step: Step = { mark: 'ok', sentence: 'Driftrock has taken it' };
    followInStore.mockResolvedValue(step);
    expect((await send(take)).testLead.steps.at(-1)).toEqual(step);
    expect(followInStore).toHaveBeenCalledExactlyOnceWith(EVENT, '/v2/event');
  });

  test.each([
    ['working', 'unknown', 'The relay says that Driftrock takes what it sends'],
    ['key refused', 'problem', "Driftrock refuses the relay's key"],
    ['failing', 'problem', 'Driftrock does not take what the relay sends'],
    ['unknown', 'unknown', 'The relay does not say what Driftrock has answered'],
    [undefined, 'unknown', 'The relay does not say what Driftrock has answered'],
  ])('tells the relay: %s', async (delivery, mark, sentence) => {
    relayTells(delivery);
    const { testLead, relay } = await send(take);
    expect(testLead.steps.at(-1)).toMatchObject({ mark, sentence: expect.stringContaining(sentence) });
    expect(relay).toMatchObject({ url: relayUrl(), installation: { origin: 'allowed' } });
    expect(state.server.asked[0]).toMatchObject({
      url: '/healthz?source_id=42',
      headers: { origin: 'https://www.example.com' },
    });
  });

  test('hears a relay that fails at once, and one that works after a while', async () => {
    relayTells('failing');
    await send(take);
    expect(state.server.asked).toHaveLength(1);
    relayTells('working');
    const before = Date.now();
    await send(take);
    expect(Date.now() - before).toBeGreaterThan(5_000);
  });

  test('says that nothing is known where no relay is', async () => {
    const facts = factsOf();
    delete facts.relay;
    const { testLead, relay } = await send(take, {}, facts);
    expect(testLead.steps.at(-1)!.sentence).toBe('The relay does not say what Driftrock has answered');
    expect(relay).toBeUndefined();
  });

  test('tells the port for the operator, and the store is not asked', async () => {
    const answered = ['10:00', '10:01'];
    state.server.answerWith((request, response) =>
      response.end(
        request.url === '/readyz'
          ? JSON.stringify({ upstream: { answered_at: answered.shift() } })
          : '{"data":"ok","installation":{"delivery":"working"}}',
      ),
    );
    const { testLead } = await send(take, { ops: { url: state.server.url, token: 'token' } });
    expect(testLead.steps.at(-1)).toEqual({
      mark: 'ok',
      sentence: 'Driftrock has taken what the relay has sent since',
    });
    expect(followInStore).not.toHaveBeenCalled();
    expect(state.server.asked[0]).toMatchObject({ url: '/readyz', headers: { authorization: 'Bearer token' } });
  });
});
