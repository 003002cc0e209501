/** Why a request had no answer, as a code for logs and people. Pure. */

/**
 * `timeout`, Node's own code such as `ECONNREFUSED`, or the error's name; never its message, which may hold the URL.
 */
export function codeOf(error: unknown): string {
  // fetch hides the reason ("fetch failed") in `cause`; a timeout is told by the error's name.
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return 'timeout';
  return String((cause as { code?: unknown } | undefined)?.code ?? name);
}
