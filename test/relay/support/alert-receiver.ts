/** The operator's end of alerts: an incoming webhook behind a real socket, which answers as the test says. */
import { text } from 'node:stream/consumers';
import type { ServerResponse } from 'node:http';
import { onTestFinished, vi } from 'vitest';
import { startUpstream } from './upstream';

/** What a receiver has got so far, and where it is; ended with the test. */
export interface AlertReceiver {
  url: string;
  texts: string[];
  /** How many requests were open at once, at most. */
  mostAtOnce(): number;
  /** Resolves when so many texts have come. */
  received(count: number): Promise<void>;
}

const PATIENCE_MS = 40_000;

/** A receiver that lets `answer` end each response. */
export async function startAlertReceiver(
  answer: (response: ServerResponse, count: number) => void = (response) => response.end('ok'),
): Promise<AlertReceiver> {
  const texts: string[] = [];
  const open = { now: 0, most: 0 };
  const { url, close } = await startUpstream(async (request, response) => {
    open.now += 1;
    open.most = Math.max(open.most, open.now);
    response.on('close', () => (open.now -= 1));
    texts.push(JSON.parse(await text(request)).text);
    answer(response, texts.length);
  });
  onTestFinished(close);
  return {
    url: `${url}/secret-path`,
    texts,
    mostAtOnce: () => open.most,
    received: (count) =>
      vi.waitFor(
        () => {
          if (texts.length < count) throw new Error(`${texts.length} of ${count} alerts`);
        },
        { timeout: PATIENCE_MS, interval: 20 },
      ),
  };
}
