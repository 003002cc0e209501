/**
 * Ports for programs that must be told theirs before they start. Without any test tool's help: benches use it, too.
 */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the range from which Linux gives ports to connections and to programs that listen on 0 (32768 to 60999, ip(7)):
 * nothing gets such a port by chance while the program that it is for still starts. Every browser may call it (Fetch
 * standard, "port blocking").
 */
const FIRST = 20_000;
const END = 32_000;

/** @param {number} port */
const isFree = async (port) => {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return false;
  }
  await new Promise((resolve) => server.close(resolve));
  return true;
};

/** A port of loopback that nothing listens on now, chosen by chance. */
export async function freePort() {
  for (;;) {
    const port = randomInt(FIRST, END);
    if (await isFree(port)) return port;
  }
}
