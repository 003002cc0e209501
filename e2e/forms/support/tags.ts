/** The tags of a stack's tests, by which a part of them is chosen. */
import type { Stack } from './stack';

/** `npm test` runs one stack in as many. */
const PARTS = 3;

/** `@plain` runs in WebKit, too; `@part` is the fixed part that `npm test` runs: every third of a list. */
export const tagsOf = ({ isPlain }: Pick<Stack, 'isPlain'>, index: number): string[] => [
  ...(isPlain ? ['@plain'] : []),
  ...(index % PARTS === 0 ? ['@part'] : []),
];
