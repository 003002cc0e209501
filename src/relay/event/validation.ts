/** A body's text -> an event that upstream can take, or which of its fields is wrong. */
import * as v from 'valibot';
import type { LeadEvent } from '../../event';
import { copyFields, type FieldProblem } from './event-fields';
import { parseMoment } from './moment';
import type { Refusal } from '../http/answers';
import { type EventPath, isAffiliatePath } from '../upstream/upstream-url';
import { wellFormed } from './well-formed';

// Ids are kept in memory to recognise a repeat; a UUID has 36 characters.
const MAX_ID_LENGTH = 256;
// More would only repeat the same mistake.
const MAX_PROBLEMS_TOLD = 5;
const MAX_FIELD_LENGTH = 200;

const text = v.pipe(v.string('must be a string'), v.transform(wellFormed), v.regex(/\S/, 'must not be blank'));
const id = v.pipe(text, v.maxLength(MAX_ID_LENGTH, `must have at most ${MAX_ID_LENGTH} characters`));
const object = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const moment = v.pipe(
  v.string('must be a string'),
  v.transform(parseMoment),
  v.string('must be a date and time in ISO 8601, such as 2026-01-31T12:00:00.000Z'),
);

const entries = {
  event_type: v.picklist(['lead', 'conversion', 'action'], 'must be lead, conversion or action'),
  event_name: text,
  source_id: id,
  fields: v.custom<Record<string, unknown>>(object, 'must be an object'),
  event_id: v.exactOptional(id),
  person_id: v.exactOptional(text),
  ga_client_id: v.exactOptional(text),
  created_at: v.exactOptional(moment),
  affiliate_id: v.exactOptional(text),
};

const missing = (issue: { path?: unknown }) => (issue.path ? 'is required' : 'must be a JSON object');
const eventSchema = v.object(entries, missing);
const affiliateEventSchema = v.object({ ...entries, affiliate_id: text }, missing);

const HINTS = {
  400: "correct what makes this event: the page's call of driftrock('track'), or a program",
  403: 'name the capture in the tag (data-source-id), or name exactly one in RELAY_SOURCE_IDS, which is then filled in',
};

function refuse(problems: FieldProblem[], status: 400 | 403 = 400): { refusal: Refusal } {
  const told = problems
    .slice(0, MAX_PROBLEMS_TOLD)
    .map(({ field, problem }) => ({ field: wellFormed(field).slice(0, MAX_FIELD_LENGTH), problem }));
  const error = told.map(({ field, problem }) => `${field} ${problem}`).join('; ');
  return { refusal: { status, field: told.map(({ field }) => field).join(', '), error, hint: HINTS[status] } };
}

function parseJson(body: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(body) };
  } catch {
    return undefined; // The parser's own message quotes the body: nothing of it is passed on.
  }
}

/** What an event is read with. */
export interface ParsingOptions {
  now: () => number;
  /** The capture of an event that names none; undefined where the relay has several. */
  onlySource?: string | undefined;
}

/**
 * The event in this body, or the names of the fields that are wrong.
 *
 * Keys that Driftrock does not document are left out: refusing them would lose the lead, and passing them on would
 * promise something. An event without `event_id` or `created_at` gets them here, so that upstream always has both.
 *
 * An event that lacks nothing but its capture is 403 and not 400: the page keeps it until somebody names the capture.
 */
export function parseEvent(
  body: string,
  path: EventPath,
  { now, onlySource }: ParsingOptions,
): { event: LeadEvent } | { refusal: Refusal } {
  const parsed = parseJson(body);
  if (!parsed) return refuse([{ field: 'the body', problem: 'must be JSON' }]);
  if (!object(parsed.json)) return refuse([{ field: 'the body', problem: 'must be a JSON object' }]);
  const json = parsed.json as { source_id?: unknown };
  const hasSource = json.source_id !== undefined;
  const given = hasSource || onlySource === undefined ? json : { ...json, source_id: onlySource };
  const { success, output, issues } = v.safeParse(isAffiliatePath(path) ? affiliateEventSchema : eventSchema, given);
  if (!success) {
    const problems = issues.map((issue) => ({ field: v.getDotPath(issue) ?? 'the body', problem: issue.message }));
    const lacksSourceAlone = !hasSource && problems.length === 1 && problems[0]!.field === 'source_id';
    return refuse(problems, lacksSourceAlone ? 403 : 400);
  }
  const { fields, problems } = copyFields(output.fields);
  if (problems.length > 0) return refuse(problems);
  const { event_id = crypto.randomUUID(), created_at = new Date(now()).toISOString() } = output;
  return { event: { ...output, fields, event_id, created_at } };
}
