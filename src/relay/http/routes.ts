/** Which request is answered by what. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { describeError, type RelayEnv } from '../log';
import { EVENT_PATHS, type EventPath } from '../upstream/upstream-url';
import { type BrowserFiles, sendFile } from './browser-files';
import { askForRetry, refuseMethod, refusePath, sayOk } from './answers';
import { describeInstallation, type InstallationParts } from './installation-answer';
import { DEFAULT_RETRY_SECONDS } from './retry-after';

/** The answer to what a page sends to one of the paths for events. */
export type TakeEvent = (c: Context<RelayEnv>, path: EventPath) => Promise<Response>;

/** What is behind the routes. */
export interface RouteParts {
  /** What each request goes through, in this order, before its route. */
  everyRequest: readonly MiddlewareHandler<RelayEnv>[];
  takeEvent: TakeEvent;
  files: BrowserFiles | undefined;
  isReady(): boolean;
  /** What a page is told that asks for its installation; nothing where the relay is not set up. */
  installation?: InstallationParts;
  /** For the log: why no event can be taken now. */
  whyNotReady(): string;
}

/** For somebody who has misspelt an address: without the maps, and without the same files under their version. */
function whatIsThere(files: BrowserFiles | undefined): string {
  const events = `events go to ${EVENT_PATHS.join(' or ')}`;
  const scripts = (files?.paths ?? []).filter((path) => path.endsWith('.js') && !files!.isFixed(path));
  return scripts.length === 0 ? events : `${events}, and pages get their scripts from ${scripts.join(', ')}`;
}

/** The routes, ready for requests: none is left without an answer. */
export function createRoutes(parts: RouteParts): Hono<RelayEnv> {
  const { everyRequest, takeEvent, files, isReady, whyNotReady, installation } = parts;
  const app = new Hono<RelayEnv>();
  app.use(...everyRequest);
  app.get('/healthz', (c) =>
    isReady()
      ? sayOk(c, installation && describeInstallation(c, installation))
      : askForRetry(c, { retryAfterSeconds: DEFAULT_RETRY_SECONDS, reason: whyNotReady() }),
  );
  app.all('/healthz', (c) => refuseMethod(c, 'GET, HEAD, OPTIONS'));
  for (const path of EVENT_PATHS) {
    app.post(path, (c) => takeEvent(c, path));
    app.all(path, (c) => refuseMethod(c, 'POST, OPTIONS'));
  }
  if (files) {
    app.get('*', (c, next) => (files.get(c.req.path) ? sendFile(c, files, c.req.path) : next()));
    app.all('*', (c, next) => (files.get(c.req.path) ? refuseMethod(c, 'GET, HEAD, OPTIONS') : next()));
  }
  app.notFound((c) => refusePath(c, whatIsThere(files)));
  // Not 500, and never 4xx: the event may be a good one, so the page must keep it.
  app.onError((error, c) =>
    askForRetry(c, {
      retryAfterSeconds: DEFAULT_RETRY_SECONDS,
      reason: describeError(error),
      hint: 'an error of the relay itself',
    }),
  );
  return app;
}
