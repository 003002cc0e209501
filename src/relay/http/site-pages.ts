/** The pages of the relay's own site: the default for a relay that is told of no pages. Pure. */
import { getDomain } from 'tldts';

/**
 * `https://example.com,https://*.example.com` for `https://relay.example.com`; `undefined` where the address has no
 * site of its own: an IP address, `localhost`, a public suffix.
 *
 * HTML standard, "schemelessly same site", with the private part of the Public Suffix List: the tenants of a hosting
 * company are not one site.
 */
export function pagesOfSite(publicUrl: string): string | undefined {
  if (!URL.canParse(publicUrl)) return undefined;
  const domain = getDomain(new URL(publicUrl).hostname, { allowPrivateDomains: true });
  return domain === null ? undefined : `https://${domain},https://*.${domain}`;
}
