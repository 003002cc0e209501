/** An upstream behind TLS, with a certificate of its own making. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { makeCertificate } from './certificate';

/** An upstream that calls itself this and takes everything; it ends with the test. `caFile` vouches for it. */
export async function startTlsUpstream(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-tls-'));
  const { keyFile, certificateFile: caFile } = makeCertificate(folder, name);
  let count = 0;
  const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(caFile) }, (incoming, response) => {
    count += 1;
    incoming.resume().on('end', () => response.setHeader('Content-Type', 'application/json').end('{"data":"ok"}'));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });
  return { port: (server.address() as AddressInfo).port, caFile, requests: () => count };
}
