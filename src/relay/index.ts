/**
 * The relay as a pure function, Request -> Response: every step from the page's request to upstream's answer, in order.
 */
import type { MiddlewareHandler } from 'hono';
import type { InstallationAnswer } from '../installation';
import { refuse, slowDown, tellOutcome } from './http/answers';
import type { BrowserFiles } from './http/browser-files';
import { keepAnswersPlain, letPagesRead } from './http/cors';
import { createOriginCheck, type Origins, refusalOfOrigin } from './http/origins';
import { type BodyOptions, readBody } from './http/request-body';
import { createRoutes, type TakeEvent } from './http/routes';
import { type RequestAnswer, tellAnswers } from './health/request-answer';
import { parseEvent } from './event/validation';
import { type Limiter, NO_LIMITER } from './limits/limiter';
import { type LogDependencies, logRequests, type RelayEnv } from './log';
import { logForwarded } from './metrics/forwarded-log';
import { type AnswerMeter, countAnswers, NO_METER } from './metrics/meter';
import { createReport } from './report-line';
import { createNoStore } from './store/none';
import type { Store, StoreStatus } from './store/store';
import { createKeyring, type KeyOptions } from './upstream/api-keys';
import { createSourceCheck, onlySourceIn } from './upstream/sources';
import { type Attempted, createUpstream, type UpstreamAnswer } from './upstream/upstream';

/** What a relay needs to know, and its dependencies to the outside world. */
export interface RelayOptions extends KeyOptions, BodyOptions {
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
  /** The files of pages that the relay serves; none by default. */
  files?: BrowserFiles | undefined;
  /** Turns down what comes too often, with 429; by default nothing is. */
  limiter?: Limiter;
  /** Counts what happens; by default nobody does. */
  meter?: AnswerMeter;
  /** Told of each answer of upstream, as long as no `spool` is given: that one has an upstream of its own. */
  onUpstreamAnswer?: (answer: UpstreamAnswer, attempted: Attempted) => void;
  /** What became of the last attempts at Driftrock, for a page that asks; nobody knows by default. */
  deliveryState?: () => InstallationAnswer['delivery'];
  /** Told of each answer to a request, with what the log says of it. */
  onAnswer?: (answer: RequestAnswer) => void;
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

/** What a relay without a store has in its place: each page waits for upstream. */
function createDirectStore(options: RelayOptions, log: LogDependencies): Store {
  const meter = logForwarded(options.meter ?? NO_METER, createReport(log));
  return createNoStore(createUpstream(options), { now: log.now, meter });
}

/** What each request goes through before its route. */
function createEveryRequest(
  isAllowedOrigin: ReturnType<typeof createOriginCheck>,
  log: LogDependencies,
  { files, meter, onAnswer }: RelayOptions,
): MiddlewareHandler<RelayEnv>[] {
  return [
    logRequests(log),
    letPagesRead(isAllowedOrigin, files),
    ...keepAnswersPlain(),
    ...(meter ? [countAnswers(meter, log.now, files)] : []),
    ...(onAnswer ? [tellAnswers(onAnswer)] : []),
  ];
}

/** A relay from these options; throws a `TypeError` that names the option when one cannot work. */
export function createRelay(options: RelayOptions): Relay {
  const { now = Date.now, writeLog = console.log, limiter = NO_LIMITER } = options;
  const isAllowedOrigin = createOriginCheck(options.origins);
  const keys = createKeyring(options);
  const refusalOfSource = createSourceCheck(options, keys);
  const log = { writeLog, now, redact: keys.redact };
  const store = options.spool ?? createDirectStore(options, log);
  const onlySource = onlySourceIn(options);
  const state = { isClosing: false };

  const takeEvent: TakeEvent = async (c, path) => {
    const tooMany = c.env.address === undefined ? undefined : await limiter.admitAddress(c.env.address);
    if (tooMany) return slowDown(c, tooMany, 'address');
    const origin = c.req.raw.headers.get('origin');
    if (!isAllowedOrigin(origin)) return refuse(c, refusalOfOrigin(origin));

    const body = await readBody(c.req.raw, options);
    if ('refusal' in body) return refuse(c, body.refusal);
    c.var.notes.bytes = body.bytes;
    const parsed = parseEvent(body.text, path, { now, onlySource });
    if ('refusal' in parsed) return refuse(c, parsed.refusal);
    const { event } = parsed;
    Object.assign(c.var.notes, { source_id: event.source_id, event_id: event.event_id });

    const refusal = refusalOfSource(event);
    if (refusal) return refuse(c, refusal);
    const tooManyForSource = await limiter.admitSource(event.source_id);
    if (tooManyForSource) return slowDown(c, tooManyForSource, 'source_id');

    const { outcome, isRepeat } = await store.accept({ path, event });
    if (isRepeat) c.var.notes.repeated = true;
    return tellOutcome(c, outcome);
  };

  const app = createRoutes({
    everyRequest: createEveryRequest(isAllowedOrigin, log, options),
    takeEvent,
    files: options.files,
    installation: { isAllowedOrigin, onlySource, refusalOfSource, deliveryState: options.deliveryState },
    isReady: () => store.isReady(),
    whyNotReady: () => (state.isClosing ? 'closing' : 'store: takes no events'),
  });

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
