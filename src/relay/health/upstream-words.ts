/** Why Driftrock took nothing, as a code -> what the operator reads of it, and what to do. Pure. */

/** The reason in words, and what to do; neither begins nor ends a sentence of its own. */
export interface UpstreamWords {
  words: string;
  /** Whole sentences. */
  hint: string;
}

const LOOK_AROUND =
  'If this machine reaches other sites, the fault is at Driftrock. If not, see to its network and firewall.';
const CORRECT_URL = 'Correct DRIFTROCK_API_URL.';

// Codes of HTTP, of Node and of its fetch; the first that fits.
const WORDS: readonly [code: RegExp, words: string, hint: string][] = [
  [/^(404|3\d\d)$/, 'there is no Events API at its address', CORRECT_URL],
  [/^ENOTFOUND|^EAI_AGAIN/, 'its name cannot be found', `${CORRECT_URL} Or see to the network of this machine.`],
  [/CERT|ALTNAME|SIGNATURE/, 'its certificate is not trusted', 'See to the clock of this machine, and to proxies.'],
  [/^timeout/, 'it does not answer in time', LOOK_AROUND],
  [/without/, 'something else answers in its place', `${CORRECT_URL} Or see to proxies between here and there.`],
  [/^429$/, 'it asks to send more slowly', 'Nothing is to be done.'],
  [/^\d{3}$/, 'it answers with an error', 'The fault is at Driftrock: tell its support if it lasts.'],
  [/^/, 'it cannot be reached', LOOK_AROUND],
];

/** The words for a reason such as `upstream: 503`, whose code they keep for a person who can read it. */
export function upstreamWords(reason: string): UpstreamWords {
  const code = reason.replace(/^upstream: /, '');
  const [, words, hint] = WORDS.find(([pattern]) => pattern.test(code))!;
  return { words: code === '' ? words : `${words} (${code})`, hint };
}
