/**
 * An upstream as a process of its own: takes everything, or never answers. Tells its parent how much it has taken when
 * asked.
 */
import { createServer } from 'node:http';

const isSilent = process.argv[2] === 'silent';
const count = { taken: 0 };
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    if (isSilent) return;
    count.taken += 1;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":"ok"}');
  });
});
server.keepAliveTimeout = 65_000;
server.listen(0, '127.0.0.1', () => {
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  process.send?.({ url: `http://127.0.0.1:${address.port}` });
});
process.on('message', () => process.send?.(count));
