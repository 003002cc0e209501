/** What the relay's tables call what others read from them. */

export const NO_STORE = 'the same handler without a store';
export const ON_DISK = 'on disk (lmdb), Driftrock silent';
export const FORWARDING_FROM_DISK = 'on disk (lmdb), forwarding meanwhile';
export const WITHOUT_STORE = 'RELAY_SPOOL=none: the page waits for Driftrock';
export const ONE_NATS = 'JetStream, one server';
export const THREE_NATS = 'JetStream, three servers';
export const TWO_RELAYS = 'JetStream, three servers, two relays';
export const TWO_RELAYS_FORWARDING = 'JetStream, three servers, two relays, forwarding';
export const WORKER = 'the Worker, in workerd on this machine';
export const ACCEPTING = 'accepting';
export const NEXT_TO_NO_STORE = 'next to the first, in a round';
export const EVENTS_A_SECOND = 'events a second';
export const FORWARDED_A_SECOND = 'forwarded a second meanwhile';
export const PROCESSOR_TIME = 'processor time of its processes for an event';
export const STORE_PROCESSOR_TIME = 'that of its store’s servers';
export const WAITING_ON_DISK = 'on disk (lmdb)';
export const FORWARDED_FROM_DISK = 'events a second, to an upstream that answers at once';
