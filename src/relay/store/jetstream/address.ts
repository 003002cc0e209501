/** RELAY_SPOOL's nats:// address -> what connects, and where in that NATS the events are. Pure. */
import type { Parsed } from '../../parsed';

/** A NATS, and the relay's place in it. */
export interface NatsAddress {
  /** `host:port` of some servers; the others are learnt from these. */
  servers: string[];
  isTls: boolean;
  user?: string;
  pass?: string;
  /** A `.creds` file, as NATS accounts have them. */
  credsFile?: string;
  /** Certificates of an authority that Node does not know. */
  caFile?: string;
  /** Copies of each event; absent means 3 in a cluster and 1 on a server alone. */
  replicas?: number;
  /** Begins the names of streams and subjects: relays of the same name share their events. */
  name: string;
  /** How long a relay may be silent about an event that it has taken before another relay takes it, in milliseconds. */
  takeoverMs: number;
}

const FORM = /^(nats|tls):\/\/(?:([^@/?#]*)@)?([^@/?#]+)\/?(?:\?([^#]*))?$/;
// An address or a name, IPv6 in brackets as in RFC 3986 §3.2.2.
const SERVER = /^(\[[0-9a-f:.]+\]|[^\s:[\]]+)(:\d{1,5})?$/i;
const PARAMETERS = ['replicas', 'name', 'takeover', 'creds', 'ca'];
// Three times the longest attempt of the default settings, so that a slow one is not taken for a dead relay.
const DEFAULT_TAKEOVER_SECONDS = 30;

const wholeFrom = (text: string, min: number, max: number): number | undefined => {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  return number >= min && number <= max ? number : undefined;
};

function parseParameters(
  text: string,
): Parsed<Pick<NatsAddress, 'credsFile' | 'caFile' | 'replicas' | 'name' | 'takeoverMs'>> {
  const given = new URLSearchParams(text);
  const unknown = [...given.keys()].find((key) => !PARAMETERS.includes(key));
  if (unknown !== undefined) return { problem: `has an unknown parameter: there are ${PARAMETERS.join(', ')}` };
  const { replicas: copies, name = 'driftrock', takeover, creds, ca } = Object.fromEntries(given);
  const replicas = copies === undefined ? undefined : wholeFrom(copies, 1, 5);
  if (copies !== undefined && replicas === undefined) return { problem: 'must have replicas from 1 to 5' };
  if (!/^[\w-]{1,32}$/.test(name)) return { problem: 'must have a name of up to 32 letters, digits, - and _' };
  const seconds = takeover === undefined ? DEFAULT_TAKEOVER_SECONDS : wholeFrom(takeover, 2, 600);
  if (seconds === undefined) return { problem: 'must have takeover from 2 to 600 seconds' };
  return {
    value: {
      name,
      takeoverMs: seconds * 1000,
      ...(replicas !== undefined && { replicas }),
      ...(creds !== undefined && { credsFile: creds }),
      ...(ca !== undefined && { caFile: ca }),
    },
  };
}

function parseUser(text: string | undefined): Parsed<Pick<NatsAddress, 'user' | 'pass'>> {
  if (text === undefined) return { value: {} };
  try {
    const [user = '', ...pass] = text.split(':').map(decodeURIComponent);
    if (user !== '' && pass.length === 1) return { value: { user, pass: pass[0]! } };
  } catch {
    // A lone % is told like any other mistake in this place.
  }
  return { problem: 'must name user and password as user:password@, with %-codes for : / @ ? # and %' };
}

/** Whether a place for events is a NATS, rightly written or not. */
export const isNatsAddress = (place: string): boolean => /^(nats|tls):/i.test(place);

/** The place as people may read it: without the login that an address may hold. */
export const withoutLogin = (place: string): string => place.replace(/\/\/.*@/, '//');

/** The address's parts, or what is wrong with it; no problem quotes the address, which may hold a password. */
export function parseNatsAddress(text: string): Parsed<NatsAddress> {
  const [, scheme, login, hosts = '', parameters = ''] = FORM.exec(text) ?? [];
  const servers = hosts.split(',');
  if (!servers.every((server) => SERVER.test(server)))
    return { problem: 'must look like nats://host:4222 or nats://user:password@host-1:4222,host-2:4222' };
  const user = parseUser(login);
  if ('problem' in user) return user;
  const rest = parseParameters(parameters);
  if ('problem' in rest) return rest;
  return { value: { servers, isTls: scheme === 'tls', ...user.value, ...rest.value } };
}
