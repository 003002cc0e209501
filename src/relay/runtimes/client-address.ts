/** Who has sent a request, when proxies stand in between. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { unmapped } from '../address-prefix';
import type { Parsed } from '../parsed';

/** How many proxies stand in front, or which; 0 believes no header. */
export type TrustedProxies = number | readonly string[];

const MAX_HOPS = 10;
const PREFIX_BITS = { 4: 32, 6: 128 } as const;
// What addresses look like in headers of proxies that add the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+):\d+|\[([^\]]+)\](?::\d+)?)$/;

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...others] = text.split('/');
  const family = isIP(address);
  if ((family !== 4 && family !== 6) || others.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= PREFIX_BITS[family]);
};

/** A number of hops, or addresses and networks separated by commas. */
export function parseTrustedProxies(text: string): Parsed<TrustedProxies> {
  if (/^\d+$/.test(text)) return Number(text) <= MAX_HOPS ? { value: Number(text) } : { problem: `must be ${MAX_HOPS} hops at most` };
  const networks = text.split(',').map((item) => item.trim()).filter((item) => item !== '');
  const isList = networks.length > 0 && networks.every(isNetwork);
  return isList ? { value: networks } : { problem: 'must be a number of proxies, or their addresses and networks such as 10.0.0.0/8,2001:db8::1' };
}

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
 * The client's address, read from the right of `X-Forwarded-For`: what a trusted proxy has written counts, what the client
 * itself has written further left does not. Without a trusted proxy it is the socket's own; `undefined` once the socket is closed.
 */
export function createClientAddress(proxies: TrustedProxies): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string | undefined {
  const isTrusted = createTrust(proxies);
  return ({ headers, socket }) => {
    const { remoteAddress } = socket;
    if (remoteAddress === undefined) return undefined;
    let address = unmapped(remoteAddress);
    // Node joins several headers of this name into one line, in their order.
    const entries = String(headers['x-forwarded-for'] ?? '').split(',').reverse();
    for (const [hop, entry] of entries.entries()) {
      if (!isTrusted(address, hop)) return address;
      const next = parseEntry(entry.trim());
      if (next === undefined) return address;
      address = next;
    }
    return address;
  };
}
