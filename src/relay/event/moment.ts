/** Moments in ISO 8601. Pure. */

// Of ISO 8601's many forms the one that names a moment: date, time and offset (RFC 3339 §5.6), seconds optional.
const MOMENT = /^(\d{4}-\d\d-\d\d)[Tt]\d\d:\d\d(:\d\d([.,]\d+)?)?([Zz]|[+-]\d\d(:?\d\d)?)$/;

/**
 * The moment in the form that Driftrock documents (UTC, milliseconds), or `undefined` when the calendar has no such
 * moment.
 */
export function parseMoment(text: string): string | undefined {
  const [, day, , , offset = ''] = MOMENT.exec(text) ?? [];
  if (day === undefined) return undefined;
  // Date.parse wants a point, capitals, and minutes in the offset.
  const strict =
    text.slice(0, -offset.length).replace(',', '.') + (/^[+-]\d\d$/.test(offset) ? `${offset}:00` : offset);
  const at = Date.parse(strict.toUpperCase());
  // Date.parse turns 30 February into 1 or 2 March instead of refusing it.
  const isRealDay = !Number.isNaN(at) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  return isRealDay ? new Date(at).toISOString() : undefined;
}
