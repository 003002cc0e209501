/** Whether Driftrock can be reached, and whether it knows each key: asked of a real server. */
import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkUpstream } from '../../../src/relay/cli/check-upstream';
import { API_KEY } from '../support/relay';
import { startUpstream } from '../support/upstream';

const KEY = 'key DRIFTROCK_API_KEY';
const REFUSED_EVENT = '{"error":"event_type is required"}';

/** What is found at a server that answers like this. */
const checkAt = async (listener: RequestListener, options: Partial<Parameters<typeof checkUpstream>[0]> = {}) => {
  const { url, close } = await startUpstream(listener);
  onTestFinished(close);
  const findings = await checkUpstream({ apiKey: API_KEY, upstreamUrl: url, ...options });
  expect(JSON.stringify(findings)).not.toContain(API_KEY);
  return { url, findings, marks: findings.map(({ mark, subject }) => [mark, subject]) };
};

/** The same at one that gives every request this answer, with the bodies that it got. */
const checkAgainst = async (status: number, body = '', headers: Record<string, string> = {}) => {
  const bodies: string[] = [];
  const checked = await checkAt(async (request, response) => {
    bodies.push(await text(request));
    response.writeHead(status, headers).end(body);
  });
  return { ...checked, bodies };
};

describe('checkUpstream', () => {
  test('finds nothing wrong where the event is refused and the key is not', async () => {
    const { url, findings } = await checkAgainst(400, REFUSED_EVENT);
    expect(findings).toEqual([
      { mark: 'ok', subject: 'Driftrock', cause: `${url} answers` },
      { mark: 'ok', subject: KEY, cause: 'Driftrock does not refuse it' },
    ]);
  });

  test.each([
    [401, '', {}, 'ok', 'problem', 'Driftrock does not know the API key'],
    [403, '', {}, 'ok', 'problem', 'does not let this API key send events'],
    [404, '', {}, 'problem', 'unknown', 'there is no Events API at this address'],
    [302, '', { Location: 'https://example.com/' }, 'problem', 'unknown', 'redirects, which is not followed'],
    [429, '', {}, 'problem', 'unknown', 'wait a minute'],
    [500, '', {}, 'problem', 'unknown', 'upstream: 500'],
    [200, '<html>Sign in</html>', {}, 'problem', 'unknown', '200 without the documented body'],
    [200, '{"data":"ok"}', {}, 'unknown', 'unknown', 'takes an empty event'],
  ])('tells what upstream means by %i %s, asked once and without an event', async (...row) => {
    const [status, body, headers, upstream, key, words] = row;
    const { marks, findings, bodies } = await checkAgainst(status, body, headers as Record<string, string>);
    expect(marks).toEqual([
      [upstream, 'Driftrock'],
      [key, KEY],
    ]);
    expect(JSON.stringify(findings)).toContain(words);
    expect(bodies).toEqual(['{}']);
  });

  test('tells that nobody listens there', async () => {
    const { url, close } = await startUpstream(() => {});
    await close();
    const [upstream, key] = await checkUpstream({ apiKey: API_KEY, upstreamUrl: url });
    expect(upstream).toMatchObject({ mark: 'problem', cause: expect.stringContaining('ECONNREFUSED') });
    expect(upstream?.hint).toContain('firewall');
    expect(key).toEqual({ mark: 'unknown', subject: KEY, cause: 'Driftrock has said nothing of it' });
  });

  test('asks no further key of a server that is silent', async () => {
    const asked: unknown[] = [];
    const { marks, findings } = await checkAt((request) => void asked.push(request.headers.authorization), {
      apiKeys: { sources: { 'source-1': 'another-key' } },
      upstreamTimeoutMs: 500,
    });
    expect(asked).toEqual([`Bearer ${API_KEY}`]);
    expect(findings[0]?.cause).toContain('timeout');
    expect(marks).toEqual([
      ['problem', 'Driftrock'],
      ['unknown', KEY],
      ['unknown', 'key source source-1'],
    ]);
  });

  test('asks with each of many keys, and tells them by their names', async () => {
    const { marks } = await checkAt(
      (request, response) => {
        const isKnown = request.headers.authorization === `Bearer ${API_KEY}`;
        response.writeHead(isKnown ? 400 : 401).end(REFUSED_EVENT);
      },
      { apiKeys: { sources: { 'source-1': 'another-key' }, affiliates: { 'a-17': API_KEY } } },
    );
    expect(marks).toEqual([
      ['ok', 'Driftrock'],
      ['ok', KEY],
      ['problem', 'key source source-1'],
      ['ok', 'key affiliate a-17'],
    ]);
  });
});
