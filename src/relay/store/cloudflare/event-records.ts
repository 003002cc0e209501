/** Every event's record, found by the event's key. */
import { keyOf } from '../../event/seen-events';
import type { Forwarded } from '../../upstream/upstream';
import type { ObjectNamespace } from './platform';
import type { EventRecord } from './event-record';

// A Durable Object's stub takes any host.
const ADDRESS = 'https://event-record';

/**
 * Where records and dead letters of one event are found: its key as SHA-256, in hexadecimal, for names appear in
 * dashboards.
 */
export async function hashOf(forwarded: Forwarded): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(keyOf(forwarded)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The record by this hash, wherever its Durable Object is. Each call may reject, as networks do. */
export function openRecord(namespace: ObjectNamespace, hash: string): EventRecord {
  const ask = async <Answer>(path: string, init?: RequestInit): Promise<Answer> => {
    const response = await namespace.get(namespace.idFromName(hash)).fetch(ADDRESS + path, init);
    // Taken for an answer, an error would acknowledge an event that nobody keeps.
    if (!response.ok) throw new Error(`the record answered ${response.status}`);
    return (await response.json()) as Answer;
  };
  return {
    accept: (waiting) => ask('/accept', { method: 'POST', body: JSON.stringify(waiting) }),
    isDone: async () => (await ask<{ isDone: boolean }>('/done')).isDone,
    markDone: () => ask('/done', { method: 'PUT' }),
  };
}
