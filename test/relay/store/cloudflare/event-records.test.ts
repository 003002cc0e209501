/** How an event's record is found and asked, wherever in the world it is. */
import { describe, expect, test } from 'vitest';
import type { LeadEvent } from '../../../../src/event';
import { hashOf, openRecord } from '../../../../src/relay/store/cloudflare/event-records';
import { answerFor, type EventRecord } from '../../../../src/relay/store/cloudflare/event-record';
import { lead } from '../../support/events';

const of = (event: Partial<LeadEvent> = {}) => ({ path: '/v2/event' as const, event: { ...lead, ...event } });
const waiting = { ...of(), acceptedAt: 1_000, attempts: 0 };

/** Durable Objects that answer like this, and what they were asked. */
const namespaceOf = (answer: (request: Request) => Promise<Response>) => {
  const asked: string[] = [];
  const namespace = {
    idFromName: (name: string) => `id of ${name}`,
    get: (id: unknown) => ({
      fetch: async (url: string, init?: RequestInit) => {
        const request = new Request(url, init);
        asked.push(`${id}: ${request.method} ${new URL(url).pathname}`);
        return answer(request);
      },
    }),
  };
  return { asked, record: openRecord(namespace, 'a-hash') };
};

describe('hashOf', () => {
  test('is a name of figures and letters alone, the same for a repeat', async () => {
    const name = await hashOf(of());
    expect(name).toMatch(/^[\da-f]{64}$/);
    expect(await hashOf(of({ fields: { email: 'bob@example.com' } }))).toBe(name);
  });

  test.each<[string, Parameters<typeof hashOf>[0]]>([
    ['path', { ...of(), path: '/v2/affiliate_event' }],
    ['source', of({ source_id: 'another' })],
    ['type', of({ event_type: 'action' })],
    ['id', of({ event_id: 'another' })],
  ])('differs by the %s', async (_, other) => {
    expect(await hashOf(other)).not.toBe(await hashOf(of()));
  });
});

describe('openRecord', () => {
  test('asks the object of this name, in the words that it answers to', async () => {
    const told: unknown[] = [];
    const there: EventRecord = {
      accept: async (event) => (told.push(event), { isRepeat: true }),
      isDone: async () => true,
      markDone: async () => void told.push('done'),
    };
    const { record, asked } = namespaceOf((request) => answerFor(there, request));
    expect([await record.accept(waiting), await record.isDone()]).toEqual([{ isRepeat: true }, true]);
    await record.markDone();
    expect(told).toEqual([waiting, 'done']);
    expect(asked).toEqual(['id of a-hash: POST /accept', 'id of a-hash: GET /done', 'id of a-hash: PUT /done']);
  });

  test.each<[string, () => Promise<Response>]>([
    ['cannot be reached', () => Promise.reject(new Error('network'))],
    ['answers with an error page', async () => new Response('<html>', { status: 500 })],
    ['answers with an error in JSON', async () => Response.json({ error: 'overloaded' }, { status: 500 })],
    ['answers with an error that looks like a record', async () => Response.json({ isDone: true }, { status: 503 })],
    ['answers nothing', async () => new Response(null, { status: 500 })],
  ])('rejects each question when the object %s: nothing is taken for kept', async (_, answer) => {
    const { record } = namespaceOf(answer);
    await expect(record.accept(waiting)).rejects.toThrow();
    await expect(record.isDone()).rejects.toThrow();
    await expect(record.markDone()).rejects.toThrow();
  });
});
