/** What a script has to do while a page is used. */
import { measureListeners } from './listeners.mjs';
import { measureOutbox } from './outbox.mjs';
import { measureUploads } from './uploads.mjs';
import { measureVisits } from './visits.mjs';

/** @type {import('../part.mjs').Measure} */
export async function measureWork(bench) {
  return [
    await measureListeners(bench),
    await measureVisits(bench),
    await measureUploads(bench),
    await measureOutbox(bench),
  ];
}
