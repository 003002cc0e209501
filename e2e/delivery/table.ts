/** The laboratory's table, as text. */
import type { Row } from './ledger';

const HEAD = ['fault', 'browser', 'leads', 'lost', 'twice at the upstream', 'twice at the relay', 'after'];
/** Orders of magnitude: the machines that measure are too busy for more. */
const MAGNITUDES: [number, string][] = [
  [1_000, 'below 1 s'],
  [10_000, '1 to 10 s'],
  [100_000, '10 to 100 s'],
];

/** A duration as an order of magnitude. */
export const magnitudeOf = (ms: number | null | undefined): string =>
  ms == null ? 'never' : (MAGNITUDES.find(([limit]) => ms < limit)?.[1] ?? 'above 100 s');

const lineOf = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;

/** A Markdown table, faults in alphabetical order, browsers next to each other. */
export function tableOf(rows: Row[]): string {
  const sorted = [...rows].sort((a, b) => a.fault.localeCompare(b.fault) || a.browser.localeCompare(b.browser));
  const lines = sorted.map(({ fault, browser, leads, lost, twiceUpstream, twiceRelay, afterMs }) =>
    lineOf([fault, browser, leads, lost, twiceUpstream, twiceRelay, magnitudeOf(afterMs)]),
  );
  return [lineOf(HEAD), lineOf(HEAD.map(() => '---')), ...lines].join('\n');
}
