import { expect, test } from 'vitest';
import { pagesOfSite } from '../../../src/relay/http/site-pages';

test.each([
  ['https://relay.example.com', 'https://example.com,https://*.example.com'],
  ['https://leads.shop.example.co.uk', 'https://example.co.uk,https://*.example.co.uk'],
  [
    'https://relay.example:8443',
    'https://relay.example,https://*.relay.example,https://relay.example:8443,https://*.relay.example:8443',
  ],
  ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example,https://*.xn--bcher-kva.example'],
  // Each tenant of a hosting company is a site of its own.
  ['https://relay.acme.github.io', 'https://acme.github.io,https://*.acme.github.io'],
])('of %s are %s', (publicUrl, pages) => expect(pagesOfSite(publicUrl)).toBe(pages));

test.each(['https://192.0.2.7', 'https://[2001:db8::7]', 'http://localhost:8787', 'https://github.io', 'relay', ''])(
  '"%s" has no site of its own',
  (publicUrl) => expect(pagesOfSite(publicUrl)).toBeUndefined(),
);
