/** Looking at a relay for alerts: again and again, whatever goes wrong with it. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchForAlerts } from '../../../src/relay/health/alert-watch';
import type { Told } from '../../../src/relay/health/alerts';
import type { Facts } from '../../../src/relay/health/problem';
import { facts } from '../support/facts';

/** A watch over these facts, the last of which stay, with what it has sent, kept and reported. */
function watch(...looks: (() => Facts)[]) {
  const [sent, kept, reported] = [[] as string[], [] as Told[], [] as object[]];
  const state = { looked: 0, isClosed: false };
  const stop = watchForAlerts({
    facts: async () => looks[Math.min(state.looked++, looks.length - 1)]!(),
    sender: { send: (text) => void sent.push(text), close: () => void (state.isClosed = true) },
    keeper: {
      read: () => new Map([['key:source a', 'Driftrock refuses the key source a']]),
      write: (told) => void kept.push(told),
    },
    rules: {},
    report: (level, message, details) => void reported.push({ level, message, ...details }),
    name: 'Driftrock relay here',
    everyMs: 1,
  });
  onTestFinished(stop);
  return { sent, kept, reported, state, stop };
}

const full = () => facts({ isReady: false });

test('tells what begins and what is over, by the name of the relay, and keeps what was told', async () => {
  const { sent, kept } = watch(full);
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent).toEqual([
    'Driftrock relay here: Over: Driftrock refuses the key source a.',
    expect.stringMatching(/^Driftrock relay here: The relay takes no leads\. /),
  ]);
  expect([...kept.at(-1)!.keys()]).toEqual(['store:']);
});

test('goes on after an error of its own, whose message stays out of the log', async () => {
  const broken = () => {
    throw new RangeError('ada@example.com');
  };
  const { sent, reported } = watch(broken, full);
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(reported).toEqual([
    expect.objectContaining({ level: 'error', reason: expect.stringContaining('RangeError') }),
  ]);
  expect(JSON.stringify(reported)).not.toContain('ada@');
});

test('looks no more once it is stopped, and closes what sends', async () => {
  const { state, stop } = watch(() => facts());
  await vi.waitFor(() => expect(state.looked).toBeGreaterThan(1));
  stop();
  const { looked } = state;
  await new Promise((resolve) => setImmediate(resolve));
  expect([state.looked, state.isClosed]).toEqual([looked, true]);
});
