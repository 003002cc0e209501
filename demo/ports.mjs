/** Starting a server on the port that was asked for, or on the next one that is free. */
import { once } from 'node:events';
import { createServer } from 'node:net';

// A machine with this many taken ports in a row has another trouble than a second demo.
const PORTS_TO_TRY = 50;

/** @param {unknown} error */
const isTaken = (error) => /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';

/**
 * A port of this machine that nobody listens on now, beginning with the one asked for; 0 stays 0.
 *
 * @param {{ name: string, port: number, say: (line: string) => void }} wish
 * @returns {Promise<number>}
 */
export const findFreePort = (wish) =>
  startOnFreePort(wish, async (port) => {
    const probe = createServer();
    await once(probe.listen(port, '127.0.0.1'), 'listening');
    await new Promise((resolve) => probe.close(resolve));
    return port;
  });

/**
 * What `start` gives for the first port that is not taken, beginning with the one asked for.
 *
 * @template T
 * @param {{ name: string, port: number, say: (line: string) => void }} wish Port 0 asks the system for any.
 * @param {(port: number) => Promise<T>} start Rejects with `EADDRINUSE` when the port is taken.
 * @returns {Promise<T>}
 */
export async function startOnFreePort({ name, port, say }, start) {
  for (let offset = 0; offset < PORTS_TO_TRY && port + offset <= 65535; offset++) {
    try {
      return await start(port + offset);
    } catch (error) {
      if (!isTaken(error)) throw error;
      say(`Port ${port + offset} is taken, so the ${name} tries ${port + offset + 1}.`);
    }
  }
  throw new Error(`No free port for the ${name}: all from ${port} on are taken.`);
}
