/**
 * Real nats-server processes on loopback: one alone, or a cluster of three whose nodes can be killed and started again.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findServer } from '../../../scripts/servers.mjs';
import { freePort } from '../../support/free-port.mjs';

/** One nats-server with its folder. */
export interface NatsNode {
  name: string;
  /** `nats://127.0.0.1:port`. */
  url: string;
  start(): Promise<void>;
  /** Ends it at once, as a power cut of that machine would. */
  kill(): Promise<void>;
}

/** Servers that know each other; `remove` ends them and deletes their folders. */
export interface Nats {
  nodes: NatsNode[];
  /** All nodes, as one address. */
  url: string;
  remove(): Promise<void>;
}

async function isSaid(child: ChildProcess, words: string): Promise<void> {
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stderr! })) {
    said.push(line);
    if (!line.includes(words)) continue;
    child.stderr!.resume();
    return;
  }
  throw new Error(`nats-server ended before it said "${words}":\n${said.join('\n')}`);
}

// A test run that is broken off ends without its clean-up.
const started = new Set<ChildProcess>();
process.once('exit', () => started.forEach((child) => child.kill('SIGKILL')));

function createNode(name: string, port: number, args: string[]): NatsNode {
  const running: { child?: ChildProcess } = {};
  return {
    name,
    url: `nats://127.0.0.1:${port}`,
    async start() {
      const child = spawn(findServer('nats-server'), ['-a', '127.0.0.1', '-p', String(port), '-n', name, ...args], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      running.child = child;
      started.add(child);
      child.once('exit', () => started.delete(child));
      await isSaid(child, 'Server is ready');
    },
    async kill() {
      const { child } = running;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function collect(nodes: NatsNode[], dir: string): Promise<Nats> {
  await Promise.all(nodes.map((node) => node.start()));
  return {
    nodes,
    url: `nats://${nodes.map(({ url }) => url.slice('nats://'.length)).join(',')}`,
    async remove() {
      await Promise.all(nodes.map((node) => node.kill()));
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** One server with JetStream, ready. */
export async function startNatsServer(...args: string[]): Promise<Nats> {
  const dir = await mkdtemp(join(tmpdir(), 'driftrock-nats-'));
  const port = await freePort();
  return collect([createNode('alone', port, ['-js', '-sd', dir, ...args])], dir);
}

/** Three servers with JetStream, which replicate to each other. */
export async function startNatsCluster(): Promise<Nats> {
  const dir = await mkdtemp(join(tmpdir(), 'driftrock-nats-'));
  const ports = await Promise.all(Array.from({ length: 6 }, freePort));
  const routes = ports.slice(3).map((port) => `nats://127.0.0.1:${port}`);
  const nodes = [0, 1, 2].map((index) => {
    const cluster = ['-cluster_name', 'test', '-cluster', routes[index]!, '-routes', routes.join(',')];
    return createNode(`node-${index}`, ports[index]!, ['-js', '-sd', join(dir, String(index)), ...cluster]);
  });
  return collect(nodes, dir);
}
