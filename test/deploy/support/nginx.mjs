/**
 * Real nginx with the project's own configuration, filled in as its README says. For tests and for the bench, so
 * without either's tools.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findServer } from '../../../scripts/servers.mjs';
import { freePort } from '../../support/free-port.mjs';

const TEMPLATE = fileURLToPath(new URL('../../../deploy/nginx/driftrock-relay.conf.template', import.meta.url));
const SERVED_DIR = fileURLToPath(new URL('../../../dist/served/', import.meta.url));
/** What is in the template as it is: several of these run at once, and none may touch the machine's own files. */
const INNER_ADDRESS = '127.0.0.1:8790';
const FILES_DIR = '/usr/share/driftrock';
const READY_WITHIN_MS = 10_000;
const LOOK_AGAIN_MS = 20;

/**
 * @typedef {object} NginxOptions
 * @property {string} apiUrl
 * @property {string} apiKey
 * @property {string[]} origins As in driftrock-origins.conf: origins, or patterns that begin with `~`.
 * @property {string} [caFile] Who vouches for upstream; Debian's own list by default.
 * @property {string} [resolver] A DNS server that nginx asks for upstream's name; nobody by default.
 * @property {boolean} [hasBrotli] Whether the operator has switched brotli on.
 * @property {string} [http] What else is in the `http` block.
 * @property {(configuration: string) => string} [change] Changes the filled-in configuration, where a measurement must.
 *
 * @typedef {object} RunningNginx
 * @property {string} url
 * @property {() => string} log Everything it has logged: accesses and errors.
 * @property {() => Promise<void>} stop
 */

/**
 * The template with each variable filled in, as envsubst does it; throws for one that is not known.
 * @param {string} template @param {Record<string, string>} values
 */
export const fillIn = (template, values) =>
  template.replaceAll(/\$\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the template has an unknown variable: ${name}`);
    return value;
  });

/**
 * The main file around it, with every path in this folder: nothing of the machine's own nginx is touched.
 * @param {string} folder @param {string} [http] @param {string} [modules]
 */
export const mainFile = (folder, http = '', modules = '') => `
${modules}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 512; }
http {
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${http}
  include ${folder}/relay.conf;
}
`;

/** The files of pages as the README puts them there: at their names, and under their version. @param {string} folder */
function copyServedFiles(folder) {
  const { version } = JSON.parse(readFileSync(join(SERVED_DIR, 'manifest.json'), 'utf8'));
  for (const target of [folder, join(folder, version)])
    cpSync(SERVED_DIR, target, { recursive: true, preserveTimestamps: true });
}

/** Whether it answers now. @param {string} url */
const answers = (url) =>
  fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

/**
 * nginx as relay on loopback, once it answers. Rejects with its own words when it cannot start.
 * @param {NginxOptions} options
 * @returns {Promise<RunningNginx>}
 */
export async function startNginx({
  apiUrl,
  apiKey,
  origins,
  caFile = '/etc/ssl/certs/ca-certificates.crt',
  http = '',
  resolver = '127.0.0.1:1',
  hasBrotli = false,
  change = (text) => text,
}) {
  const folder = mkdtempSync(join(tmpdir(), 'driftrock-nginx-'));
  // nginx reads its configuration as root, and pages' files as a user without rights.
  chmodSync(folder, 0o755);
  copyServedFiles(join(folder, 'files'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const write = (/** @type {string} */ name, /** @type {string} */ text) =>
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  write('driftrock-key.conf', `proxy_set_header Authorization "Bearer ${apiKey}";\n`);
  write('driftrock-origins.conf', origins.map((origin) => `"${origin}" 1;\n`).join(''));
  const values = {
    RELAY_LISTEN: new URL(url).host,
    RELAY_NAME: '_',
    RELAY_RESOLVER: resolver,
    RELAY_CONF_DIR: folder,
    RELAY_ACCESS_LOG: `${folder}/access.log`,
    RELAY_CA_FILE: caFile,
    DRIFTROCK_API_URL: apiUrl,
  };
  const template = readFileSync(TEMPLATE, 'utf8')
    .replaceAll(INNER_ADDRESS, `127.0.0.1:${await freePort()}`)
    .replaceAll(FILES_DIR, join(folder, 'files'));
  write('relay.conf', change(fillIn(template, values)));
  if (hasBrotli) write('driftrock-brotli.conf', 'brotli_static on;\n');
  write('nginx.conf', mainFile(folder, http, hasBrotli ? `load_module ${findServer('nginx-brotli')};` : ''));

  const child = spawn(findServer('nginx'), ['-p', folder, '-c', `${folder}/nginx.conf`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += chunk));
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };

  const deadline = Date.now() + READY_WITHIN_MS;
  // Its own number is written once its ports are its own: until then, somebody else may be answering there.
  while (!existsSync(join(folder, 'nginx.pid')) || !(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`nginx does not answer: ${complaints}`);
    }
    await wait(LOOK_AGAIN_MS);
  }

  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  return { url, log: () => read('access.log') + read('error.log'), stop };
}
