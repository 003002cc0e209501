/** How the browser failed to open a page, or what the server answered -> why there is no page to look at. Pure. */

/** How it went. */
export interface Opening {
  /** The browser's words. */
  error?: string;
  status?: number;
  headers?: Record<string, string>;
  timeoutMs: number;
}

// Chromium's names of network errors.
const ERRORS: [RegExp, string][] = [
  [/ERR_NAME_NOT_RESOLVED/, 'there is no such host'],
  [/ERR_CONNECTION_REFUSED|ERR_ADDRESS_UNREACHABLE/, 'nothing answers there'],
  [/ERR_CERT_|ERR_SSL_/, 'its certificate is not valid'],
  [/ERR_INTERNET_DISCONNECTED|ERR_PROXY/, 'this machine has no way to it'],
  [/ERR_TOO_MANY_REDIRECTS/, 'it leads on and on, and never to a page'],
  [/ERR_BLOCKED_BY_/, 'this browser is kept from it'],
  [/ERR_UNSAFE_PORT/, 'browsers open no page on this port'],
  [/Download is starting|ERR_ABORTED/, 'it is a file to keep, not a page'],
];

// What servers add to a status: RFC 9110 §15.5.2; and a bot wall's own mark, in the words of its maker's documentation.
const LOGIN = 'it asks for a login';
const WALL = 'it is behind a check for robots';
const HTML = /^\s*(text\/html|application\/xhtml\+xml)/i;
const BAD_STATUS = 400;

function whyRefused(status: number, headers: Record<string, string>): string {
  const more =
    status === 401 || status === 407 ? `: ${LOGIN}` : headers['cf-mitigated'] === 'challenge' ? `: ${WALL}` : '';
  return `HTTP ${status}${more}`;
}

/** The reason as the end of a sentence; undefined where there is a page. */
export function whyNotOpened({ error, status = 200, headers = {}, timeoutMs }: Opening): string | undefined {
  if (error !== undefined) {
    if (/Timeout \d+ms exceeded/.test(error)) return `nothing has come within ${timeoutMs / 1_000} s`;
    const known = ERRORS.find(([pattern]) => pattern.test(error));
    return known ? known[1] : (/ERR_\w+/.exec(error)?.[0] ?? 'the browser does not say why');
  }
  if (status >= BAD_STATUS) return whyRefused(status, headers);
  const type = headers['content-type'] ?? '';
  return type === '' || HTML.test(type) ? undefined : `it is no page, but ${type.replace(/;.*/s, '')}`;
}
