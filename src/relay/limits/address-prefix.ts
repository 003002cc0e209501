/** What of an IP address tells one client from another. Pure. */

// RFC 6177 and RFC 8981: a site gets at least a /64, and a machine takes new addresses within it at will.
const GROUPS_OF_A_SITE = 4;
// RFC 4291 §2.5.5.2: what a dual-stack socket shows of an IPv4 client.
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** An IPv4 address without its IPv6 clothes; every other text as it is. */
export const unmapped = (address: string): string => MAPPED.exec(address)?.[1] ?? address;

/** An IPv4 address as it is, an IPv6 address's first 64 bits: `2001:db8:0:7::/64`. */
export function prefixOf(address: string): string {
  const plain = unmapped(address);
  if (!plain.includes(':')) return plain;
  const [start = '', end] = plain.split('%', 1).join('').split('::');
  const before = start === '' ? [] : start.split(':');
  const after = end === undefined || end === '' ? [] : end.split(':');
  // "::" stands for as many zeros as are missing of eight groups; an IPv4 tail counts as two, and is never among the
  // first four.
  const tail = after.length + (end?.includes('.') ? 1 : 0);
  const zeros = end === undefined ? [] : Array.from({ length: Math.max(8 - before.length - tail, 0) }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, GROUPS_OF_A_SITE);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
