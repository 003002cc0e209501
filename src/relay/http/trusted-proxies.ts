/** Whose word on a client's address is taken. Pure. */
import type { Parsed } from '../parsed';

/** How many proxies are in front, or which; 0 believes no header. */
export type TrustedProxies = number | readonly string[];

const MAX_HOPS = 10;
const V4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const isV6 = (text: string): boolean =>
  /^[\da-f:.]+$/i.test(text) && text.includes(':') && URL.canParse(`http://[${text}]`);

const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...others] = text.split('/');
  const mostBits = V4.test(address) ? 32 : isV6(address) ? 128 : undefined;
  if (mostBits === undefined || others.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= mostBits);
};

/** A number of hops, or addresses and networks separated by commas. */
export function parseTrustedProxies(text: string): Parsed<TrustedProxies> {
  if (/^\d+$/.test(text))
    return Number(text) <= MAX_HOPS ? { value: Number(text) } : { problem: `must be ${MAX_HOPS} hops at most` };
  const networks = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const isList = networks.length > 0 && networks.every(isNetwork);
  return isList
    ? { value: networks }
    : { problem: 'must be a number of proxies, or their addresses and networks such as 10.0.0.0/8,2001:db8::1' };
}
