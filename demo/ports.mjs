/** Starting a server on the port that was asked for, or on the next one that is free. */

// A machine with this many taken ports in a row has another trouble than a second demo.
const PORTS_TO_TRY = 50;

/** @param {unknown} error */
const isTaken = (error) => /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';

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
