/** A test lead's request to the running relay, and what its answer means. */
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { postLead } from '../../../src/relay/cli/post-lead';
import type { RelayProcessOptions } from '../../../src/relay/environment';
import { forwarded } from '../store/support/bench';
import { lead } from '../support/events';
import { API_KEY, PAGE } from '../support/relay';
import { startUpstream } from '../support/upstream';

const OPTIONS: RelayProcessOptions = {
  apiKey: API_KEY,
  origins: [PAGE],
  sourceIds: [lead.source_id],
  host: '127.0.0.1',
  port: 1,
  shutdownMs: 0,
};

/** What is found where a program answers like this in the place of the relay. */
const postTo = async (listener: RequestListener, options: Partial<RelayProcessOptions> = {}) => {
  const { url, close } = await startUpstream(listener);
  onTestFinished(close);
  const finding = await postLead({ ...OPTIONS, port: Number(new URL(url).port), ...options }, forwarded());
  return { url, finding };
};
const answerWith = (status: number, body: string, headers: Record<string, string> = {}) =>
  postTo((_, response) => void response.writeHead(status, headers).end(body));

describe('postLead', () => {
  test('sends the lead as an allowed page does', async () => {
    const received: unknown[] = [];
    const { url, finding } = await postTo(async (request, response) => {
      const { method, url: path, headers } = request;
      received.push([method, path, headers.origin, headers['content-type'], JSON.parse(await text(request))]);
      response.end('{"data":"ok"}');
    });
    expect(finding).toEqual({ mark: 'ok', subject: 'relay', cause: `${url} has taken the lead` });
    expect(received).toEqual([['POST', '/v2/event', PAGE, 'text/plain;charset=UTF-8', lead]]);
  });

  test.each<[string, RelayProcessOptions['origins'], string | undefined]>([
    ['the first of several pages', [PAGE, 'https://shop.example.com'], PAGE],
    ['a page that fits the pattern', ['https://*.example.com'], 'https://www.example.com'],
    ['no page where all may send', '*', undefined],
  ])('comes from %s', async (_, origins, origin) => {
    const named: unknown[] = [];
    const listener: RequestListener = (request, response) => {
      named.push(request.headers.origin);
      response.end('{"data":"ok"}');
    };
    await postTo(listener, { origins });
    expect(named).toEqual([origin]);
  });

  test("asks a relay on every address of the machine at the machine's own", async () => {
    const { finding, url } = await postTo((_, response) => void response.end('{"data":"ok"}'), { host: '0.0.0.0' });
    expect(finding).toMatchObject({ mark: 'ok', cause: `${url} has taken the lead` });
  });

  test.each([
    ['::', 'http://[::1]'],
    ['::1', 'http://[::1]'],
    ['127.0.0.1', 'http://127.0.0.1'],
  ])('says that none answers at %s, and what to do', async (host, origin) => {
    const { url, close } = await startUpstream(() => {});
    await close();
    const { port } = new URL(url);
    const finding = await postLead({ ...OPTIONS, host, port: Number(port) }, forwarded());
    expect(finding).toEqual({
      mark: 'problem',
      subject: 'relay',
      cause: expect.stringContaining(`none answers at ${origin}:${port} (E`),
      hint: expect.stringContaining('start it: driftrock-relay'),
    });
  });

  test('asks nobody while the port is not known', async () => {
    expect(await postLead({ ...OPTIONS, port: 0 }, forwarded())).toMatchObject({
      mark: 'problem',
      cause: expect.stringContaining('RELAY_PORT is 0'),
    });
  });

  test.each([
    [403, 'other variables than this shell'],
    [429, 'wait a minute'],
    [503, 'the log of the relay says why'],
  ])('passes on what the relay says with %i, and what to do', async (status, hint) => {
    const { url, finding } = await answerWith(status, '{"error":"in its words"}');
    expect(finding).toEqual({
      mark: 'problem',
      subject: 'relay',
      cause: `${url} answers ${status}: in its words`,
      hint: expect.stringContaining(hint),
    });
  });

  test.each([
    ['a page', 200, '<html>', {}],
    ['nothing', 404, '', {}],
    ['another JSON', 200, '{"data":"else"}', {}],
    ['JSON that is no object', 200, 'null', {}],
    ["the relay's words with another status", 202, '{"data":"ok"}', {}],
    ['a redirect, which is not followed', 307, '', { Location: '/elsewhere' }],
  ])('takes what answers with %s for some other program', async (_, status, body, headers) => {
    const { url, finding } = await answerWith(status, body, headers as Record<string, string>);
    expect(finding).toMatchObject({
      mark: 'problem',
      cause: `${url} is some other program (HTTP ${status})`,
      hint: expect.stringContaining('RELAY_PORT'),
    });
  });
});
