/** The contract of stores, as far as one that keeps nothing has to keep it. */
import { NO_METER, type Taken } from '../../../src/relay/metrics/meter';
import { createNoStore } from '../../../src/relay/store/none';
import type { Forwarded } from '../../../src/relay/upstream/upstream';
import { describeStore } from './contract';

describeStore('no store', async (answer) => {
  const ids: string[] = [];
  const send = async (forwarded: Forwarded) => {
    ids.push(forwarded.event.event_id);
    return answer(forwarded);
  };
  const taken: Taken[] = [];
  const meter = { ...NO_METER, forwarded: (event: Taken) => void taken.push(event) };
  const store = createNoStore({ send }, { now: Date.now, meter });
  const admin = () => Promise.reject(new Error('nothing is kept'));
  return { store, sent: () => ids, forwarded: () => taken, admin };
});
