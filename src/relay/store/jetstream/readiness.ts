/** Whether the cluster can take events, found out without an event. */
import { setTimeout as wait } from 'node:timers/promises';
import type { StoreDependencies } from '../store';
import { describe, type NatsStore } from './connection';

/** What is known of the cluster. */
export interface Readiness {
  isReady(): boolean;
  /** It could not take an event, for this reason. */
  doubt(error: unknown): void;
}

const BETWEEN_PROBES_MS = 500;

/** Ready until in doubt, and again once the stream's leader answers. */
export function watchReadiness(
  { connection, manager, events }: NatsStore,
  report: StoreDependencies['report'],
): Readiness {
  const state = { isReady: true };

  // The leader answers this only while a majority follows it.
  const probe = async (): Promise<void> => {
    while (!connection.isClosed()) {
      await wait(BETWEEN_PROBES_MS);
      const isAnswered = await manager.streams.info(events.stream).then(
        () => true,
        () => false,
      );
      if (!isAnswered) continue;
      state.isReady = true;
      report('info', 'NATS takes events again');
      return;
    }
  };

  const doubt = (error: unknown): void => {
    if (!state.isReady || connection.isClosed()) return;
    state.isReady = false;
    report('error', 'NATS cannot take events: pages are sent away until it can', { reason: describe(error) });
    void probe();
  };

  const watch = async (): Promise<void> => {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') doubt(new Error('disconnected'));
    }
  };
  void watch();
  return { isReady: () => state.isReady, doubt };
}
