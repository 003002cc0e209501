/** The processes that the bench measures and leans on. Each is ended by its own handle. */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findServer } from '../../scripts/servers.mjs';
import { freePort } from '../../test/support/free-port.mjs';

/**
 * `pid` is that of the process that does the work, `stop` is a kill -9; `release` lets it end by itself. `ask` sends a
 * message, "?" by default, and gives the answer.
 * @typedef {{ url: string, pid: number, stop(): Promise<void>, release(): Promise<void>,
 *   ask(message?: string): Promise<any> }} Running
 */

const here = (/** @type {string} */ file) => fileURLToPath(new URL(file, import.meta.url));

/** @param {string} file @param {string[]} args @param {object} [message] @returns {Promise<Running>} */
async function startNode(file, args, message) {
  const child = fork(here(file), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  if (message) child.send(message);
  const [{ url, pid = child.pid ?? 0 }] = await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error(`${file} ended early`))),
  ]);
  return {
    url,
    pid,
    async ask(message = '?') {
      child.send(message);
      const [answer] = await once(child, 'message');
      return answer;
    },
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
    async release() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** A relay with this store: `instant`, `none`, a folder or a NATS. @param {string} store @param {string} upstreamUrl */
export const startRelay = (store, upstreamUrl) => startNode('serve.mjs', [], { store, upstreamUrl });

/**
 * The Worker in workerd, which would outlive a kill of its parent.
 * @param {string} folder
 * @param {string} upstreamUrl
 */
export async function startWorker(folder, upstreamUrl) {
  const worker = await startNode('worker.mjs', [], { folder, upstreamUrl });
  return { ...worker, stop: worker.release };
}

/** A plain collector that appends to a file in this folder. @param {{ folder: string, isSynced: boolean }} options */
export const startCollector = (options) => startNode('collector.mjs', [], options);

/** A process that has put so many waiting events into this folder. @param {string} folder @param {number} count */
export const startFilled = (folder, count) => startNode('fill.mjs', [], { folder, count });

/** Pages that fetch the snippet so many times a second. @param {string} url @param {number} perSecond */
export const startPages = (url, perSecond) => startNode('pages.mjs', [], { url, perSecond });

/** @param {'takes' | 'silent'} manner */
export const startUpstream = (manner) => startNode('upstream.mjs', [manner]);

/** A folder of its own on the disk, or in this place, and its removal. @param {string} name */
export function makeFolder(name, place = tmpdir()) {
  const path = mkdtempSync(join(place, `driftrock-bench-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** tmpfs(5): where Linux keeps files in memory. */
export const IN_MEMORY = '/dev/shm';

/** @param {string[]} args */
async function startNatsServer(args) {
  const child = spawn(findServer('nats-server'), ['-a', '127.0.0.1', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stderr })) if (line.includes('Server is ready')) break;
  child.stderr.resume();
  return {
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/**
 * So many nats-servers with JetStream, one cluster where they are several, as an address for the relay.
 * @param {number} count
 * @returns {Promise<{ url: string, pids: number[], stop(): Promise<void> }>}
 */
export async function startNats(count) {
  const folder = makeFolder('nats');
  const ports = await Promise.all(Array.from({ length: count * 2 }, freePort));
  const routes = ports.slice(count).map((port) => `nats://127.0.0.1:${port}`);
  const clusterOf = (/** @type {number} */ index) =>
    count === 1 ? [] : ['-cluster_name', 'bench', '-cluster', routes[index] ?? '', '-routes', routes.join(',')];
  const servers = await Promise.all(
    ports
      .slice(0, count)
      .map((port, index) =>
        startNatsServer([
          '-p',
          String(port),
          '-n',
          `node-${index}`,
          '-js',
          '-sd',
          join(folder.path, String(index)),
          ...clusterOf(index),
        ]),
      ),
  );
  const hosts = ports.slice(0, count).map((port) => `127.0.0.1:${port}`);
  return {
    url: `nats://${hosts.join(',')}?replicas=${count}`,
    pids: servers.map(({ pid }) => pid),
    async stop() {
      await Promise.all(servers.map(({ stop }) => stop()));
      folder.remove();
    },
  };
}

// Linux counts processor time in hundredths of a second (sysconf(3), _SC_CLK_TCK).
const TICK_MS = 10;

/** Processor time that the process has had, all its threads together, in milliseconds. @param {number} pid */
export function processorMs(pid) {
  // proc(5): the program's name, in brackets, may hold blanks; fields 14 and 15 are 11 and 12 behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Memory that the process holds, in MiB. @param {number} pid */
export function residentMiB(pid) {
  const [, kib = NaN] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}
