/** Alerts of a relay under Node: to whom they go, by what name, and what is kept of them. */
import { mkdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { RelayProcessOptions } from '../../../src/relay/environment';
import type { Facts } from '../../../src/relay/health/problem';
import { startAlerts } from '../../../src/relay/node-server/start-alerts';
import { temporaryFolder } from '../store/support/bench';
import { startAlertReceiver } from '../support/alert-receiver';
import { facts, MINUTE_MS, never, NOW } from '../support/facts';
import { PROCESS_OPTIONS } from '../support/process-options';
import { API_KEY } from '../support/relay';

const LOOK_MS = 10_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Looks once at a relay of these facts, and lets what has to be sent go out. */
async function lookAt(given: () => Promise<Facts>, options: Partial<RelayProcessOptions>) {
  const lines: string[] = [];
  const looked = vi.fn(given);
  const stop = startAlerts({ ...PROCESS_OPTIONS, writeLog: (line) => lines.push(line), ...options }, looked);
  onTestFinished(stop);
  await vi.advanceTimersByTimeAsync(LOOK_MS);
  vi.useRealTimers();
  return { looked, lines };
}
const full = async () => facts({ isReady: false });

describe('startAlerts', () => {
  test('looks at nothing where nobody is to be told', async () => {
    const { looked } = await lookAt(full, {});
    expect(looked).not.toHaveBeenCalled();
  });

  test.each([
    ['the public address', { publicUrl: 'https://relay.example.com' }, 'https://relay.example.com'],
    ['the name of the machine', {}, hostname()],
  ])("tells the receiver what is wrong, by %s, and does not use Driftrock's fetch", async (_, options, name) => {
    const { url, texts, received } = await startAlertReceiver();
    const forDriftrock = vi.fn();
    await lookAt(full, { alertUrl: url, fetch: forDriftrock, ...options });
    await received(1);
    expect(texts).toEqual([expect.stringContaining(`Driftrock relay ${name}: The relay takes no leads.`)]);
    expect(forDriftrock).not.toHaveBeenCalled();
  });

  test.each([
    [1, ['store:', 'silence:']],
    [2, ['store:']],
    [undefined, ['store:']],
  ])(
    'keeps in the folder of the store what it has told: after an hour without a lead, with %s',
    async (hours, told) => {
      const { url, received } = await startAlertReceiver();
      const storePlace = temporaryFolder();
      mkdirSync(storePlace);
      const startedAt = NOW - 60 * MINUTE_MS;
      const silent = async () => facts({ isReady: false, journal: { startedAt, page: never, script: never } });
      const options = { alertUrl: url, storePlace, ...(hours !== undefined && { alertSilenceHours: hours }) };
      await lookAt(silent, options);
      await received(told.length);
      const kept = JSON.parse(readFileSync(join(storePlace, 'alerts.json'), 'utf8')) as [string, string][];
      expect(kept.map(([name]) => name)).toEqual(told);
    },
  );

  test('writes no key and no address into the log when it cannot look', async () => {
    const alertUrl = 'https://hooks.example.com/secret-path';
    const { lines } = await lookAt(() => Promise.reject(new RangeError(`${API_KEY} at ${alertUrl}`)), { alertUrl });
    expect(lines).toEqual([expect.stringContaining('alerts: cannot look')]);
    expect([API_KEY, 'secret-path'].filter((secret) => lines.join().includes(secret))).toEqual([]);
  });
});
