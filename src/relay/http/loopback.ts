/** Which names and addresses do not leave this machine. Pure. */

// RFC 6761 §6.3 and RFC 1122 §3.2.1.3; IPv6 with the brackets of a URL, and without.
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/;

/** Whether the host name or address is this machine's own. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);
