/** NATS by hand, for what no server can be made to do at a given moment: a store with these parts alone. */
import type { JsMsg } from '@nats-io/jetstream';
import { JetStreamApiError } from '@nats-io/jetstream';
import { vi } from 'vitest';
import type { NatsStore } from '../../../../src/relay/store/jetstream/connection';
import { type Copy, headersOf } from '../../../../src/relay/store/jetstream/record';
import { forwarded } from './bench';

/** A store with these parts; what a test leaves out must not be touched. */
export const storeWith = (parts: object): NatsStore => {
  const shelf = (kind: string) => ({ stream: `test-${kind}`, subject: `test.${kind}` });
  const shelves = Object.fromEntries(['events', 'seen', 'dead', 'paused'].map((kind) => [kind, shelf(kind)]));
  return { ...shelves, ...parts } as unknown as NatsStore;
};

/** nats-server's refusal by its number in errors.json, and the status that it goes with. */
export const refusal = (err_code: number, code = 400): JetStreamApiError =>
  new JetStreamApiError({ code, err_code, description: 'refused' });

/** A message as the consumer delivers it, and what is said to NATS of it. */
export function messageOf({ seq = 7, hash = 'a-hash', origin, replaces }: Partial<Copy> = {}) {
  const said = { ack: vi.fn(), nak: vi.fn(), working: vi.fn() };
  const message = {
    seq,
    headers: headersOf({ hash, origin, replaces }),
    json: () => forwarded(),
    time: new Date(0),
    info: { deliveryCount: 1 },
    redelivered: false,
    ...said,
  };
  return { message: message as unknown as JsMsg, ...said };
}

/** A stored message, as it is read one by one. */
export const storedOf = (seq: number, hash = 'a-hash') => ({
  seq,
  header: headersOf({ hash }),
  json: () => forwarded(),
});
