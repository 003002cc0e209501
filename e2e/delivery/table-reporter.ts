/**
 * Makes the table from what the tests have measured: printed, and with `DELIVERY_DOC=write` put into docs/delivery.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import type { Row } from './ledger';
import { ROW, VERSION } from './notes';
import { tableOf } from './table';

const DOC = new URL('../../docs/delivery.md', import.meta.url);
/** What is between these lines is written by this reporter alone. */
const BETWEEN = /(<!-- measured -->\n)[\s\S]*(<!-- \/measured -->)/;

/** A reporter, for Playwright, which calls `new` on what a reporter's file exports. */
export default function createTableReporter(): Reporter {
  const rows: Row[] = [];
  const versions = new Set<string>();

  return {
    // The list reporter next to it shows the tests.
    printsToStdio: () => false,
    onTestEnd(_test: TestCase, { annotations }: TestResult) {
      for (const { type, description = '' } of annotations) {
        if (type === ROW) rows.push(JSON.parse(description));
        if (type === VERSION) versions.add(description);
      }
    },
    onEnd({ status }: FullResult) {
      const date = new Date().toISOString().slice(0, 10);
      const programs = [...versions].sort().join(', ');
      const [linux] = release().split('-');
      const made = `Measured on ${date} with ${programs}, Node ${process.versions.node}, Linux ${linux}.`;
      const text = `${made}\n\n${tableOf(rows)}`;
      console.log(`\n${text}\n`);
      if (process.env['DELIVERY_DOC'] !== 'write' || status !== 'passed') return;
      const before = readFileSync(DOC, 'utf8');
      writeFileSync(
        DOC,
        before.replace(BETWEEN, (_all, begin: string, end: string) => `${begin}${text}\n${end}`),
      );
    },
  };
}
