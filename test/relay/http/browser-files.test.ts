/** The files of pages that the relay serves: codings, caching, and who may read them. */
import { describe, expect, test } from 'vitest';
import { createRelay } from '../../../src/relay/index';
import { createBrowserFiles } from '../../../src/relay/http/browser-files';

const bytes = (text: string) => new TextEncoder().encode(text);
const FILE = { type: 'text/javascript; charset=utf-8', digest: 'abc', integrity: 'sha384-abc' };
const files = createBrowserFiles({ version: '1.2.3', files: { 'driftrock.js': FILE } }, () => ({
  identity: bytes('plain'),
  br: bytes('b'),
  gzip: bytes('gz'),
}));

describe('createBrowserFiles', () => {
  test.each(['0.9.0', '1.2.4', '2.0.0-rc.1', '10.20.30+build.5'])(
    'has its own file for a page that names %s',
    (other) => {
      const path = `/${other}/driftrock.js`;
      expect(files.get(path)).toBe(files.get('/driftrock.js'));
      expect([files.isFixed(path), files.otherVersionIn(path)]).toEqual([false, other]);
    },
  );

  test.each(['/driftrock.js', '/1.2.3/driftrock.js'])('finds no other version in %s', (path) => {
    expect(files.get(path)).toBeDefined();
    expect(files.otherVersionIn(path)).toBeUndefined();
  });

  test.each([
    '/1.2/driftrock.js',
    '/v1.2.4/driftrock.js',
    '/1.2.4/another.js',
    '/1.2.4/x/driftrock.js',
    '/1.2.4//driftrock.js',
    '/1.2.4.5/driftrock.js',
    '/1.2.4/1.2.3/driftrock.js',
    '/1.2.4/',
  ])('has nothing at %s', (path) => {
    expect([files.get(path), files.otherVersionIn(path)]).toEqual([undefined, undefined]);
  });
});

function setUp() {
  const lines: string[] = [];
  const relay = createRelay({
    apiKey: 'key',
    origins: ['https://www.example.com'],
    sourceIds: ['s'],
    files,
    writeLog: (line) => void lines.push(line),
    limiter: {
      admitAddress: async () => ({ retryAfterSeconds: 60, isFirst: true }),
      admitSource: async () => undefined,
    },
  });
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    relay.fetch(new Request(`https://relay.example.com${path}`, { method, headers }), { address: '192.0.2.1' });
  return { get, lines };
}

describe('sendFile', () => {
  test.each([
    ['gzip, deflate, br', 'br', 'b'],
    ['gzip', 'gzip', 'gz'],
    ['GZIP;q=0.5', 'gzip', 'gz'],
    ['br;q=0, gzip', 'gzip', 'gz'],
    ['*', 'br', 'b'],
    ['identity', null, 'plain'],
    ['', null, 'plain'],
  ])('sends to a browser that takes "%s" the coding %s', async (accepted, coding, body) => {
    const response = await setUp().get('/driftrock.js', { 'Accept-Encoding': accepted });
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Encoding')).toBe(coding);
    expect(await response.text()).toBe(body);
    expect(response.headers.get('Vary')).toBe('Accept-Encoding');
  });

  test.each([
    ['/driftrock.js', 'public, max-age=3600, stale-while-revalidate=86400'],
    ['/1.2.3/driftrock.js', 'public, max-age=31536000, immutable'],
    ['/1.2.2/driftrock.js', 'public, max-age=3600, stale-while-revalidate=86400'],
  ])('says how long %s may be kept', async (path, caching) => {
    expect((await setUp().get(path)).headers.get('Cache-Control')).toBe(caching);
  });

  test('answers 304 to a browser that has it, in this coding', async () => {
    const { get } = setUp();
    const etag = (await get('/driftrock.js')).headers.get('ETag')!;
    const known = await get('/driftrock.js', { 'If-None-Match': `"other", W/${etag}` });
    expect([known.status, await known.text()]).toEqual([304, '']);
    expect((await get('/driftrock.js', { 'If-None-Match': etag, 'Accept-Encoding': 'br' })).status).toBe(200);
  });

  test('lets every page read it, and nobody take it for something else', async () => {
    const { headers } = await setUp().get('/driftrock.js', { Origin: 'https://another.example' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      'content-type': 'text/javascript; charset=utf-8',
    });
  });

  test('counts against no limit, and writes no line', async () => {
    const { get, lines } = setUp();
    expect((await get('/driftrock.js')).status).toBe(200);
    expect(lines).toEqual([]);
  });

  test('has a head without a body', async () => {
    const response = await setUp().get('/driftrock.js', {}, 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test.each(['https://www.example.com', 'https://another.example'])(
    'lets a page of %s ask in advance',
    async (Origin) => {
      const { status, headers } = await setUp().get('/driftrock.js', { Origin }, 'OPTIONS');
      expect([status, headers.get('Access-Control-Allow-Origin'), headers.get('Vary')]).toEqual([204, '*', null]);
      expect(headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD');
    },
  );

  test('takes nothing, and says what it does', async () => {
    const response = await setUp().get('/driftrock.js', {}, 'POST');
    expect([response.status, response.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  test('is 404 for a file that is not there, naming those that are', async () => {
    const response = await setUp().get('/another.js');
    expect([response.status, await response.json()]).toEqual([
      404,
      {
        error:
          'there is nothing here: events go to /v2/event or /v2/affiliate_event, ' +
          'and pages get their scripts from /driftrock.js',
      },
    ]);
  });

  test('is 404 where no files are, naming none', async () => {
    const bare = createRelay({ apiKey: 'key', origins: '*', sourceIds: '*', writeLog: () => {} });
    const response = await bare.fetch(new Request('https://relay.example.com/driftrock.js'));
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: 'there is nothing here: events go to /v2/event or /v2/affiliate_event' },
    ]);
  });
});
