/** A CPU profile of this process between two messages of its parent: self time by module, in µs. */
import { Session } from 'node:inspector/promises';
import { timesByModule } from './profile-modules.mjs';

const INTERVAL_MICROS = 200;

/** Answers `start` and `stop`, the second with what was spent where. */
export function profileOnDemand() {
  const session = new Session();
  process.on('message', async (message) => {
    if (message === 'start') {
      session.connect();
      await session.post('Profiler.enable');
      await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROS });
      await session.post('Profiler.start');
      process.send?.('started');
    }
    if (message === 'stop') {
      const { profile } = await session.post('Profiler.stop');
      session.disconnect();
      process.send?.(timesByModule(profile));
    }
  });
}
