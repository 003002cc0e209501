/** The line for an event that Driftrock has taken. */
import { describe, expect, test } from 'vitest';
import { logForwarded } from '../../../src/relay/metrics/forwarded-log';
import { NO_METER } from '../../../src/relay/metrics/meter';
import { lead } from '../support/events';

/** The meter with its lines, and what the one below it was told. */
function createLoggedMeter() {
  const lines: unknown[][] = [];
  const counted: unknown[] = [];
  const count = (name: string) => () => void counted.push(name);
  const below = {
    accepted: count('accepted'),
    repeated: count('repeated'),
    forwarded: (taken: unknown) => void counted.push(taken),
    retried: count('retried'),
    died: count('died'),
  };
  return { meter: logForwarded(below, (...line) => lines.push(line)), lines, counted };
}

describe('logForwarded', () => {
  const taken = { event: lead, attempts: 3, ms: 120, sinceAcceptedMs: 5_000 };

  test('tells which event was taken, after how many attempts and how long, and counts it', () => {
    const { meter, lines, counted } = createLoggedMeter();
    meter.forwarded(taken);
    expect(lines).toEqual([
      [
        'info',
        'Driftrock has taken the event',
        { source_id: lead.source_id, event_id: lead.event_id, attempts: 3, ms_since_accepted: 5_000 },
      ],
    ]);
    expect(counted).toEqual([taken]);
  });

  test('counts all else, and writes no line', () => {
    const { meter, lines, counted } = createLoggedMeter();
    for (const name of ['accepted', 'repeated', 'retried', 'died'] as const) meter[name]();
    expect(counted).toEqual(['accepted', 'repeated', 'retried', 'died']);
    expect(lines).toEqual([]);
    expect(Object.keys(meter).sort()).toEqual(Object.keys(NO_METER).sort());
  });
});
