/** The tags of a case, by which browsers and a part of the cases are chosen. */
import type { Case } from './case';

/** `npm test` runs one case in as many; in WebKit, whose sessions start slowly, half of those. */
const PARTS = 5;
const WEBKIT_PARTS = 10;

/** `@webkit` runs in WebKit, too; `@part` and `@webkit-part` are the fixed parts that `npm test` runs. */
export const tagsOf = ({ notInWebKit }: Case, index: number): string[] => [
  ...(notInWebKit ? [] : ['@webkit']),
  ...(index % PARTS === 0 ? ['@part'] : []),
  ...(index % WEBKIT_PARTS === 0 && !notInWebKit ? ['@webkit-part'] : []),
];
