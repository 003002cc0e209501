/**
 * The Worker in workerd, as a process of its own: says where it listens and which process workerd is, and ends workerd
 * when its parent lets it go or is gone. Its objects write to this folder; its Queue is in workerd’s memory.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createWorker } from '../../deploy/cloudflare/test/miniflare.mjs';

/** One address sends everything here: the limit would be what is measured. */
const NO_LIMIT = 1e9;

/** The process among this one's children that is workerd. */
function workerdPid() {
  // proc(5): /proc/pid/task/tid/children; each thread has those that it has started.
  const lists = readdirSync('/proc/self/task').map((id) => readFileSync(`/proc/self/task/${id}/children`, 'utf8'));
  const children = lists.join(' ').split(' ').filter(Boolean);
  return Number(children.find((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'workerd'));
}

process.once('message', async (/** @type {{ folder: string, upstreamUrl: string }} */ { folder, upstreamUrl }) => {
  /** @type {{ ready: Promise<URL>, dispose(): Promise<void> }} */
  const worker = createWorker({
    vars: {
      DRIFTROCK_API_KEY: 'key-of-the-bench',
      DRIFTROCK_API_URL: upstreamUrl,
      RELAY_ORIGINS: '*',
      RELAY_SOURCE_IDS: '*',
    },
    limits: { RATE_PER_ADDRESS: NO_LIMIT, RATE_PER_SOURCE: NO_LIMIT },
    more: {
      durableObjectsPersist: folder,
      handleRuntimeStdio(
        /** @type {import('node:stream').Readable} */ log,
        /** @type {NodeJS.ReadableStream} */ errors,
      ) {
        log.resume();
        errors.pipe(process.stderr);
      },
    },
  });
  const { origin } = await worker.ready;
  process.once('disconnect', () => worker.dispose().then(() => process.exit()));
  process.send?.({ url: origin, pid: workerdPid() });
});
