/** The line of a request: what it holds, what it never holds, and that no line costs a page its answer. */
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { describeError, type LogDependencies, type LogNotes, logRequests, type RelayEnv } from '../../src/relay/log';

const BEGAN_AT = Date.parse('2026-11-23T10:00:00.000Z');

interface Answered {
  status?: number;
  notes?: LogNotes;
  dependencies?: Partial<LogDependencies>;
}

/** An app whose every answer has this status and these notes, with the lines that it has written. */
function createApp({ status = 200, notes = {}, dependencies = {} }: Answered = {}) {
  const lines: Record<string, unknown>[] = [];
  const moments = [BEGAN_AT, BEGAN_AT + 12];
  const app = new Hono<RelayEnv>();
  app.use(
    logRequests({
      writeLog: (line) => lines.push(JSON.parse(line)),
      now: () => moments.shift()!,
      redact: (text) => text.replaceAll('the-key', '[key]'),
      ...dependencies,
    }),
  );
  app.all('*', (c) => {
    Object.assign(c.var.notes, notes);
    return new Response('{}', { status });
  });
  return { app, lines };
}

describe('logRequests', () => {
  test('writes one line of who has asked for what, when, and what became of it', async () => {
    const { app, lines } = createApp({ notes: { source_id: 's', bytes: 7 } });
    await app.request('/v2/event', { method: 'POST', headers: { Origin: 'https://www.example.com' } });
    expect(lines).toEqual([
      {
        time: '2026-11-23T10:00:00.000Z',
        level: 'info',
        method: 'POST',
        path: '/v2/event',
        status: 200,
        ms: 12,
        origin: 'https://www.example.com',
        source_id: 's',
        bytes: 7,
      },
    ]);
  });

  test('leaves out the query, which may hold anything', async () => {
    const { app, lines } = createApp();
    await app.request('/v2/event?email=ada@example.com');
    expect(JSON.stringify(lines)).not.toContain('ada@');
  });

  test.each<[string, number, LogNotes]>([
    ['info', 200, {}],
    ['info', 399, {}],
    ['warn', 400, { hint: 'its sender is to do something' }],
    ['warn', 499, {}],
    ['warn', 503, {}],
    ['error', 503, { hint: 'the operator is to do something' }],
  ])('is of the level %s at HTTP %i with the notes %j', async (level, status, notes) => {
    const { app, lines } = createApp({ status, notes });
    await app.request('/');
    expect(lines).toMatchObject([{ level }]);
  });

  test('cuts what comes from anybody: path and origin have 200 characters at most', async () => {
    const { app, lines } = createApp();
    await app.request(`/${'p'.repeat(300)}`, { headers: { Origin: 'o'.repeat(201) } });
    expect(lines).toMatchObject([{ path: `/${'p'.repeat(199)}`, origin: 'o'.repeat(200) }]);
  });

  test('names no key that somebody has put into a page: in the path, the origin or an id', async () => {
    const { app, lines } = createApp({ notes: { source_id: 'the-key' } });
    await app.request('/the-key', { headers: { Origin: 'https://the-key.example' } });
    expect(lines).toMatchObject([{ path: '/[key]', origin: 'https://[key].example', source_id: '[key]' }]);
  });

  test('writes nothing of a request that is to be silent', async () => {
    const { app, lines } = createApp({ status: 429, notes: { isSilent: true } });
    expect((await app.request('/')).status).toBe(429);
    expect(lines).toEqual([]);
  });

  test('leaves the answer as it is when the line cannot be written', async () => {
    const writeLog = () => {
      throw new Error('no space left on device');
    };
    const { app } = createApp({ dependencies: { writeLog } });
    expect((await app.request('/')).status).toBe(200);
  });
});

describe('describeError', () => {
  test('says the kind and the first three places, and never the message', () => {
    const error = new RangeError('ada@example.com\n    and her phone');
    error.stack = `RangeError: ${error.message}\n${['a', 'b', 'c', 'd'].map((at) => `    at ${at}`).join('\n')}`;
    expect(describeError(error)).toBe('RangeError at a at b at c');
  });

  test('says the kind alone of an error without places', () => {
    const error = new TypeError('ada@example.com');
    Reflect.deleteProperty(error, 'stack');
    expect(describeError(error)).toBe('TypeError');
  });
});
