/** Upstream down for an hour, by a clock that the test moves, while events keep coming: all arrive, each once. */
import { expect, test, vi } from 'vitest';
import { createStoreBench, forwarded, OK } from './support/bench';

/**
 * RELAY_OUTAGE_EVENTS: how many; few by default, so that the whole suite stays quick. `npm run test:relay-kill` makes
 * it 100,000.
 */
const EVENTS = Number(process.env.RELAY_OUTAGE_EVENTS ?? 2_000);
const MINUTES = 60;
const MS_AN_EVENT = 10;

test(
  `${EVENTS} events that come while upstream is down for an hour arrive once it is back, each once`,
  async () => {
    const bench = await createStoreBench({
      answer: () => ({ silence: 'ECONNREFUSED' }),
      limits: { concurrency: 8, maxAgeMs: 14 * 86_400_000, retentionMs: 30 * 86_400_000 },
    });
    const idOf = (minute: number, index: number) => `${minute}-${index}`;
    const perMinute = Math.ceil(EVENTS / MINUTES);
    for (let minute = 0; minute < MINUTES; minute += 1) {
      const events = Array.from({ length: perMinute }, (_, index) =>
        forwarded({ event_id: idOf(minute, index), fields: { email: `${minute}-${index}@example.com` } }),
      );
      const accepted = await Promise.all(events.map((event) => bench.store.accept(event)));
      expect(accepted.filter(({ outcome }) => outcome.kind !== 'acknowledged')).toEqual([]);
      bench.pass(60_000);
    }
    const inVain = bench.attempts.length;
    expect(await bench.status()).toMatchObject({ waiting: perMinute * MINUTES, dead: 0 });

    bench.answer(() => OK);
    await vi.waitFor(
      async () => {
        bench.pass(1_000);
        expect(await bench.status()).toMatchObject({ waiting: 0, dead: 0 });
      },
      { timeout: EVENTS * MS_AN_EVENT + 10_000, interval: 20 },
    );
    const arrived = bench.attempts.slice(inVain).map(({ event }) => event.event_id);
    expect(new Set(arrived).size).toBe(perMinute * MINUTES);
    expect(arrived).toHaveLength(perMinute * MINUTES);
    console.log(`${arrived.length} events, ${inVain} attempts in vain`);
  },
  60_000 + 3 * EVENTS * MS_AN_EVENT,
);
