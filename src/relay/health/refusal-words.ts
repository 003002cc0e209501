/** Refused requests -> what the operator reads of them, and what to do. Pure. */
import { inNumbers, inWords } from '../../causes/find-causes';
import { isOneOrigin } from '../http/origins';
import type { RefusedCount } from './journal';
import type { RefusalCause } from './refusals';

/** What is wrong, without a full stop; and what to do about it and where, in whole sentences. */
export interface Words {
  sentence: string;
  hint: string;
}

/** One cause and detail, and how often; a `name` that is undefined stands for many details. */
export type Refused = Pick<RefusedCount, 'cause' | 'name' | 'count'>;

/** What of the relay's options the words depend on. */
export interface KnownOptions {
  sourceIds: '*' | readonly string[];
}

const THEY_COME = 'They come again by themselves.';

/** What to do about a cause, in the words of the list that page, inspector and doctor share. */
const remedyOf = (...given: Parameters<typeof inWords>): string => inWords(...given).remedy;

const leadsWere = (count: number): string => (count === 1 ? '1 lead was' : `${count} leads were`);
const requestsWere = (count: number): string => (count === 1 ? '1 request was' : `${count} requests were`);

function wordsOfOrigin({ name, count }: Refused): Words {
  if (name === undefined)
    return {
      sentence: `${leadsWere(count)} turned away from many other pages, whose origins are not allowed`,
      hint: 'The log names each origin. Add your own pages to RELAY_ORIGINS; robots may stay out.',
    };
  if (name === '')
    return {
      sentence: `${requestsWere(count)} turned away that came from no page`,
      hint: 'Browsers always name the page, so this was a program. It must name an origin of RELAY_ORIGINS.',
    };
  // HTML standard, "origin": a file, or a frame whose origin is opaque.
  if (name === 'null')
    return {
      sentence: `${leadsWere(count)} turned away from a page without an address of its own`,
      hint: 'That is a file on a computer, or a sandboxed frame. Open the page by its address on the web.',
    };
  if (!isOneOrigin(name))
    return {
      sentence: `${requestsWere(count)} turned away that named ${name} as ${count === 1 ? 'its' : 'their'} page`,
      hint: 'No browser writes an origin like this, so it was a program. Nothing is to be done.',
    };
  return {
    sentence: inNumbers('origin-refused', count, { origin: name }),
    hint: remedyOf('origin-refused', { origin: name }),
  };
}

function wordsOfCapture({ name, count }: Refused, { sourceIds }: KnownOptions): Words {
  if (name === undefined)
    return {
      sentence: `${leadsWere(count)} turned away that name many other captures`,
      hint: 'The log names each source_id. Add those that are yours to RELAY_SOURCE_IDS.',
    };
  if (name === '')
    return {
      sentence: inNumbers('source-missing', count),
      hint: remedyOf('source-missing'),
    };
  if (sourceIds === '*' || sourceIds.includes(name))
    return {
      sentence: inNumbers('source-without-key', count, { sourceId: name }),
      hint: remedyOf('source-without-key'),
    };
  return {
    sentence: inNumbers('source-refused', count, { sourceId: name }),
    hint: remedyOf('source-refused', { sourceId: name }),
  };
}

const wordsOfPath = ({ name, count }: Refused): Words => ({
  sentence: inNumbers('relay-foreign', count, { url: name ?? 'many paths' }),
  hint: remedyOf('relay-foreign'),
});

const wordsOfRate = ({ name, count }: Refused): Words => ({
  sentence: inNumbers('too-many', count, { whence: name === 'address' ? 'from one address' : 'for one capture' }),
  hint:
    name === 'address'
      ? `${THEY_COME} Behind a proxy, set RELAY_TRUSTED_PROXIES; otherwise raise RELAY_RATE_PER_ADDRESS.`
      : `${THEY_COME} For a campaign of this size, raise RELAY_RATE_PER_SOURCE.`,
});

const wordsOfEvent = ({ name, count }: Refused): Words => ({
  sentence: inNumbers('event-malformed', count, { field: name ?? 'one of several fields' }),
  hint: remedyOf('event-malformed'),
});

const WORDS: Record<RefusalCause, (refused: Refused, options: KnownOptions) => Words> = {
  origin: wordsOfOrigin,
  capture: wordsOfCapture,
  path: wordsOfPath,
  rate: wordsOfRate,
  event: wordsOfEvent,
  store: ({ count }) => ({
    sentence: inNumbers('store-failing', count),
    hint: `${THEY_COME} See to the disk or the NATS of RELAY_SPOOL.`,
  }),
  upstream: ({ count }) => ({
    sentence: inNumbers('upstream-failing', count),
    hint: `${THEY_COME} With RELAY_SPOOL set to a folder, the relay keeps them meanwhile.`,
  }),
  relay: ({ count }) => ({
    sentence: inNumbers('relay-error', count),
    hint: remedyOf('relay-error'),
  }),
};

/** The words for refused requests of one cause and detail. */
export const wordsOfRefusal = (refused: Refused, options: KnownOptions): Words =>
  WORDS[refused.cause](refused, options);
