/** The contract of stores, kept by the embedded store on a real disk. */
import { describeDurableStore } from '../contract';
import { createStoreBench } from '../support/bench';

describeDurableStore('the store on one machine', async (answer) => {
  const bench = await createStoreBench({ answer });
  const sent = () => bench.attempts.map(({ event }) => event.event_id);
  return { store: bench.store, sent, forwarded: () => bench.taken, admin: bench.admin, pass: () => bench.pass(2_000) };
});
