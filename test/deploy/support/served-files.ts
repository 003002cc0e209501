/** What every server of the snippet promises, as one suite: Node, workerd, nginx, and a proxy in front of the relay. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

/** The build's folder of these files. */
export const SERVED_DIR = fileURLToPath(new URL('../../../dist/served/', import.meta.url));
const MANIFEST = `${SERVED_DIR}manifest.json`;

/** A server of the files. */
export interface FileServer {
  /** Without a path. */
  url: string;
  /** The certificate of who vouches for it, where it speaks TLS. */
  ca?: string;
}

interface Wanted {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The address of this machine that the request comes from. */
  localAddress?: string;
}

const DECODERS: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };

/** The answer with its bytes as they came: `fetch` would take their content coding away. */
export async function requestRaw({ url, ca }: FileServer, path: string, { body, ...wanted }: Wanted = {}) {
  const { request } = url.startsWith('https:') ? https : http;
  const outgoing = request(new URL(path, url), { ...wanted, ...(ca !== undefined && { ca }), agent: false });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [http.IncomingMessage];
  return { status: incoming.statusCode, headers: incoming.headers, body: await buffer(incoming) };
}

const readManifest = (): { version: string; files: Record<string, { type: string }> } => {
  if (!existsSync(MANIFEST)) throw new Error('dist/served/manifest.json is missing: npm run build');
  return JSON.parse(readFileSync(MANIFEST, 'utf8'));
};

const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};
const FOR_AN_HOUR = 'public, max-age=3600, stale-while-revalidate=86400';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** What is particular to a server. */
interface Particulars {
  /** The content codings that it can answer in. */
  codings?: string[];
  /** Whether something in front of it chooses the coding, and changes it where a browser takes another one. */
  isRecoded?: boolean;
}

/** The tests of a server's files. */
export function testServedFiles(
  open: () => FileServer | Promise<FileServer>,
  { codings = ['identity', 'gzip', 'br'], isRecoded = false }: Particulars = {},
) {
  const { version, files } = readManifest();
  const cases = Object.keys(files).flatMap((name) => codings.map((coding) => [name, coding] as const));

  test.each(cases)('serves %s as the build made it, in %s', async (name, coding) => {
    const { status, headers, body } = await requestRaw(await open(), `/${name}`, {
      headers: { 'Accept-Encoding': coding, Origin: 'https://any.example' },
    });
    expect([status, headers['content-encoding']]).toEqual([200, coding === 'identity' ? undefined : coding]);
    expect(headers).toMatchObject({ ...OPEN_TO_ALL, 'cache-control': FOR_AN_HOUR, vary: 'Accept-Encoding' });
    expect(headers['content-type']).toBe(files[name]!.type);
    expect((DECODERS[coding]?.(body) ?? body).equals(readFileSync(SERVED_DIR + name))).toBe(true);
  });

  test('serves the same for ever under the version', async () => {
    const { status, headers, body } = await requestRaw(await open(), `/${version}/driftrock.js`, {
      headers: { 'Accept-Encoding': 'identity' },
    });
    expect([status, headers['cache-control']]).toEqual([200, FOR_EVER]);
    expect(headers).toMatchObject(OPEN_TO_ALL);
    expect(body.equals(readFileSync(`${SERVED_DIR}driftrock.js`))).toBe(true);
  });

  test('serves its own file, for an hour, to a page that names a version which is not here', async () => {
    const server = await open();
    const { status, headers, body } = await requestRaw(server, '/0.0.1/driftrock.js', {
      headers: { 'Accept-Encoding': 'identity' },
    });
    expect([status, headers['cache-control']]).toEqual([200, FOR_AN_HOUR]);
    expect(headers).toMatchObject(OPEN_TO_ALL);
    expect(body.equals(readFileSync(`${SERVED_DIR}driftrock.js`))).toBe(true);
    expect((await requestRaw(server, '/0.0.1/driftrock.min.js')).status).toBe(404);
  });

  test.each(codings)('answers 304 to a browser that has the file in %s, with what it is to know', async (coding) => {
    const server = await open();
    const known = await requestRaw(server, '/driftrock.js', { headers: { 'Accept-Encoding': coding } });
    const again = await requestRaw(server, '/driftrock.js', {
      headers: { 'Accept-Encoding': coding, 'If-None-Match': known.headers.etag! },
    });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, known.headers.etag]);
    expect(again.headers).toMatchObject({ 'cache-control': FOR_AN_HOUR, 'access-control-allow-origin': '*' });
  });

  test('gives each coding that it sends a tag of its own', async () => {
    const server = await open();
    const answers = await Promise.all(
      codings.map((coding) => requestRaw(server, '/driftrock.js', { headers: { 'Accept-Encoding': coding } })),
    );
    const tags = new Set(answers.map(({ headers }) => headers.etag));
    expect(tags.size).toBe(isRecoded ? 1 : codings.length);
  });

  test('has a head without a body', async () => {
    const { status, headers, body } = await requestRaw(await open(), '/driftrock.js', { method: 'HEAD' });
    expect([status, headers['content-type'], body.length]).toEqual([200, files['driftrock.js']!.type, 0]);
  });

  test('lets every page ask in advance', async () => {
    const { status, headers } = await requestRaw(await open(), '/driftrock.js', {
      method: 'OPTIONS',
      headers: { Origin: 'https://any.example', 'Access-Control-Request-Method': 'GET' },
    });
    expect([status, headers['access-control-allow-origin'], headers['access-control-allow-methods']]).toEqual([
      204,
      '*',
      'GET,HEAD',
    ]);
  });

  test('takes nothing there', async () => {
    const { status, headers, body } = await requestRaw(await open(), '/driftrock.js', { method: 'POST' });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(JSON.parse(String(body))).toEqual({ error: expect.stringContaining('only GET, HEAD, OPTIONS') });
  });

  test('names the scripts that there are to who asks for another', async () => {
    const { status, body } = await requestRaw(await open(), '/driftrock.min.js');
    expect(status).toBe(404);
    expect(JSON.parse(String(body))).toEqual({ error: expect.stringMatching(/\/v2\/event .* \/driftrock\.js/) });
  });
}
