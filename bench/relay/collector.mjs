/**
 * A plain collector as a process of its own: reads the body of each request, appends it to a file and answers. With
 * `synced` it waits for the disk before it answers. Nothing is checked, nothing is forwarded.
 */
import { open } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

process.once('message', async (/** @type {{ folder: string, isSynced: boolean }} */ { folder, isSynced }) => {
  const file = await open(join(folder, 'events.log'), 'a');
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    await file.appendFile(Buffer.concat([...parts, Buffer.from('\n')]));
    if (isSynced) await file.datasync();
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":"ok"}');
  });
  server.listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    process.send?.({ url: `http://127.0.0.1:${port}` });
  });
});
