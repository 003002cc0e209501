/** JSON that somebody else may have written. */

/** The value, undefined where the text is no JSON. */
export function parseJson<T>(text: string): T | undefined {
  try {
    return JSON.parse(text);
  } catch {
    // The caller knows what to do without it.
  }
}
