/** Reasons of attempts that failed, in words. */
import { describe, expect, test } from 'vitest';
import { upstreamWords } from '../../../src/relay/health/upstream-words';

describe('upstreamWords', () => {
  test.each([
    ['upstream: 404', 'there is no Events API at its address (404)', 'DRIFTROCK_API_URL'],
    ['upstream: 301', 'there is no Events API at its address (301)', 'DRIFTROCK_API_URL'],
    ['upstream: ENOTFOUND', 'its name cannot be found (ENOTFOUND)', 'DRIFTROCK_API_URL'],
    ['upstream: EAI_AGAIN', 'its name cannot be found (EAI_AGAIN)', 'network'],
    ['upstream: CERT_HAS_EXPIRED', 'its certificate is not trusted (CERT_HAS_EXPIRED)', 'clock'],
    ['upstream: timeout', 'it does not answer in time (timeout)', 'firewall'],
    ['upstream: ECONNREFUSED', 'it cannot be reached (ECONNREFUSED)', 'firewall'],
    [
      'upstream: 200 without the documented body',
      'something else answers in its place (200 without the documented body)',
      'proxies',
    ],
    ['upstream: 429', 'it asks to send more slowly (429)', 'Nothing'],
    ['upstream: 503', 'it answers with an error (503)', 'at Driftrock'],
    ['', 'it cannot be reached', 'firewall'],
  ])('tells %j', (reason, words, hint) => {
    expect(upstreamWords(reason)).toEqual({ words, hint: expect.stringContaining(hint) });
  });
});
