/** What a key must look like to travel in a header. */
import type { Parsed } from '../parsed';

/**
 * The key as it is. RFC 9110 §5.5: a header's value is visible ASCII, and a line break in it would begin another
 * header.
 */
export function parseApiKey(text: string): Parsed<string> {
  if (text === '') return { problem: 'is empty' };
  if (/\s/.test(text)) return { problem: 'must not contain spaces or line breaks: copy the key alone' };
  if (!/^[\x21-\x7e]+$/.test(text))
    return { problem: 'must be letters, digits and signs of ASCII: copy the key as Driftrock shows it' };
  return { value: text };
}
