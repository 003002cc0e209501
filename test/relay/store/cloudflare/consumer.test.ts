/** The consumer next to what workerd cannot be made to do: old messages, and faults of Cloudflare's own parts. */
import { describe, expect, test } from 'vitest';
import type { Message, Waiting } from '../../../../src/relay/store/cloudflare/platform';
import {
  type ConsumerDependencies,
  forwardBatch,
  MAX_DELIVERIES,
  putBack,
} from '../../../../src/relay/store/cloudflare/consumer';
import { NO_METER } from '../../../../src/relay/metrics/meter';
import type { UpstreamAnswer } from '../../../../src/relay/upstream/upstream';
import { lead } from '../../support/events';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const DONE: UpstreamAnswer = { status: 200, body: '{"data":"ok"}', retryAfter: null };

/** A message that writes down what becomes of it. */
function createMessage(attempts = 1) {
  const dispositions: unknown[] = [];
  const body: Waiting = { path: '/v2/event', event: lead, acceptedAt: NOW, attempts: 40 };
  const message: Message = {
    body,
    attempts,
    ack: () => void dispositions.push('ack'),
    retry: (options) => void dispositions.push(options),
  };
  return { message, dispositions };
}

/** A consumer whose records answer like this, and upstream with success. */
function createDependencies(answerOfRecord: (method: string) => Promise<Response>) {
  const attempts: unknown[] = [];
  const dependencies: ConsumerDependencies = {
    upstream: { send: async (forwarded) => (attempts.push(forwarded), DONE), keyNameOf: () => 'key' },
    records: {
      idFromName: (name) => name,
      get: () => ({ fetch: async (_url, { method = 'GET' } = {}) => answerOfRecord(method) }),
    },
    queue: { send: async () => {} },
    deadLetters: { put: async () => {} },
    maxAgeMs: 1000,
    now: () => NOW,
    random: () => 0,
    report: () => {},
    meter: NO_METER,
  };
  return { dependencies, attempts };
}

describe('putBack', () => {
  const sent: unknown[] = [];
  const queue = { send: async (body: Waiting, options: object) => void sent.push({ body, options }) };

  test('leaves a message in the Queue as long as Cloudflare does', async () => {
    const { message, dispositions } = createMessage(MAX_DELIVERIES - 1);
    await putBack(message, 60, queue);
    expect([dispositions, sent]).toEqual([[{ delaySeconds: 60 }], []]);
  });

  test('writes an old message again, with its age and attempts, before the old one goes', async () => {
    const { message, dispositions } = createMessage(MAX_DELIVERIES);
    await putBack(message, 60, queue);
    expect(sent).toEqual([
      { body: { ...message.body, attempts: 60 }, options: { contentType: 'json', delaySeconds: 60 } },
    ]);
    expect(dispositions).toEqual(['ack']);
  });
});

describe('forwardBatch', () => {
  test('forwards nothing while the record cannot be asked, and keeps the message', async () => {
    const { dependencies, attempts } = createDependencies(() => Promise.reject(new Error('unreachable')));
    const { message, dispositions } = createMessage();
    await forwardBatch({ queue: 'events', messages: [message] }, dependencies);
    expect([attempts, dispositions]).toEqual([[], [{ delaySeconds: 30 }]]);
  });

  test('ends a message that upstream has taken, though the record cannot be told', async () => {
    const { dependencies, attempts } = createDependencies(async (method) =>
      method === 'PUT' ? Promise.reject(new Error('unreachable')) : Response.json({ isDone: false }),
    );
    const { message, dispositions } = createMessage();
    await forwardBatch({ queue: 'events', messages: [message] }, dependencies);
    expect([attempts.length, dispositions]).toEqual([1, ['ack']]);
  });
});
