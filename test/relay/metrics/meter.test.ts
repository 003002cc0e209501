/** Which answers are counted. */
import { describe, expect, test } from 'vitest';
import { createBrowserFiles } from '../../../src/relay/http/browser-files';
import { type AnswerMeter, NO_METER } from '../../../src/relay/metrics/meter';
import { lead } from '../support/events';
import { createTestRelay } from '../support/relay';

/** A relay with what its meter was told. */
const meteredRelay = () => {
  const told: unknown[] = [];
  const meter: AnswerMeter = {
    ...NO_METER,
    accepted: () => told.push('accepted'),
    repeated: () => told.push('repeated'),
    forwarded: ({ ms }) => told.push(['forwarded', ms]),
    answered: (status, ms) => told.push([status, ms]),
  };
  return { told, ...createTestRelay({ meter, now: () => 0 }) };
};

describe('countAnswers', () => {
  test('counts an event, its repeat and a refusal', async () => {
    const { told, post } = meteredRelay();
    await post(lead);
    await post(lead);
    await post('{');
    expect(told).toEqual([['forwarded', 0], 'accepted', [200, 0], 'repeated', [200, 0], [400, 0]]);
  });

  test('counts a wrong path, which a misspelt page takes', async () => {
    const { told, send } = meteredRelay();
    await send('/v2/events');
    expect(told).toEqual([[404, 0]]);
  });

  test('leaves the files of pages out, which would hide the events', async () => {
    const told: unknown[] = [];
    const meter: AnswerMeter = { ...NO_METER, answered: (status) => told.push(status) };
    const file = { type: 'text/javascript', digest: 'd', integrity: 'sha384-i' };
    const manifest = { version: '1.2.3', files: { 'driftrock.js': file } };
    const files = createBrowserFiles(manifest, () => ({ identity: new Uint8Array() }));
    const { send } = createTestRelay({ meter, files });
    expect((await send('/driftrock.js', { method: 'GET' })).status).toBe(200);
    expect(told).toEqual([]);
  });

  test('leaves health checks out', async () => {
    const { told, send } = meteredRelay();
    await send('/healthz', { method: 'GET' });
    expect(told).toEqual([]);
  });
});
