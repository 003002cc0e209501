/** Which addresses alerts may go to. */
import { expect, test } from 'vitest';
import { parseAlertUrl } from '../../../src/relay/health/alert-url';

test.each([
  'https://hooks.slack.com/services/T0/B0/x',
  'https://example.com:8443/a?sig=b',
  'http://127.0.0.1:9000/x',
  'http://localhost/x',
])('takes %s', (url) => {
  expect(parseAlertUrl(url)).toEqual({ value: url });
});

test.each([
  ['hooks.slack.com/services/x', 'must be the URL'],
  ['http://hooks.slack.com/services/x', 'must start with https://'],
  ['ftp://example.com/x', 'must start with https://'],
  ['https://ada:secret@example.com/x', 'must not hold a login'],
])('does not take %s, and does not repeat it', (url, words) => {
  const parsed = parseAlertUrl(url);
  expect(parsed).toEqual({ problem: expect.stringContaining(words) });
  expect(JSON.stringify(parsed)).not.toContain('x"');
});
