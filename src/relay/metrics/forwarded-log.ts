/** The second half of each event's story in the log: the first is the line of the request that has brought it. */
import type { Report } from '../report-line';
import type { Meter } from './meter';

/** The meter, which also writes a line for each event that Driftrock has taken. */
export const logForwarded = (meter: Meter, report: Report): Meter => ({
  ...meter,
  forwarded(taken) {
    meter.forwarded(taken);
    const { event, attempts, sinceAcceptedMs } = taken;
    report('info', 'Driftrock has taken the event', {
      source_id: event.source_id,
      event_id: event.event_id,
      attempts,
      ms_since_accepted: sinceAcceptedMs,
    });
  },
});
