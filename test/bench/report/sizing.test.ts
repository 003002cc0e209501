/** The table of what relays take: figures of the last run, or the word that there are none. */
import { describe, expect, test } from 'vitest';
import {
  EVENTS_A_SECOND,
  ON_DISK,
  ONE_NATS,
  PROCESSOR_TIME,
  STORE_PROCESSOR_TIME,
} from '../../../bench/relay/names.mjs';
import { sizingTable, withTable } from '../../../bench/report/sizing.mjs';
import type { Row, Unit } from '../../../bench/rounds.mjs';

const summary = (median: number) => ({ median, lowerQuartile: median, upperQuartile: median, count: 1 });
const row = (measure: string, unit: Unit, medians: Record<string, number>): Row => ({
  page: 'accepting',
  measure,
  unit,
  figures: Object.fromEntries(Object.entries(medians).map(([subject, median]) => [subject, summary(median)])),
});
const partOf = (rows: Row[]) => ({ tables: [{ title: 'Accepting', about: '', columns: [], rows }] }) as never;
const lineOf = (rows: Row[], way: string) =>
  sizingTable(partOf(rows))
    .split('\n')
    .find((line) => line.startsWith(`| ${way}`));

describe('sizingTable', () => {
  test('says what each way takes, and the processor time of relay and servers', () => {
    const rows = [
      row(EVENTS_A_SECOND, 'per second', { [ON_DISK]: 6172.4, [ONE_NATS]: 7040.9 }),
      row(PROCESSOR_TIME, 'µs', { [ON_DISK]: 221.4, [ONE_NATS]: 151.9 }),
      row(STORE_PROCESSOR_TIME, 'µs', { [ONE_NATS]: 60.25 }),
    ];
    expect(lineOf(rows, 'the same while Driftrock is silent')).toContain('| 6,172 | 221 | accepted |');
    expect(lineOf(rows, 'one relay with one NATS server')).toContain('| 7,041 | 152, and 60.3 in NATS |');
  });

  test('says of what the last run has no figure that it was not measured', () => {
    expect(lineOf([], 'two relays')).toContain('| not measured | - |');
  });
});

describe('withTable', () => {
  test('puts the table in the place of the old one, and leaves the rest alone', () => {
    const document = '# Sizing\n\n| way | x |\n|---|---|\n| a | 1 |\n\nText.\n\n| other |\n| --- |\n';
    expect(withTable(document, '| way |\n| --- |\n| $& |')).toBe(
      '# Sizing\n\n| way |\n| --- |\n| $& |\n\nText.\n\n| other |\n| --- |\n',
    );
  });
});
