/** Alerts of the real command: what an operator is told while nobody looks, and that no lead waits for it. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startDriftrockApi } from '../../../demo/driftrock-api.mjs';
import { temporaryFolder } from '../store/support/bench';
import { startAlertReceiver } from '../support/alert-receiver';
import { buildRelayPackage } from '../support/build-relay';
import { lead } from '../support/events';
import { run } from '../support/process';
import { API_KEY, PAGE } from '../support/relay';

const BUILD_TIMEOUT_MS = 60_000;
const TEST_TIMEOUT_MS = 90_000;
const built: { folder: string } = { folder: '' };

beforeAll(async () => {
  built.folder = await buildRelayPackage('alerts');
}, BUILD_TIMEOUT_MS);

const startApi = async () => {
  const api = await startDriftrockApi({ apiKey: API_KEY });
  onTestFinished(api.close);
  return api;
};

const startRelayProcess = async (env: Record<string, string>) => {
  const relay = run(built.folder, [], {
    DRIFTROCK_API_KEY: API_KEY,
    RELAY_ORIGINS: PAGE,
    RELAY_SOURCE_IDS: lead.source_id,
    RELAY_PORT: '0',
    RELAY_PUBLIC_URL: 'https://relay.example.com',
    ...env,
  });
  const { url } = await relay.line('listening');
  const post = (event_id: string, origin = PAGE) =>
    fetch(`${url}/v2/event`, {
      method: 'POST',
      body: JSON.stringify({ ...lead, event_id }),
      headers: { Origin: origin, 'Content-Type': 'text/plain' },
    });
  return { ...relay, post };
};

describe('RELAY_ALERT_URL', () => {
  test(
    'is told of a refused key once, and that it is over by the relay that was started again and reads it from a file',
    async () => {
      const [api, receiver] = [await startApi(), await startAlertReceiver()];
      const folder = temporaryFolder();
      const env = { DRIFTROCK_API_URL: api.url, RELAY_ALERT_URL: receiver.url, RELAY_SPOOL: folder };
      api.answerWith(401);
      const relay = await startRelayProcess(env);
      await relay.post('one');
      await receiver.received(1);
      relay.kill('SIGTERM');
      expect(await relay.exitCode()).toBe(0);
      api.answerWith(undefined);
      const file = join(folder, '..', 'alert-url');
      writeFileSync(file, `${receiver.url}\n`, { mode: 0o600 });
      const again = await startRelayProcess({ ...env, RELAY_ALERT_URL: '', RELAY_ALERT_URL_FILE: file });
      await again.post('two'); // The first is due again a minute after it was refused.
      await receiver.received(2);
      const key = 'Driftrock relay https://relay.example.com: Driftrock has refused the key DRIFTROCK_API_KEY';
      expect(receiver.texts).toEqual([
        expect.stringContaining(key),
        expect.stringContaining(key.replace(': ', ': Over: ')),
      ]);
      expect(statSync(join(folder, 'alerts.json')).mode & 0o077).toBe(0);
      const said = relay.stdout() + relay.stderr() + again.stdout() + again.stderr();
      for (const secret of ['secret-path', API_KEY, 'ada@example.com']) {
        expect(said).not.toContain(secret);
        expect(receiver.texts.join()).not.toContain(secret);
      }
    },
    TEST_TIMEOUT_MS,
  );

  test(
    'that never answers holds up neither leads nor a stop',
    async () => {
      const [api, receiver] = [await startApi(), await startAlertReceiver(() => {})];
      const relay = await startRelayProcess({
        DRIFTROCK_API_URL: api.url,
        RELAY_ALERT_URL: receiver.url,
        RELAY_SPOOL: temporaryFolder(),
      });
      await Promise.all(
        Array.from({ length: 11 }, (_, n) => relay.post(`refused ${n}`, 'https://staging.example.com')),
      );
      await receiver.received(1);
      expect(receiver.texts[0]).toContain('11 leads were turned away from https://staging.example.com');
      const accepted = await Promise.all(Array.from({ length: 50 }, (_, n) => relay.post(`lead ${n}`)));
      expect(new Set(accepted.map(({ status }) => status))).toEqual(new Set([200]));
      expect(relay.stdout()).not.toContain('still trying');
      const stoppedAt = performance.now();
      relay.kill('SIGTERM');
      expect(await relay.exitCode()).toBe(0);
      // The attempt at the receiver alone would take ten seconds.
      expect(performance.now() - stoppedAt).toBeLessThan(8_000);
    },
    TEST_TIMEOUT_MS,
  );
});
