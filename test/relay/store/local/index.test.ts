/** The embedded store on a real disk: what it acknowledges it forwards, once, and across restarts. */
import { describe, expect, test } from 'vitest';
import { lead } from '../../support/events';
import { defer } from '../../support/deferred';
import { forwarded, createStoreBench, OK } from '../support/bench';

describe('openLocalStore', () => {
  test('acknowledges an event and forwards it', async () => {
    const bench = await createStoreBench();
    expect(await bench.store.accept(forwarded())).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: false });
    await bench.settled();
    expect(bench.attempts).toEqual([forwarded()]);
    expect(await bench.status()).toEqual({ waiting: 0, dead: 0, oldestAt: undefined, paused: [] });
  });

  test('acknowledges an event while upstream is down, and forwards it after a restart', async () => {
    const bench = await createStoreBench({ answer: () => ({ silence: 'ECONNREFUSED' }) });
    await bench.store.accept(forwarded());
    await bench.attempted(1);
    await bench.restart({ answer: () => OK });
    bench.pass(60_000);
    await bench.settled();
    expect(bench.attempts.map(({ event }) => event)).toEqual([lead, lead]);
  });

  test('answers a repeat without forwarding it, also after a restart', async () => {
    const bench = await createStoreBench();
    await bench.store.accept(forwarded());
    expect(await bench.store.accept(forwarded())).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: true });
    await bench.settled();
    await bench.restart();
    expect(await bench.store.accept(forwarded())).toEqual({ outcome: { kind: 'acknowledged' }, isRepeat: true });
    await bench.settled();
    expect(bench.attempts).toHaveLength(1);
  });

  test('takes nothing more once it is closed', async () => {
    const bench = await createStoreBench();
    await bench.store.close();
    expect(bench.store.isReady()).toBe(false);
    expect(await bench.store.accept(forwarded())).toMatchObject({ outcome: { kind: 'retry', reason: 'closing' } });
  });

  test('closes only after the attempts that it has begun', async () => {
    const answer = defer<typeof OK>();
    const bench = await createStoreBench({ answer: () => answer.promise });
    await bench.store.accept(forwarded());
    await bench.attempted(1);
    const closed = bench.store.close();
    answer.resolve(OK);
    await closed;
    expect(await (await bench.admin()).status()).toMatchObject({ waiting: 0, dead: 0 });
  });
});
