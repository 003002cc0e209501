/** Which key an event travels with: one for all, or one for each source or affiliate. */
import type { LeadEvent } from '../../event';
import { type Parsed, valueOf } from '../parsed';

/** Keys by whose events they carry; each id as it is in the event. */
export interface ApiKeys {
  /** For every event that has no key of its own; without it, such events are turned down. */
  default?: string;
  /** By `source_id`. */
  sources?: Readonly<Record<string, string>>;
  /** By `affiliate_id`; goes before the source's. */
  affiliates?: Readonly<Record<string, string>>;
}

/** The two ways to name keys in options. */
export interface KeyOptions {
  /** The key for every event, sent as `Authorization: Bearer`. Never logged, never in an answer. */
  apiKey?: string;
  /** Keys for single sources or affiliates, before `apiKey`, which is their `default`. */
  apiKeys?: ApiKeys;
}

/** The key of one event. The name is for logs, the key for upstream alone. */
export interface NamedKey {
  name: string;
  /** `undefined` when there is none for this event. */
  key: string | undefined;
}

/** All keys of a relay. */
export interface Keyring {
  keyOf(event: Pick<LeadEvent, 'source_id' | 'affiliate_id'>): NamedKey;
  /** The text without any of the keys. */
  redact(text: string): string;
}

const GROUPS = ['sources', 'affiliates'] as const;
const DEFAULT_NAME = 'DRIFTROCK_API_KEY';
/** Statuses by which upstream speaks of the key, not of the event. */
export const KEY_REFUSALS = [401, 403];
/** What stands in place of a key. */
export const REDACTED = '[key]';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/**
 * The key as it is. RFC 9110 §5.5: a header's value is visible ASCII, and a line break in it would begin another
 * header.
 */
export function parseApiKey(text: string): Parsed<string> {
  if (text === '') return { problem: 'is empty' };
  if (/\s/.test(text)) return { problem: 'must not contain spaces or line breaks: copy the key alone' };
  if (!/^[\x21-\x7e]+$/.test(text))
    return { problem: 'must be letters, digits and signs of ASCII: copy the key as Driftrock shows it' };
  return { value: text };
}

const parseKey = (value: unknown): Parsed<string> =>
  typeof value === 'string' ? parseApiKey(value) : { problem: 'must be a string' };

// Entries are counted, not quoted: an operator who has confused ids with keys would find the key in the message.
function findProblem(group: string, keys: unknown): string | undefined {
  if (keys === undefined) return undefined;
  if (!isObject(keys)) return `must hold an object of ids and keys under ${group}`;
  const problems = Object.entries(keys).map(([id, key]) =>
    /\S/.test(id) ? parseKey(key) : { problem: 'must have an id' },
  );
  const index = problems.findIndex((parsed) => 'problem' in parsed);
  const wrong = problems[index];
  return wrong && 'problem' in wrong
    ? `holds a wrong key, number ${index + 1} of ${group}: it ${wrong.problem}`
    : undefined;
}

/** The keys as they are, or what is wrong with them, without a key or an id in it. */
export function parseApiKeys(value: unknown): Parsed<ApiKeys> {
  if (!isObject(value))
    return { problem: 'must be a JSON object such as {"default": "...", "sources": {"<source id>": "..."}}' };
  const { default: fallback, sources, affiliates, ...others } = value;
  if (Object.keys(others).length > 0) return { problem: 'may hold default, sources and affiliates, and nothing else' };
  const parsed = fallback === undefined ? undefined : parseKey(fallback);
  if (parsed && 'problem' in parsed) return { problem: `holds a wrong default key: it ${parsed.problem}` };
  const problem = findProblem('sources', sources) ?? findProblem('affiliates', affiliates);
  if (problem !== undefined) return { problem };
  const isEmpty = fallback === undefined && GROUPS.every((group) => Object.keys(Object(value[group])).length === 0);
  return isEmpty ? { problem: 'holds no key' } : { value: value as ApiKeys };
}

/** The options' keys together; throws a `TypeError` that names the option, never the key. */
export function createKeyring({ apiKey, apiKeys }: KeyOptions): Keyring {
  if (apiKey !== undefined && apiKeys?.default !== undefined)
    throw new TypeError('apiKeys must not have a default next to apiKey');
  const fallback = apiKey === undefined ? undefined : valueOf(parseApiKey(apiKey), 'apiKey');
  if (fallback === undefined && apiKeys === undefined) throw new TypeError('apiKey is missing');
  const keys: ApiKeys = apiKeys === undefined ? {} : valueOf(parseApiKeys(apiKeys), 'apiKeys');
  const { sources = {}, affiliates = {}, default: byDefault = fallback } = keys;
  const all = [byDefault, ...Object.values(sources), ...Object.values(affiliates)].filter((key) => key !== undefined);
  // A key inside JSON has its quotes escaped. The longest first: a key may be part of another one.
  const forms = [...new Set(all.flatMap((key) => [key, JSON.stringify(key).slice(1, -1)]))].sort(
    (a, b) => b.length - a.length,
  );

  return {
    keyOf({ source_id, affiliate_id }) {
      // Own keys alone: an event's `source_id` may be "constructor".
      if (affiliate_id !== undefined && Object.hasOwn(affiliates, affiliate_id))
        return { name: `affiliate ${affiliate_id}`, key: affiliates[affiliate_id] };
      if (Object.hasOwn(sources, source_id)) return { name: `source ${source_id}`, key: sources[source_id] };
      return byDefault === undefined
        ? { name: `source ${source_id}`, key: undefined }
        : { name: DEFAULT_NAME, key: byDefault };
    },
    redact: (text) => forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), text),
  };
}
