/** One relay a folder: two would forward each event twice. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Tables, write } from './tables';

const OWNER = 'relay';
// sockaddr_un of Linux holds 108 bytes with the final zero, that of macOS 104.
const MAX_SOCKET_PATH_BYTES = 103;

/** A place for a socket that lives and dies with its process. */
function socketPathsIn(folder: string): string[] {
  const name = `driftrock-relay-${randomBytes(8).toString('hex')}.sock`;
  if (process.platform === 'win32') return [`\\\\.\\pipe\\${name}`];
  // Some folders cannot hold a socket: those that a virtual machine shares, or whose path is long.
  return [join(resolve(folder), name), join(tmpdir(), name)].filter(
    (path) => Buffer.byteLength(path) <= MAX_SOCKET_PATH_BYTES,
  );
}

async function listenOn(paths: readonly string[]): Promise<{ server: Server; path: string }> {
  let problem: unknown = new Error('there is no place for a socket');
  for (const path of paths) {
    const server = createServer((socket) => socket.end());
    try {
      await once(server.listen(path), 'listening');
      return { server: server.unref(), path };
    } catch (error) {
      problem = error;
    }
  }
  throw problem;
}

/** Whether a process still listens there: the system closes the socket of one that was killed. */
async function isAlive(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function removeSocket(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It is gone already, or a name of Windows that leaves no file.
  }
}

/** The right to forward from a folder. */
export interface Claim {
  release(): Promise<void>;
}

/**
 * The right to forward from this folder, or `undefined` while another relay has it.
 *
 * The store names the owner's socket, and only one process can change that name from what it has read: of two relays
 * that both find the owner dead, one gets the folder.
 */
export async function claimFolder(tables: Tables, folder: string): Promise<Claim | undefined> {
  const { root, owner } = tables;
  const { server, path } = await listenOn(socketPathsIn(folder));
  for (;;) {
    const other = owner.get(OWNER);
    if (other !== undefined && (await isAlive(other))) {
      server.close();
      return undefined;
    }
    const isMine = root.transactionSync(() => {
      if (owner.get(OWNER) !== other) return false;
      owner.putSync(OWNER, path);
      return true;
    });
    if (!isMine) continue;
    if (other !== undefined) removeSocket(other);
    return {
      async release() {
        await write(tables, () => void owner.remove(OWNER));
        server.close();
      },
    };
  }
}
