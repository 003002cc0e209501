/** The tags of a stack's tests, by which a part of them is chosen. */
import type { Stack } from './stack';

/** `@plain` runs in WebKit, too. */
export const tagsOf = ({ isPlain }: Stack): string[] => (isPlain ? ['@plain'] : []);
