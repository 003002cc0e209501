/** Real programs that bring HTTPS in front of the relay, each with the project's own example of a configuration. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findServer } from '../../../scripts/servers.mjs';
import { makeCertificate } from './certificate';
import { freePort } from '../../support/free-port.mjs';
import { fillIn, mainFile } from './nginx.mjs';
import { startProgram } from './program';
import { type FileServer, requestRaw } from './served-files';

const exampleOf = (path: string): string => fileURLToPath(new URL(`../../../deploy/${path}`, import.meta.url));

/** A proxy that answers for the relay at this address, `127.0.0.1:8787`. */
export interface HttpsProxy extends FileServer {
  stop(): Promise<void>;
}
export type StartProxy = (relayAddress: string) => Promise<HttpsProxy>;

/** A folder of the test's own. nginx's workers have no rights, and read it. */
function makeFolder(name: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `driftrock-${name}-`));
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const answers =
  (open: () => FileServer): (() => Promise<boolean>) =>
  async () =>
    (await requestRaw(open(), '/healthz')).status === 200;

/**
 * Caddy with deploy/caddy/Caddyfile for `localhost`, and its own authority in place of a public one. The ports, which
 * the web would have to reach, are free ones of loopback.
 */
export const startCaddy: StartProxy = async (relayAddress) => {
  const { folder, remove } = makeFolder('caddy');
  const port = await freePort();
  const options = ['admin off', 'skip_install_trust', 'local_certs', 'default_bind 127.0.0.1'];
  const ports = [`https_port ${port}`, `http_port ${await freePort()}`];
  const file = join(folder, 'Caddyfile');
  writeFileSync(file, `{\n${[...options, ...ports].join('\n')}\n}\nimport ${exampleOf('caddy/Caddyfile')}\n`);
  const open = (): FileServer => ({
    url: `https://localhost:${port}`,
    ca: readFileSync(join(folder, 'caddy/pki/authorities/local/root.crt'), 'utf8'),
  });
  const { stop } = await startProgram(findServer('caddy'), ['run', '--config', file, '--adapter', 'caddyfile'], {
    env: { DRIFTROCK_DOMAIN: 'localhost', RELAY_ADDRESS: relayAddress, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    isReady: answers(open),
  });
  return { ...open(), stop: () => stop().then(remove) };
};

/** nginx with deploy/nginx/driftrock-https.conf.template for `localhost`, and a certificate of the test's own. */
export const startNginxWithTls: StartProxy = async (relayAddress) => {
  const { folder, remove } = makeFolder('nginx-tls');
  const port = await freePort();
  const { keyFile, certificateFile } = makeCertificate(folder, 'localhost');
  const values = {
    RELAY_LISTEN: `127.0.0.1:${port} ssl http2`,
    RELAY_NAME: 'localhost',
    RELAY_ADDRESS: relayAddress,
    RELAY_CERTIFICATE: certificateFile,
    RELAY_CERTIFICATE_KEY: keyFile,
  };
  const template = readFileSync(exampleOf('nginx/driftrock-https.conf.template'), 'utf8');
  writeFileSync(join(folder, 'relay.conf'), fillIn(template, values));
  writeFileSync(join(folder, 'nginx.conf'), mainFile(folder));
  const open = (): FileServer => ({ url: `https://localhost:${port}`, ca: readFileSync(certificateFile, 'utf8') });
  const { stop } = await startProgram(findServer('nginx'), ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    isReady: answers(open),
  });
  return { ...open(), stop: () => stop().then(remove) };
};
