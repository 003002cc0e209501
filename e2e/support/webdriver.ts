/** A small client of the W3C WebDriver protocol (https://www.w3.org/TR/webdriver2/). Only what the specs need. */

/** The key under which an element travels (WebDriver §12, "web element identifier"). */
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';

export type ElementReference = { [ELEMENT_KEY]: string };

/** One WebDriver session: the end points under `/session/{id}`. */
export interface Session {
  browserVersion: string;
  /** The answer's value; throws with the driver's own words. */
  get(path: string): Promise<unknown>;
  post(path: string, parameters?: object): Promise<unknown>;
  delete(path?: string): Promise<unknown>;
}

/** The id of a reference, or undefined when it is none. */
export function elementId(value: unknown): string | undefined {
  return (value as ElementReference | null)?.[ELEMENT_KEY];
}

/** The reference of an element id, as scripts take it for an argument. */
export const elementReference = (id: string): ElementReference => ({ [ELEMENT_KEY]: id });

async function send(
  url: string,
  method: string,
  { parameters, limitMs }: { parameters?: object | undefined; limitMs?: number } = {},
): Promise<unknown> {
  // WebDriver §6.3: a POST always has a body, `{}` when there is nothing to say.
  const body = method === 'POST' ? { body: JSON.stringify(parameters ?? {}) } : {};
  const response = await fetch(url, { method, ...body, ...(limitMs ? { signal: AbortSignal.timeout(limitMs) } : {}) });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`WebDriver ${method} ${new URL(url).pathname}: ${error}: ${message}`);
}

/**
 * A new session with these capabilities, at the driver that listens at `driverUrl`; throws when it has not answered by
 * then.
 */
export async function newSession(driverUrl: string, capabilities: object, limitMs: number): Promise<Session> {
  const parameters = { capabilities: { alwaysMatch: capabilities } };
  const { sessionId, capabilities: had } = (await send(`${driverUrl}/session`, 'POST', { parameters, limitMs })) as {
    sessionId: string;
    capabilities: { browserVersion: string };
  };
  const base = `${driverUrl}/session/${sessionId}`;
  return {
    browserVersion: had.browserVersion,
    get: (path) => send(base + path, 'GET'),
    post: (path, parameters) => send(base + path, 'POST', { parameters }),
    delete: (path = '') => send(base + path, 'DELETE'),
  };
}
