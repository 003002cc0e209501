/** A DNS server on loopback that knows one IPv4 and one IPv6 address for every name (RFC 1035, RFC 3596). */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

const HEADER_BYTES = 12;
const TYPE_A = 1;
const TYPE_AAAA = 28;
// RFC 1035 §4.1.1: a response, recursion desired and available, no error; one question, one answer.
const FLAGS_AND_COUNTS = [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0];
// RFC 1035 §4.1.4: the name is that of the question, which begins behind the header.
const SAME_NAME = [0xc0, HEADER_BYTES];
const CLASS_IN = [0, 1];
const TTL_SECONDS = [0, 0, 0, 60];

/** Where it listens, as nginx writes it. It ends with the test. Addresses are given as their bytes. */
export async function startNameServer(addresses: { v4: readonly number[]; v6: readonly number[] }): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address }) => {
    // The question ends with the root's empty label, then type and class.
    const end = query.indexOf(0, HEADER_BYTES) + 5;
    const type = query.readUInt16BE(end - 4);
    const known = new Map([
      [TYPE_A, addresses.v4],
      [TYPE_AAAA, addresses.v6],
    ]);
    const data = known.get(type) ?? [];
    const question = query.subarray(HEADER_BYTES, end);
    const answer = [...SAME_NAME, 0, type, ...CLASS_IN, ...TTL_SECONDS, 0, data.length, ...data];
    socket.send(Buffer.from([...query.subarray(0, 2), ...FLAGS_AND_COUNTS, ...question, ...answer]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return `127.0.0.1:${(socket.address() as AddressInfo).port}`;
}
