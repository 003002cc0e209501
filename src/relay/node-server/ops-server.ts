/** Metrics and health on a port of their own, which no page can reach. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Relay } from '../index';
import type { Metrics } from '../metrics/metrics';
import type { UpstreamWatch } from '../upstream/reachability';
import type { StoreStatus } from '../store/store';

/** What is told of. */
export interface Watched {
  relay: Pick<Relay, 'isReady' | 'status'>;
  metrics: Metrics;
  upstream: UpstreamWatch;
}

interface Answer {
  status: number;
  body: string;
  type?: string;
}

const JSON_TYPE = 'application/json';
const isoOf = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();
const sayJson = (isGood: boolean, details: object): Answer => ({
  status: isGood ? 200 : 503,
  body: JSON.stringify(details),
});

/** The answers by path. None holds anything that a visitor has typed; paused keys are told by name. */
function createAnswers({ relay, metrics, upstream }: Watched): Record<string, () => Promise<Answer>> {
  // A store that cannot be asked must not hide the counts, which tell what is wrong with it.
  const readStatus = (): Promise<StoreStatus | undefined> => relay.status().catch(() => undefined);
  return {
    '/healthz': async () => sayJson(relay.isReady(), { ready: relay.isReady() }),
    '/readyz': async () => {
      const { isReachable, answeredAt, failedAt, reason } = upstream.current();
      const { waiting, dead, oldestAt, paused = [] } = (await readStatus()) ?? {};
      const isGood = relay.isReady() && isReachable;
      const attempts = { reachable: isReachable, answered_at: isoOf(answeredAt), failed_at: isoOf(failedAt), reason };
      return sayJson(isGood, {
        ready: isGood,
        accepts: relay.isReady(),
        upstream: attempts,
        waiting,
        dead,
        oldest_at: isoOf(oldestAt),
        paused,
      });
    },
    '/metrics': async () => {
      const standing = {
        isReady: relay.isReady(),
        isUpstreamReachable: upstream.current().isReachable,
        store: await readStatus(),
      };
      return { status: 200, body: await metrics.text(standing), type: metrics.contentType };
    },
  };
}

/** A server that listens. */
export interface OpsServer {
  port: number;
  /** Resolves when nothing listens any more; what is asked just then is cut. */
  close(): Promise<void>;
}

/** A server that answers GET /metrics, /healthz and /readyz; rejects with Node's own error when it cannot listen. */
export async function startOpsServer(
  watched: Watched,
  { host, port }: { host: string; port: number },
): Promise<OpsServer> {
  const answers = createAnswers(watched);
  const answerTo = async (method = '', url = ''): Promise<Answer> => {
    const [path = ''] = url.split('?');
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (!answer)
      return {
        status: 404,
        body: JSON.stringify({ error: `there is nothing here but ${Object.keys(answers).join(', ')}` }),
      };
    if (!['GET', 'HEAD'].includes(method))
      return { status: 405, body: JSON.stringify({ error: 'only GET and HEAD are allowed here' }) };
    return answer();
  };
  const server = createServer({ insecureHTTPParser: false }, async (request, response) => {
    const unavailable = { status: 503, body: JSON.stringify({ error: 'cannot be told now' }) };
    const {
      status,
      body,
      type = JSON_TYPE,
    } = await answerTo(request.method, request.url).catch((): Answer => unavailable);
    const headers = {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...(status === 405 && { Allow: 'GET, HEAD' }),
    };
    response.writeHead(status, headers).end(body);
  });
  await once(server.listen(port, host), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
