/** Workers that take what NATS delivers: as many at once as the limit, and none once they are stopped. */
import type { JsMsg } from '@nats-io/jetstream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Result } from '../../../../src/relay/store/jetstream/dispositions';
import { startWorkers } from '../../../../src/relay/store/jetstream/workers';
import { defer } from '../../support/deferred';
import { messageOf, storeWith } from '../support/streams';

/** Workers of a consumer that delivers what the test gives it; an attempt lasts until the test ends it. */
const open = (count: number, get?: () => Promise<object>) => {
  const pulls: ((message: JsMsg | null) => void)[] = [];
  const ends: ((result: Result) => void)[] = [];
  const next = vi.fn(() => {
    const { promise, resolve } = defer<JsMsg | null>();
    pulls.push(resolve);
    return promise;
  });
  const attempt = vi.fn<(message: JsMsg) => Promise<Result>>(() => {
    const { promise, resolve } = defer<Result>();
    ends.push(resolve);
    return promise;
  });
  const report = vi.fn();
  const consumers = { get: vi.fn(get ?? (async () => ({ next }))) };
  const workers = startWorkers(storeWith({ client: { consumers } }), attempt, { count, report });
  onTestFinished(async () => {
    for (const end of ends) end('gone');
    await workers.stop();
    for (const pull of pulls) pull(null);
  });
  const pulled = (times: number) => vi.waitFor(() => expect(next).toHaveBeenCalledTimes(times));
  const attempted = (times: number) => vi.waitFor(() => expect(attempt).toHaveBeenCalledTimes(times));
  return { ...workers, pulls, ends, next, attempt, report, consumers, pulled, attempted };
};

describe('startWorkers', () => {
  test('asks for one message a worker, of the consumer that all relays share', async () => {
    const { pulled, consumers } = open(3);
    await pulled(3);
    expect(consumers.get).toHaveBeenCalledWith('test-events', 'forwarder');
  });

  test('asks for the next one only when an attempt has ended', async () => {
    const { pulls, pulled, attempted, ends, next } = open(1);
    await pulled(1);
    pulls[0]!(messageOf().message);
    await attempted(1);
    expect(next).toHaveBeenCalledTimes(1);
    ends[0]!('gone');
    await pulled(2);
  });

  test('asks again where nothing was there', async () => {
    const { pulls, pulled, attempt } = open(1);
    await pulled(1);
    pulls[0]!(null);
    await pulled(2);
    expect(attempt).not.toHaveBeenCalled();
  });

  test('says that NATS cannot be asked, in its words', async () => {
    const { report } = open(1, () => Promise.reject(new Error('no consumer')));
    await vi.waitFor(() =>
      expect(report).toHaveBeenCalledExactlyOnceWith('warn', expect.any(String), { reason: 'Error: no consumer' }),
    );
  });
});

describe('stop', () => {
  test('waits for the attempts that are under way', async () => {
    const { pulls, pulled, attempted, ends, stop } = open(2);
    await pulled(2);
    for (const pull of pulls) pull(messageOf().message);
    await attempted(2);
    const onStopped = vi.fn();
    const stopped = stop().then(onStopped);
    ends[0]!('kept');
    await new Promise((resolve) => setImmediate(resolve));
    expect(onStopped).not.toHaveBeenCalled();
    ends[1]!('gone');
    await stopped;
  });

  test('does not wait for a message that may never come, and gives it back when it does', async () => {
    const { pulls, pulled, attempt, stop } = open(1);
    await pulled(1);
    await stop();
    const { message, nak } = messageOf();
    pulls[0]!(message);
    await vi.waitFor(() => expect(nak).toHaveBeenCalledExactlyOnceWith());
    expect(attempt).not.toHaveBeenCalled();
  });

  test('asks for nothing more', async () => {
    const { pulls, pulled, next, stop } = open(1);
    await pulled(1);
    await stop();
    pulls[0]!(null);
    await new Promise((resolve) => setImmediate(resolve));
    expect(next).toHaveBeenCalledTimes(1);
  });
});
