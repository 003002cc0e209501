/** Text -> the clipboard. */

/** What to tell who has asked for it. Never rejects: browsers may refuse, as in pages without HTTPS. */
export async function copyText(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'The report is in the clipboard.';
  } catch {
    // Then the console has it, from where it can be copied by hand.
    console.info(text);
    return 'The browser does not allow the clipboard here: the report is in the console.';
  }
}
