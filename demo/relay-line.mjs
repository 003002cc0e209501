/** The relay's own log, for people: what went wrong between the page and the relay, or needs mending. */

/**
 * The line to show for one JSON line of the relay's log; `undefined` when a lead's own line says it already.
 *
 * @param {string} json
 * @returns {string | undefined}
 */
export function relayLine(json) {
  const { time, level, message, method, path, status, origin, field, reason, hint } = JSON.parse(json);
  const clock = new Date(time).toTimeString().slice(0, 'hh:mm:ss'.length);
  if (level === 'error') return `${clock}  ! ${hint ?? message}${reason === undefined ? '' : ` (${reason})`}`;
  if (message !== undefined) return level === 'warn' ? `${clock}  ! ${message}` : undefined;
  if (status < 400 || String(reason).startsWith('upstream:')) return undefined;
  // Paths and origins come from anybody: as JSON they cannot command the terminal.
  const request = `${method} ${JSON.stringify(path)} from ${JSON.stringify(origin ?? 'nowhere')}`;
  const what = hint === undefined ? (field ?? reason) : `${field ?? reason}. ${hint}`;
  return `${clock}  ✗ The relay answered ${request} with ${status}: ${what}`;
}
