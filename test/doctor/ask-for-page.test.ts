/** What a relay answers to the doctor, over real HTTP on loopback. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askForPage, askVersion, versionIn } from '../../src/doctor/ask-for-page';
import { type Server, startServer } from '../snippet/support/server';

const state = {} as { server: Server };
const PAGE = 'https://www.example.com';

beforeEach(async () => void (state.server = await startServer()));
afterEach(() => state.server.close());

/** The server answers with this; the address for events on it. */
function relayThat(status: number, body: string, path = 'v2/event'): string {
  state.server.answerWith((_request, response) => response.writeHead(status).end(body));
  return state.server.url + path;
}

describe('askForPage', () => {
  test('asks for the health of the relay, in the name of the page', async () => {
    const relay = relayThat(200, '{"data":"ok","installation":{"origin":"allowed"}}');
    expect(await askForPage({ relay, sourceId: 's-1', origin: PAGE })).toEqual({
      url: relay,
      state: 'ready',
      installation: { origin: 'allowed' },
    });
    expect(state.server.asked).toEqual([
      expect.objectContaining({
        method: 'GET',
        url: '/healthz?source_id=s-1',
        headers: expect.objectContaining({ origin: PAGE }),
      }),
    ]);
  });

  test.each([
    ['not ready', 503, '{"data":"ok"}', 'v2/event'],
    ['foreign', 404, '{"data":"ok"}', 'v2/event'],
    ['foreign', 200, '<html>', 'v2/event'],
    ['foreign', 200, '{"data":"no"}', 'v2/event'],
    ['foreign', 200, '{"data":"ok"}', 'v3/event'],
    ['ready', 200, '{"data":"ok"}', 'proxy/v2/affiliate_event'],
  ])('finds it %s by HTTP %i %s at %s', async (told, status, body, path) => {
    expect(await askForPage({ relay: relayThat(status, body, path), sourceId: '', origin: PAGE })).toMatchObject({
      state: told,
    });
  });

  test('finds it silent where nothing answers', async () => {
    const relay = relayThat(200, '');
    await state.server.close();
    expect(await askForPage({ relay, sourceId: '', origin: PAGE })).toEqual({ url: relay, state: 'silent' });
  });
});

const SCRIPT = '/*! Driftrock 0.1.0 | MIT */\nself.driftrock';

describe('versionIn', () => {
  test.each([
    ['0.1.0', SCRIPT],
    ['1.0.0-rc.1', '/*! Driftrock 1.0.0-rc.1 | MIT */'],
    [undefined, `\n${SCRIPT}`],
    [undefined, '/*! Other 0.1.0 | MIT */'],
    [undefined, ''],
  ])('is %s in %j', (version, script) => {
    expect(versionIn(script)).toBe(version);
  });
});

describe('askVersion', () => {
  test('reads the file of the relay, past every cache', async () => {
    expect(await askVersion(relayThat(200, SCRIPT))).toBe('0.1.0');
    expect(state.server.asked).toEqual([
      expect.objectContaining({
        url: '/driftrock.js',
        headers: expect.objectContaining({ 'cache-control': 'no-cache' }),
      }),
    ]);
  });

  test.each([
    ['it serves none', 404, SCRIPT],
    ['it serves something else', 200, '<html>'],
  ])('is undefined where %s', async (_, status, body) => {
    expect(await askVersion(relayThat(status, body))).toBeUndefined();
  });

  test('is undefined where nothing answers', async () => {
    const relay = relayThat(200, SCRIPT);
    await state.server.close();
    expect(await askVersion(relay)).toBeUndefined();
  });
});
