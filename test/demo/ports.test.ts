/** Servers and taken ports. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startDriftrockApi } from '../../demo/driftrock-api.mjs';
import { startOnFreePort } from '../../demo/ports.mjs';

describe('startOnFreePort', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

  const start = async (port: number) => {
    const server = await startDriftrockApi({ apiKey: 'k', port });
    open.push(server);
    return server;
  };
  const portOf = ({ url }: { url: string }) => Number(new URL(url).port);

  test('says which port is taken, and uses the next free one', async () => {
    const taken = portOf(await start(0));
    const lines: string[] = [];
    const server = await startOnFreePort({ name: 'relay', port: taken, say: (line) => lines.push(line) }, start);
    expect(portOf(server)).toBeGreaterThan(taken);
    expect(lines[0]).toBe(`Port ${taken} is taken, so the relay tries ${taken + 1}.`);
  });

  test('passes on every other failure at once', async () => {
    const failing = vi.fn().mockRejectedValue(Object.assign(new Error('no'), { code: 'EACCES' }));
    await expect(startOnFreePort({ name: 'relay', port: 80, say: () => undefined }, failing)).rejects.toThrow('no');
    expect(failing).toHaveBeenCalledTimes(1);
  });

  test('gives up at the last port there is', async () => {
    const taken = vi.fn().mockRejectedValue(Object.assign(new Error('taken'), { code: 'EADDRINUSE' }));
    await expect(startOnFreePort({ name: 'relay', port: 65534, say: () => undefined }, taken)).rejects.toThrow(
      'No free port for the relay',
    );
    expect(taken.mock.calls).toEqual([[65534], [65535]]);
  });
});
