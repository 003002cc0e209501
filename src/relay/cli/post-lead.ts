/** The page's part of a test lead: the request to the running relay, and what its answer means. */
import { codeOf } from '../http/fetch-failure';
import type { RelayProcessOptions } from '../environment';
import type { Forwarded } from '../upstream/upstream';
import type { Finding } from './finding';

const SUBJECT = 'relay';
// As long as the snippet waits for its relay.
const TIMEOUT_MS = 15_000;
// What listens on every address of the machine is asked at the machine's own. RFC 1122 §3.2.1.3, RFC 4291 §2.5.2.
const EVERYWHERE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

const HINTS: Record<number, string> = {
  403: 'the running relay has other variables than this shell: give the command those that the relay has',
  429: 'wait a minute, and send it again',
};
const HINT = 'the log of the relay says why, and what to do';

const problem = (cause: string, hint: string): Finding => ({ mark: 'problem', subject: SUBJECT, cause, hint });

function addressOf({ host, port }: RelayProcessOptions): string {
  const asked = EVERYWHERE[host] ?? host;
  return `http://${asked.includes(':') ? `[${asked}]` : asked}:${port}`;
}

/** The origin of a page that may send; none where all may. */
function originIn({ origins }: RelayProcessOptions): { Origin?: string } {
  if (origins === '*') return {};
  const [first = ''] = origins;
  return { Origin: first.replace('*', 'www') };
}

function parseAnswer(text: string): { data?: unknown; error?: unknown } {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {}; // Some other program's page.
  }
}

function findingOf(address: string, status: number, text: string): Finding {
  const { data, error } = parseAnswer(text);
  if (status === 200 && data === 'ok') return { mark: 'ok', subject: SUBJECT, cause: `${address} has taken the lead` };
  if (typeof error !== 'string')
    return problem(`${address} is some other program (HTTP ${status})`, 'RELAY_HOST and RELAY_PORT say where it is');
  return problem(`${address} answers ${status}: ${error}`, HINTS[status] ?? HINT);
}

/** What the relay that should run by these options makes of the lead. */
export async function postLead(options: RelayProcessOptions, { path, event }: Forwarded): Promise<Finding> {
  if (options.port === 0)
    return problem('nobody knows its port, for RELAY_PORT is 0', 'give this command the port that its start line says');
  const address = addressOf(options);
  try {
    const response = await fetch(address + path, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain;charset=UTF-8', ...originIn(options) },
      body: JSON.stringify(event),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return findingOf(address, response.status, await response.text());
  } catch (error) {
    return problem(
      `none answers at ${address} (${codeOf(error)})`,
      'start it: driftrock-relay; RELAY_HOST and RELAY_PORT say where',
    );
  }
}
