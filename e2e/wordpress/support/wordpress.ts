/** A real WordPress on loopback: Debian's, in a folder of its own, installed by its own installer. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../test/support/free-port.mjs';
import { waitFor } from '../../support/browser';
import { startDatabase } from './database';
import { ADMIN, inNetwork, LOAD, makeNetwork, PREPARE, resetTo } from './php-code';
import { run, type Running, start } from './programs';
import { copyPlugins, copyWordPress, logIn, siteIn } from './site-files';

/** So many requests at once: a page of the administration asks for more while it is made. */
const PHP_WORKERS = '4';

/** The settings of the plug-in, as they are saved. */
export interface Settings {
  relay?: string;
  source_id?: string;
  consent?: string;
  attribution?: boolean;
}

export interface Cookie {
  name: string;
  value: string;
  url: string;
}

export interface WordPress {
  url: string;
  /** The site as it was installed, with these plug-ins active and these settings of the plug-in saved. */
  reset(plugins: string[], settings?: Settings): Promise<void>;
  /** What the PHP expression says, as JSON. */
  ask(expression: string): Promise<unknown>;
  /** What the PHP code prints in a network with this site in it. The other acts know of no network. */
  runInNetwork(code: string): Promise<string>;
  /** What PHP has complained of in the plug-in's code. */
  complaints(): string[];
  /** A session of this user. */
  logIn(name?: string): Promise<Cookie[]>;
  stop(): Promise<void>;
}

/** WordPress' own installer, as a person fills it in. */
async function install(url: string): Promise<void> {
  const form = {
    weblog_title: 'Bakery',
    user_name: ADMIN.name,
    admin_password: ADMIN.password,
    admin_password2: ADMIN.password,
    admin_email: ADMIN.email,
    blog_public: '0',
    language: '',
  };
  const body = new URLSearchParams(form);
  const response = await fetch(`${url}/wp-admin/install.php?step=2`, { method: 'POST', body });
  const page = await response.text();
  if (!page.includes('wp-login.php')) throw new Error(`WordPress' installer has failed: ${page.slice(0, 2_000)}`);
}

/** The cookies of somebody who has filled in WordPress' login form. */
async function openSession(url: string, name: string): Promise<Cookie[]> {
  const response = await fetch(`${url}/wp-login.php`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
    body: new URLSearchParams({ log: name, pwd: ADMIN.password, testcookie: '1' }),
  });
  return response.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';');
    const split = pair.indexOf('=');
    return { name: pair.slice(0, split), value: pair.slice(split + 1), url };
  });
}

async function startWebServer(url: string, site: string): Promise<Running> {
  const args = ['-d', 'sendmail_path=/bin/true', '-S', new URL(url).host, '-t', site];
  const server = start('php', args, { PHP_CLI_SERVER_WORKERS: PHP_WORKERS });
  const look = async () => {
    const response = await fetch(`${url}/readme.html`).catch(() => undefined);
    return response?.ok ? true : undefined;
  };
  await waitFor('PHP to listen', look);
  return server;
}

/** Starts database, web server and site. */
export async function startWordPress(): Promise<WordPress> {
  const dir = mkdtempSync(join(tmpdir(), 'driftrock-wordpress-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  copyWordPress(dir, url);
  const database = await startDatabase(dir);
  const server = await startWebServer(url, siteIn(dir));
  await install(url);
  const runCode = (code: string) => run('php', ['-r', code], siteIn(dir));
  await runCode(LOAD + PREPARE);
  let network: Promise<string> | undefined;

  return {
    url,
    async reset(plugins, settings) {
      copyPlugins(dir);
      await runCode(LOAD + resetTo(plugins, settings));
    },
    ask: async (expression) => JSON.parse(await runCode(`${LOAD} echo json_encode( ${expression} );`)),
    async runInNetwork(code) {
      await (network ??= runCode(LOAD + makeNetwork(url)));
      return runCode(inNetwork(url) + LOAD + code);
    },
    complaints() {
      const lines = existsSync(logIn(dir)) ? readFileSync(logIn(dir), 'utf8').split('\n') : [];
      return lines.filter((line) => line.includes('/plugins/driftrock/'));
    },
    logIn: (name = ADMIN.name) => openSession(url, name),
    async stop() {
      await Promise.all([server.stop(), database.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
