/** Who has sent a request, when there are proxies in between. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { unmapped } from '../limits/address-prefix';
import type { TrustedProxies } from './trusted-proxies';

// What addresses look like in headers of proxies that add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+):\d+|\[([^\]]+)\](?::\d+)?)$/;

function createTrust(proxies: TrustedProxies): (address: string, hop: number) => boolean {
  if (typeof proxies === 'number') return (_, hop) => hop < proxies;
  const list = new BlockList();
  for (const network of proxies) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** An entry of the header without port, brackets and IPv6 clothes; `undefined` when it is no address. */
function parseEntry(text: string): string | undefined {
  const [, v4, v6] = WITH_PORT.exec(text) ?? [];
  const address = unmapped(v4 ?? v6 ?? text);
  return isIP(address) === 0 ? undefined : address;
}

/**
 * The client's address, read from the right of `X-Forwarded-For`: what a trusted proxy has written counts, what the
 * client itself has written further left does not. Without a trusted proxy it is the socket's own; `undefined` once the
 * socket is closed.
 */
export function createClientAddress(
  proxies: TrustedProxies,
): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string | undefined {
  const isTrusted = createTrust(proxies);
  return ({ headers, socket }) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined) return undefined;
    let address = unmapped(remoteAddress);
    // Node joins several headers of this name into one line, in their order.
    const entries = String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .reverse();
    for (const [hop, entry] of entries.entries()) {
      if (!isTrusted(address, hop)) return address;
      const next = parseEntry(entry.trim());
      if (next === undefined) return address;
      address = next;
    }
    return address;
  };
}
