/** Which capture the leads of a page go to, in words: of the panel, the console and the doctor alike. Pure. */
import type { InstallationFacts } from './facts';

/** Its id; else that the relay knows its only one, or that nobody names any. */
export const captureOf = ({ snippet, relay }: InstallationFacts): string =>
  snippet?.sourceId ??
  (snippet?.isServed && relay?.installation?.source_id !== 'missing' ? "the relay's only one" : 'none');
