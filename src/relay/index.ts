/**
 * The relay as a pure function, Request -> Response: every step from the page's request to upstream's answer, in order.
 */
import { type Context, Hono } from 'hono';
import { askForRetry, refuse, refuseMethod, refusePath, sayOk, slowDown, tellOutcome } from './http/answers';
import { createKeyring, type KeyOptions } from './upstream/api-keys';
import { countAnswers } from './metrics/count-answers';
import { keepAnswersPlain, letPagesRead } from './http/cors';
import { EVENT_PATHS, type EventPath } from './http/event-path';
import { type Limiter, NO_LIMITER } from './limits/limiter';
import { describeError, logRequests, type RelayEnv } from './log';
import type { AnswerMeter } from './metrics/meter';
import { createOriginCheck, type Origins } from './http/origins';
import { readBody } from './http/request-body';
import { DEFAULT_RETRY_SECONDS } from './http/retry-after';
import { createNoStore } from './store/none';
import type { Store, StoreStatus } from './store/store';
import { createUpstream, type UpstreamAnswer } from './upstream/upstream';
import { parseEvent } from './event/validation';

/** What a relay needs to know, and its dependencies to the outside world. */
export interface RelayOptions extends KeyOptions {
  /** The pages that may send: `https://www.example.com`, `https://*.example.com`, or `'*'` for everybody on the web. */
  origins: Origins;
  /** The captures that may be sent to, or `'*'` for every capture of the key's account. */
  sourceIds: '*' | readonly string[];
  /** In front of upstream's paths; `https://external-apis.driftrock.com` by default. Plain http on loopback only. */
  upstreamUrl?: string;
  /**
   * How long one attempt upstream may take, in milliseconds; 10,000 by default. Above 15,000 the browser has given up.
   */
  upstreamTimeoutMs?: number;
  /**
   * Keeps events until upstream has them; by default none is kept, and the page waits for upstream. Closed with the
   * relay.
   */
  spool?: Store;
  /** Turns down what comes too often, with 429; by default nothing is. */
  limiter?: Limiter;
  /** Counts what happens; by default nobody does. */
  meter?: AnswerMeter;
  /** Told of each answer of upstream, as long as no `spool` is given: that one has an upstream of its own. */
  onUpstreamAnswer?: (answer: UpstreamAnswer) => void;
  /** Makes the attempt upstream; the global `fetch` by default. It gets the key: hand it on to nobody. */
  fetch?: typeof fetch;
  /** Milliseconds since 1970; `Date.now` by default. */
  now?: () => number;
  /** Takes one JSON line a request, without line break; standard output by default. */
  writeLog?: (line: string) => void;
}

/** A relay that is ready for requests. */
export interface Relay {
  /**
   * The answer to any request whatsoever; never rejects. Without the client's IP address there is no limit per address.
   */
  fetch(request: Request, client?: { address?: string }): Promise<Response>;
  /** Whether events can be accepted now. */
  isReady(): boolean;
  /** What waits now; `undefined` where nothing is kept. */
  status(): Promise<StoreStatus | undefined>;
  /** Resolves when every event that was begun has its outcome; from the call on, new ones are sent away with 503. */
  close(): Promise<void>;
}

/** A relay from these options; throws a `TypeError` that names the option when one cannot work. */
export function createRelay(options: RelayOptions): Relay {
  const { sourceIds, now = Date.now, writeLog = console.log, limiter = NO_LIMITER, meter } = options;
  const isAllowedOrigin = createOriginCheck(options.origins);
  const isAllowedSource = (sourceId: string) => sourceIds === '*' || sourceIds.includes(sourceId);
  const keys = createKeyring(options);
  const keyless =
    sourceIds === '*' || options.apiKeys?.affiliates
      ? undefined
      : sourceIds.find((source_id) => keys.keyOf({ source_id }).key === undefined);
  if (keyless !== undefined) throw new TypeError(`apiKeys has no key for source ${keyless}, and no default`);
  const { spool: store = createNoStore(createUpstream(options), { now, ...(meter && { meter }) }) } = options;

  const state = { isClosing: false };

  const takeEvent = async (c: Context<RelayEnv>, path: EventPath): Promise<Response> => {
    const { raw } = c.req;
    const { address } = c.env;
    const tooMany = address === undefined ? undefined : await limiter.admitAddress(address);
    if (tooMany) return slowDown(c, tooMany, 'address');
    if (!isAllowedOrigin(raw.headers.get('origin'))) {
      return refuse(c, {
        status: 403,
        field: 'origin',
        error: "this page's origin is not allowed: add it to the relay's origins",
      });
    }
    const body = await readBody(raw);
    if ('refusal' in body) return refuse(c, body.refusal);
    c.var.notes.bytes = body.bytes;
    const parsed = parseEvent(body.text, path, now);
    if ('refusal' in parsed) return refuse(c, parsed.refusal);
    const { event } = parsed;
    Object.assign(c.var.notes, { source_id: event.source_id, event_id: event.event_id });
    if (!isAllowedSource(event.source_id)) {
      return refuse(c, {
        status: 403,
        field: 'source_id',
        error: "source_id is not allowed: add it to the relay's source ids",
      });
    }
    if (keys.keyOf(event).key === undefined) {
      return refuse(c, {
        status: 403,
        field: 'source_id',
        error: "source_id has no API key: add one to the relay's keys, or a default",
      });
    }
    const tooManyForSource = await limiter.admitSource(event.source_id);
    if (tooManyForSource) return slowDown(c, tooManyForSource, 'source_id');
    const { outcome, isRepeat } = await store.accept({ path, event });
    if (isRepeat) c.var.notes.repeated = true;
    return tellOutcome(c, outcome);
  };

  const app = new Hono<RelayEnv>();
  app.use(logRequests({ writeLog, now, redact: keys.redact }), letPagesRead(isAllowedOrigin), ...keepAnswersPlain());
  if (meter) app.use(countAnswers(meter, now));
  app.get('/healthz', (c) =>
    store.isReady()
      ? sayOk(c)
      : askForRetry(c, {
          retryAfterSeconds: DEFAULT_RETRY_SECONDS,
          reason: state.isClosing ? 'closing' : 'store: takes no events',
        }),
  );
  app.all('/healthz', (c) => refuseMethod(c, 'GET, HEAD, OPTIONS'));
  for (const path of EVENT_PATHS) {
    app.post(path, (c) => takeEvent(c, path));
    app.all(path, (c) => refuseMethod(c, 'POST, OPTIONS'));
  }
  app.notFound((c) => refusePath(c, EVENT_PATHS));
  // Not 500, and never 4xx: the event may be a good one, so the page must keep it.
  app.onError((error, c) =>
    askForRetry(c, {
      retryAfterSeconds: DEFAULT_RETRY_SECONDS,
      reason: describeError(error),
      hint: 'an error of the relay itself',
    }),
  );

  return {
    fetch: async (request, client) => app.fetch(request, client ?? {}),
    isReady: store.isReady,
    status: async () => store.status?.(),
    close() {
      state.isClosing = true;
      return store.close();
    },
  };
}
