/**
 * A second opinion on what the relay must take, written from the documents and the standards, without a line of the
 * relay's own.
 *
 * By this the fuzz test tells a hostile request from one that chance has left, or made, valid.
 */
import { isUtf8 } from 'node:buffer';
import { lead } from './events';
import { PAGE } from './relay';

/** A request as parts, before any library has made it neat. */
export interface RawRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

const MAX_BODY_BYTES = 131_072;
const MAX_ID_LENGTH = 256;
const MAX_LEVELS = 8;
const MAX_NAMES = 2_000;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isId = (value: unknown): boolean => isText(value) && value.length <= MAX_ID_LENGTH;
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isMoment(value: unknown): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:Z|[+-](\d\d)(?::?(\d\d))?)$/i.exec(
    typeof value === 'string' ? value : '',
  );
  if (!match) return false;
  const [
    year = 0,
    month = 0,
    day = 0,
    hour = 0,
    minute = 0,
    second = 0,
    fraction = 0,
    offsetHour = 0,
    offsetMinute = 0,
  ] = match.slice(1).map((part) => Number(part ?? 0));
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && !isLeapYear ? 28 : DAYS[month - 1]!);
  // ISO 8601 has a 24:00 at the end of a day.
  const isTime = (hour <= 23 && minute <= 59 && second <= 59) || (hour === 24 && minute + second + fraction === 0);
  return isDay && isTime && offsetHour <= 23 && offsetMinute <= 59;
}

/**
 * Whether no branch is too deep, no object has too many names, and no number is beyond JSON. `fields` itself is level
 * 0.
 */
function isModest(value: unknown, level: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (level > MAX_LEVELS) return false;
  const entries = Object.entries(value).filter(([name]) => Array.isArray(value) || name !== '__proto__');
  return (
    (Array.isArray(value) || entries.length <= MAX_NAMES) && entries.every(([, inner]) => isModest(inner, level + 1))
  );
}

const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;
const isAbsentOr = (object: Record<string, unknown>, key: string, is: (value: unknown) => boolean): boolean =>
  !Object.hasOwn(object, key) || is(own(object, key));

function isEvent(json: unknown, path: string): boolean {
  if (!isPlainObject(json)) return false;
  const fields = own(json, 'fields');
  return (
    ['lead', 'conversion', 'action'].includes(own(json, 'event_type') as string) &&
    isText(own(json, 'event_name')) &&
    own(json, 'source_id') === lead.source_id &&
    isPlainObject(fields) &&
    isModest(fields, 0) &&
    isAbsentOr(json, 'event_id', isId) &&
    isAbsentOr(json, 'created_at', isMoment) &&
    ['person_id', 'ga_client_id'].every((key) => isAbsentOr(json, key, isText)) &&
    (path === '/v2/affiliate_event' ? isText(own(json, 'affiliate_id')) : isAbsentOr(json, 'affiliate_id', isText))
  );
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(
      Buffer.from(body)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch {
    return undefined;
  }
}

const READABLE_TYPE = /^(text\/plain|application\/json)(;\s*charset=("?)utf-?8\3)?$/i;

/**
 * Whether the test relay must take this request. Only header values that `hostile-requests.ts` makes are told apart.
 */
export function isValidRequest({ method, path, headers, body }: RawRequest): boolean {
  return (
    method === 'POST' &&
    ['/v2/event', '/v2/affiliate_event'].includes(path) &&
    headers['Origin'] === PAGE &&
    READABLE_TYPE.test(headers['Content-Type'] ?? '') &&
    ['', 'identity'].includes(headers['Content-Encoding'] ?? '') &&
    body.byteLength <= MAX_BODY_BYTES &&
    isUtf8(body) &&
    isEvent(parse(body), path)
  );
}
