/**
 * What is wrong with an event by Driftrock's documentation, for the local stand-in of its Events API.
 *
 * Source: Driftrock's knowledge base, "Sending events to the Driftrock Events API" and "How to send leads to a
 * Driftrock Affiliate Capture". Written apart from the relay's validation on purpose: one that shared its code would
 * share its mistakes.
 */

/** The API's two paths; only Affiliate captures need to know which affiliate sent the event. */
export const EVENT_PATH = '/v2/event';
export const AFFILIATE_EVENT_PATH = '/v2/affiliate_event';

const EVENT_TYPES = ['lead', 'conversion', 'action'];
const REQUIRED_TEXTS = ['event_name', 'source_id'];
const OPTIONAL_TEXTS = ['event_id', 'person_id', 'ga_client_id', 'affiliate_id'];

// ISO 8601 has many forms; this is the one with date, time and offset that every sender means (RFC 3339 §5.6), seconds
// optional.
const ISO_8601 = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value */
const isText = (value) => typeof value === 'string' && value.trim() !== '';

/**
 * Whether the text is a moment in ISO 8601 that the calendar has.
 *
 * @param {unknown} value
 */
function isMoment(value) {
  const day = typeof value === 'string' ? ISO_8601.exec(value)?.[1] : undefined;
  if (day === undefined || Number.isNaN(Date.parse(String(value)))) return false;
  // Date.parse turns 30 February into 1 or 2 March instead of refusing it.
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

/**
 * What is wrong with the event, one sentence each; empty when the API would take it.
 *
 * @param {unknown} event The parsed body.
 * @param {string} path The path that it was sent to.
 * @returns {string[]}
 */
export function problemsOf(event, path) {
  if (!isObject(event)) return ['the body must be a JSON object'];
  const required = path === AFFILIATE_EVENT_PATH ? [...REQUIRED_TEXTS, 'affiliate_id'] : REQUIRED_TEXTS;
  const problems = required.filter((key) => !isText(event[key])).map((key) => `${key} must be a non-empty string`);
  const optional = OPTIONAL_TEXTS.filter((key) => !required.includes(key) && key in event);
  problems.push(
    ...optional.filter((key) => !isText(event[key])).map((key) => `${key} must be a non-empty string when it is given`),
  );
  if (!EVENT_TYPES.includes(/** @type {string} */ (event.event_type)))
    problems.push(`event_type must be one of ${EVENT_TYPES.join(', ')}`);
  if (!isObject(event.fields)) problems.push('fields must be an object');
  if ('created_at' in event && !isMoment(event.created_at))
    problems.push('created_at must be an ISO 8601 date and time');
  return problems;
}
