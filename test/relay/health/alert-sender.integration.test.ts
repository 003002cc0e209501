/** Alerts on their way to a real receiver that fails, is slow, or wants none. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAlertSender, MAX_AN_HOUR, MAX_WAITING } from '../../../src/relay/health/alert-sender';
import type { AlertPostParts } from '../../../src/relay/health/alert-post';
import { type AlertReceiver, startAlertReceiver } from '../support/alert-receiver';
import { defer } from '../support/deferred';

const senderTo = ({ url }: Pick<AlertReceiver, 'url'>, options: Partial<AlertPostParts> = {}) => {
  const lines: object[] = [];
  const report = (level: string, message: string, details: object = {}) =>
    void lines.push({ level, message, ...details });
  const sender = createAlertSender({ url, fetch, report, now: Date.now, firstWaitMs: 5, ...options });
  onTestFinished(sender.close);
  return { ...sender, lines };
};

describe('createAlertSender', () => {
  test('tries a text again that the receiver could not take, and says so once, without the address', async () => {
    const receiver = await startAlertReceiver((response, count) => response.writeHead(count < 3 ? 500 : 200).end());
    const { send, lines } = senderTo(receiver);
    send('one');
    send('two');
    await receiver.received(4);
    expect(receiver.texts).toEqual(['one', 'one', 'one', 'two']);
    expect(lines).toEqual([{ level: 'warn', message: 'an alert could not be sent; still trying', reason: 'HTTP 500' }]);
    expect(JSON.stringify(lines)).not.toContain('secret-path');
  });

  test('waits as long as the receiver asks', async () => {
    const cameAt: number[] = [];
    const receiver = await startAlertReceiver((response, count) => {
      cameAt.push(performance.now());
      response.writeHead(count === 1 ? 429 : 200, { 'Retry-After': '1' }).end();
    });
    senderTo(receiver).send('one');
    await receiver.received(2);
    expect(cameAt[1]! - cameAt[0]!).toBeGreaterThanOrEqual(990);
  });

  test.each([302, 400, 404, 410])(
    'gives a text up that is refused with %i, and calls for the operator',
    async (status) => {
      const receiver = await startAlertReceiver((response, count) =>
        response.writeHead(count === 1 ? status : 200, { Location: '/elsewhere' }).end(),
      );
      const { send, lines } = senderTo(receiver);
      send('one');
      send('two');
      await receiver.received(2);
      expect(receiver.texts).toEqual(['one', 'two']);
      expect(lines).toEqual([
        { level: 'error', message: 'an alert was refused', reason: `HTTP ${status}`, hint: 'check RELAY_ALERT_URL' },
      ]);
    },
  );

  test('goes on when the receiver is back that did not even listen', async () => {
    const receiver = await startAlertReceiver();
    const place = { url: 'http://127.0.0.1:1/secret-path' };
    const { send, lines } = senderTo(receiver, { fetch: (_, init) => fetch(place.url, init) });
    send('one');
    await vi.waitFor(() => expect(lines).toEqual([expect.objectContaining({ reason: expect.any(String) })]));
    place.url = receiver.url;
    await receiver.received(1);
    expect(JSON.stringify(lines)).not.toContain('secret-path');
  });

  test('sends one at a time, in order, and of too many the newest', async () => {
    const answered = defer<void>();
    const receiver = await startAlertReceiver(async (response) => {
      await answered.promise;
      response.end();
    });
    // No limit of an hour: each alert is as if it were sent an hour later.
    const clock = { now: 0 };
    const { send, lines } = senderTo(receiver, { now: () => (clock.now += 3_600_000) });
    const texts = Array.from({ length: 1 + MAX_WAITING + 2 }, (_, n) => `text ${n}`);
    for (const text of texts) send(text);
    await receiver.received(1);
    answered.resolve();
    await receiver.received(1 + MAX_WAITING);
    expect(receiver.texts).toEqual([texts[0], ...texts.slice(3)]);
    expect(receiver.mostAtOnce()).toBe(1);
    expect(lines).toEqual(Array(2).fill(expect.objectContaining({ message: 'an alert was given up' })));
  });

  test('cuts what is on its way when it is closed, and sends nothing more', async () => {
    const cut = defer<void>();
    const receiver = await startAlertReceiver((response) => void response.on('close', cut.resolve));
    const { send, close, lines } = senderTo(receiver);
    send('one');
    await receiver.received(1);
    close();
    await cut.promise;
    send('two');
    expect([receiver.texts, lines]).toEqual([['one'], []]);
  });

  test(`sends no more than ${MAX_AN_HOUR} within an hour`, async () => {
    const sent: unknown[] = [];
    const clock = { now: 0 };
    const { send } = senderTo(
      { url: 'http://127.0.0.1/x' },
      { now: () => clock.now, fetch: async () => (sent.push(clock.now), new Response()) },
    );
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    for (let n = 0; n < MAX_AN_HOUR; n += 1) {
      send(`text ${n}`);
      await vi.waitFor(() => expect(sent).toHaveLength(n + 1));
    }
    send('one too many');
    for (let turn = 0; turn < 20; turn += 1) await settled();
    expect(sent).toHaveLength(MAX_AN_HOUR);
  });
});
