/** Whether the port for the operator may be where it is: on this machine, or behind a token. Pure. */
import { isLoopback } from '../http/loopback';
import type { Parsed } from '../parsed';

/** What decides it. */
export interface Exposure {
  opsPort?: number | 'off';
  opsHost?: string;
  opsToken?: string;
}

/** The address of the port where nobody names another one. */
export const OPS_HOST = '127.0.0.1';

// NIST SP 800-63B-4 §3.1.1.2: a secret on its own has 15 characters or more.
const MIN_TOKEN_LENGTH = 16;

/** The token as it is. It travels in a header (RFC 6750 §2.1), so it is visible ASCII. */
export const parseOpsToken = (text: string): Parsed<string> =>
  /^[\x21-\x7e]+$/.test(text) && text.length >= MIN_TOKEN_LENGTH
    ? { value: text }
    : { problem: `must be ${MIN_TOKEN_LENGTH} or more letters, digits and signs of ASCII, without spaces` };

/** What is wrong, with the name of the variable that is to be set; undefined when nothing is. */
export const findExposure = ({ opsPort = 'off', opsHost = OPS_HOST, opsToken }: Exposure): string | undefined =>
  opsPort === 'off' || opsToken !== undefined || isLoopback(opsHost)
    ? undefined
    : `RELAY_OPS_TOKEN is missing: RELAY_OPS_HOST ${opsHost} can be reached from other machines.`;
