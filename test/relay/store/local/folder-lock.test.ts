/** Who forwards from a folder: one relay, and the next one when that has gone. */
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { claimFolder } from '../../../../src/relay/store/local/folder-lock';
import { write } from '../../../../src/relay/store/local/tables';
import { useTables } from '../support/tables';

const tables = useTables();
const owner = () => tables().owner.get('relay');
const folder = () => dirname(tables().file);
const sockets = () => readdirSync(folder()).filter((name) => name.endsWith('.sock'));

/** A claim that ends with the test. */
const claim = async (place = folder()) => {
  const claimed = await claimFolder(tables(), place);
  if (claimed) onTestFinished(() => claimed.release());
  return claimed;
};

/** The store names this socket as its owner's. */
const leave = (path: string) => write(tables(), () => void tables().owner.put('relay', path));

describe('claimFolder', () => {
  test('gives a free folder, and says in it where its relay can be reached', async () => {
    expect(await claim()).toBeDefined();
    expect(owner()).toBe(join(folder(), sockets()[0]!));
  });

  test('does not give a folder whose relay is alive, and leaves that one the owner', async () => {
    await claim();
    const first = owner();
    expect(await claim()).toBeUndefined();
    expect(owner()).toBe(first);
    expect(sockets()).toHaveLength(1);
  });

  test('gives it again once it is released, and leaves nothing behind', async () => {
    const first = await claimFolder(tables(), folder());
    await first!.release();
    expect([owner(), sockets()]).toEqual([undefined, []]);
    expect(await claim()).toBeDefined();
  });

  test.each<[string, (path: string) => void]>([
    ['a file of its name', (path) => writeFileSync(path, '')],
    ['nothing', () => {}],
  ])('gives a folder whose relay was killed, and clears away what is left of it: %s', async (_, leaveThere) => {
    const path = join(folder(), 'killed.sock');
    leaveThere(path);
    await leave(path);
    expect(await claim()).toBeDefined();
    expect(existsSync(path)).toBe(false);
    expect(owner()).not.toBe(path);
  });

  test('of several that find the owner dead, one gets the folder', async () => {
    await leave(join(folder(), 'killed.sock'));
    const claims = await Promise.all(Array.from({ length: 5 }, () => claim()));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(sockets()).toHaveLength(1);
  });

  test('listens elsewhere where the path of the folder is too long for a socket', async () => {
    const base = mkdtempSync(join(tmpdir(), 'driftrock-long-'));
    onTestFinished(() => rmSync(base, { recursive: true }));
    const long = join(base, 'x'.repeat(100));
    mkdirSync(long);
    expect(await claim(long)).toBeDefined();
    expect(dirname(owner()!)).toBe(tmpdir());
  });

  test('listens elsewhere where the folder can hold no socket', async () => {
    expect(await claim('/dev/null')).toBeDefined();
    expect(dirname(owner()!)).toBe(tmpdir());
  });

  test('asks the owner for no more than whether it listens', async () => {
    const path = join(folder(), 'mute.sock');
    const server = createServer().listen(path);
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    await leave(path);
    expect(await claim()).toBeUndefined();
  });
});
