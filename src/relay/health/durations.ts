/** Times as people say them. Pure. */

const UNITS: readonly [name: string, ms: number][] = [
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
  ['second', 1000],
];

/**
 * Such as `20 minutes`: the largest unit of which there is one.
 *
 * Below a second, and for a clock that was set back, `a moment`.
 */
export function durationInWords(ms: number): string {
  const [name, unitMs] = UNITS.find(([, unitMs]) => ms >= unitMs) ?? ['', 0];
  if (unitMs === 0) return 'a moment';
  const count = Math.floor(ms / unitMs);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
