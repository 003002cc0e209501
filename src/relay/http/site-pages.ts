/** The pages of the relay's own site: the default for a relay that is told of no pages. Pure. */
import { getDomain } from 'tldts';

/**
 * `https://example.com,https://*.example.com` for `https://relay.example.com`; `undefined` where the address has no
 * site of its own: an IP address, `localhost`, a public suffix. A port of the address is a port of the pages, too.
 *
 * HTML standard, "schemelessly same site", with the private part of the Public Suffix List: the tenants of a hosting
 * company are not one site.
 */
export function pagesOfSite(publicUrl: string): string | undefined {
  if (!URL.canParse(publicUrl)) return undefined;
  const { hostname, port } = new URL(publicUrl);
  const domain = getDomain(hostname, { allowPrivateDomains: true });
  if (domain === null) return undefined;
  const places = port === '' ? [domain] : [domain, `${domain}:${port}`];
  return places.flatMap((place) => [`https://${place}`, `https://*.${place}`]).join();
}
