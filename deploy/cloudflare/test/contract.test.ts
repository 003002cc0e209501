/**
 * The contract of stores, kept by Cloudflare's in workerd: the store runs here, its records, Queue and consumer there.
 *
 * limitation: it has neither status nor admin. What else durable stores promise is tested by `worker.test.ts`, in the
 * platform's own terms.
 */
import { createCloudflareStore } from '../../../src/relay/store/cloudflare/index';
import type { ObjectNamespace } from '../../../src/relay/store/cloudflare/platform';
import { describeStore } from '../../../test/relay/store/contract';
import { startWorker } from './worker-in-workerd';

// Driftrock's stand-in takes every event, which is all that this part of the contract asks for.
describeStore("Cloudflare's store", async () => {
  const { worker, upstream, lines } = await startWorker();
  const records: ObjectNamespace = await worker.getDurableObjectNamespace('EVENT_RECORDS');
  return {
    store: createCloudflareStore({ records, now: Date.now }),
    sent: () => upstream.events.map(({ event }) => String(event['event_id'])),
    // The consumer is in workerd: its log is all that is told here.
    forwarded: () =>
      lines
        .filter(({ message }) => message === 'Driftrock has taken the event')
        .map(({ source_id, event_id, attempts, ms_since_accepted }) => ({
          event: { source_id: String(source_id), event_id: String(event_id) },
          attempts: Number(attempts),
          ms: 0,
          sinceAcceptedMs: Number(ms_since_accepted),
        })),
    admin: () => Promise.reject(new Error('people reach the dead letters in KV')),
  };
});
