/** The relay as a Worker: what a page is told, what reaches Driftrock, and what becomes of the rest. */
import { describe, expect, test } from 'vitest';
import { bodyOf, lead } from '../../../test/relay/support/events';
import { API_KEY, PAGE } from '../../../test/relay/support/relay';
import { leadWith, startWorker, waiting } from './worker-in-workerd';

describe('a page', () => {
  test('is answered once the Queue has the event, which then reaches Driftrock', async () => {
    const { post, received, upstream } = await startWorker();
    const response = await post(lead);
    expect([response.status, await response.json(), response.headers.get('access-control-allow-origin')]).toEqual([
      200,
      { data: 'ok' },
      PAGE,
    ]);
    await received(1);
    expect(upstream.events[0]).toMatchObject({ path: '/v2/event', event: lead });
  });

  test('has the Worker say once, at its first request, who may send what and where it goes', async () => {
    const { post, received, lines, upstream } = await startWorker({ RELAY_SOURCE_IDS: `${lead.source_id},another` });
    await post(lead);
    await post(leadWith('another'));
    await received(2);
    expect(lines.filter(({ message }) => message === 'ready')).toEqual([
      {
        time: expect.any(String),
        level: 'info',
        message: 'ready',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        origins: [PAGE],
        source_ids: [lead.source_id, 'another'],
        upstream: upstream.url,
        store: 'Cloudflare Queues',
        serves_snippet: true,
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain(API_KEY);
  });

  test('is answered while Driftrock is down', async () => {
    const { post, received, upstream } = await startWorker();
    upstream.answerWith(503);
    expect((await post(lead)).status).toBe(200);
    upstream.answerWith();
    await received(1);
  });

  test.each([
    ['a body of 128 KiB and a byte', bodyOf(128 * 1024 + 1), {}, 413],
    ['an event larger than a Queue takes', bodyOf(127_500), {}, 400],
    ['no JSON', '{', {}, 400],
    ['another type', '{}', { 'Content-Type': 'text/html' }, 415],
    ['an origin that is not allowed', JSON.stringify(lead), { Origin: 'https://evil.example' }, 403],
  ])('is refused, and an allowed one can read why: %s', async (_, body, headers, status) => {
    const { post, upstream } = await startWorker();
    const response = await post(body, headers);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([
      status,
      'Origin' in headers ? null : PAGE,
    ]);
    expect(await response.json()).toEqual({ error: expect.any(String) });
    expect(upstream.events).toEqual([]);
  });

  test('may send what it asks for in advance', async () => {
    const { url } = await startWorker();
    const { status, headers } = await fetch(new URL('/v2/event', url), {
      method: 'OPTIONS',
      headers: {
        Origin: PAGE,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect([status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-headers')]).toEqual([
      204,
      PAGE,
      'Content-Type',
    ]);
  });

  test('keeps its event while variables are missing, and the log names each', async () => {
    const { post, lines } = await startWorker({ DRIFTROCK_API_KEY: undefined, RELAY_SOURCE_IDS: undefined });
    const response = await post(lead);
    expect([
      response.status,
      response.headers.get('retry-after'),
      response.headers.get('access-control-allow-origin'),
    ]).toEqual([503, '300', null]);
    await expect
      .poll(() => lines.map(({ hint }) => String(hint)))
      .toEqual([
        expect.stringMatching(/^DRIFTROCK_API_KEY is missing/),
        expect.stringMatching(/^RELAY_SOURCE_IDS is missing/),
      ]);
  });
});

describe('too much', () => {
  // Cloudflare's minutes begin by the clock: four requests lie in two of them at most.
  const statusesOf = (responses: Response[]) => responses.map(({ status }) => status).sort();

  test('of one address is told when to come back, readable by the page, and holds nobody else up', async () => {
    const { post, lines } = await startWorker({}, { RATE_PER_ADDRESS: 1 });
    const from = (address: string, id: string) => post(leadWith(id), { 'CF-Connecting-IP': address });
    const responses = await Promise.all(['a', 'b', 'c', 'd'].map((id, n) => from(`2001:db8:0:7::${n}`, id)));
    expect(statusesOf(responses).slice(-2)).toEqual([429, 429]);
    const { headers } = responses.find(({ status }) => status === 429)!;
    expect([headers.get('retry-after'), headers.get('access-control-allow-origin')]).toEqual(['60', PAGE]);
    expect((await from('192.0.2.1', 'e')).status).toBe(200);
    await expect.poll(() => lines.filter(({ status }) => status === 200).length).toBeGreaterThan(1);
    expect(lines.filter(({ reason }) => reason === 'rate')).toEqual([expect.objectContaining({ field: 'address' })]);
  });

  test('for one capture is told the same, and other captures are not held up', async () => {
    const { post } = await startWorker({}, { RATE_PER_SOURCE: 1 });
    const responses = await Promise.all(['a', 'b', 'c', 'd'].map((id) => post(leadWith(id))));
    expect(statusesOf(responses).slice(-2)).toEqual([429, 429]);
    expect((await post({ ...leadWith('e'), source_id: 'source-2' })).status).toBe(200);
  });
});

describe('an event', () => {
  test('goes to Driftrock once, however often it comes', async () => {
    const { post, received } = await startWorker();
    const responses = await Promise.all([post(lead), post(lead), post(lead)]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    await received(1);
    expect((await post(lead)).status).toBe(200);
    await post(leadWith('the-next'));
    expect(await received(2)).toEqual([lead.event_id, 'the-next']);
  });

  test('goes to Driftrock once, though the Queue holds it twice', async () => {
    const { post, received, worker } = await startWorker();
    await post(lead);
    await received(1);
    const queue = await worker.getQueueProducer('EVENTS');
    await queue.send(waiting());
    await post(leadWith('the-next'));
    expect(await received(2)).toEqual([lead.event_id, 'the-next']);
  });

  test('that Driftrock refuses becomes a dead letter with its error', async () => {
    const { post, upstream, deadLetters, logged } = await startWorker();
    upstream.answerWith(400, { error: 'no such capture' });
    expect((await post(lead)).status).toBe(200);
    await logged('dead');
    expect(await deadLetters()).toEqual([
      {
        metadata: { deadAt: expect.any(String), acceptedAt: expect.any(String), error: 'no such capture' },
        letter: {
          error: 'no such capture',
          attempts: 1,
          deadAt: expect.any(Number),
          waiting: { path: '/v2/event', event: lead, acceptedAt: expect.any(Number), attempts: 0 },
        },
      },
    ]);
  });

  test('that was dead goes to Driftrock when its message is sent again', async () => {
    const { post, upstream, deadLetters, logged, received, worker } = await startWorker();
    upstream.answerWith(400, { error: 'no such capture' });
    await post(lead);
    await logged('dead');
    upstream.answerWith();
    const [dead] = await deadLetters();
    await (await worker.getQueueProducer('EVENTS')).send(dead!.letter.waiting);
    expect(await received(1)).toEqual([lead.event_id]);
  });

  test('that was tried for two weeks becomes a dead letter', async () => {
    const { upstream, deadLetters, logged, worker } = await startWorker();
    upstream.answerWith(500);
    const queue = await worker.getQueueProducer('EVENTS');
    await queue.send(waiting(lead, { ageMs: 14 * 86_400_000, attempts: 4000 }));
    await logged('dead');
    expect(await deadLetters()).toMatchObject([
      { letter: { attempts: 4001, error: 'not taken within 14 days; last: upstream: 500' } },
    ]);
  });

  test('that Cloudflare itself gave up becomes a dead letter', async () => {
    const { deadLetters, logged, worker } = await startWorker();
    const queue = await worker.getQueueProducer('GIVEN_UP');
    await queue.send(waiting());
    await logged('dead');
    expect(await deadLetters()).toMatchObject([{ letter: { error: 'the Worker failed each time: see its log' } }]);
  });

  test.each([500, 404, 429])('that Driftrock answers with %i is tried again', async (status) => {
    const { post, upstream, logged, received } = await startWorker();
    upstream.answerWith(status);
    await post(lead);
    await logged('again');
    upstream.answerWith();
    expect(await received(1)).toEqual([lead.event_id]);
  });
});

describe('a key that Driftrock refuses', () => {
  test.each([401, 403])('rests after %i: one attempt for the batch, and nothing is dead', async (status) => {
    const { worker, upstream, lines, logged, deadLetters } = await startWorker();
    upstream.answerWith(status);
    await (
      await worker.getQueueProducer('EVENTS')
    ).sendBatch(['a', 'b', 'c'].map((id) => ({ body: waiting(leadWith(id)) })));
    await logged('paused');
    expect(lines.filter(({ message }) => message === 'paused')).toEqual([
      expect.objectContaining({
        level: 'error',
        key: 'DRIFTROCK_API_KEY',
        hint: expect.stringContaining('check DRIFTROCK_API_KEY'),
      }),
    ]);
    expect(await deadLetters()).toEqual([]);
  });
});

test('no line of the log and no answer holds the key or what a visitor typed', async () => {
  const { post, upstream, lines, logged } = await startWorker();
  upstream.answerWith(400, { error: `what is Bearer ${API_KEY}?` });
  const response = await post(lead);
  await logged('dead');
  const all = JSON.stringify(lines) + (await response.text());
  expect(all).not.toContain(API_KEY);
  expect(all).not.toContain('ada@example.com');
});
