/** A real WordPress on loopback: Debian's, in a folder of its own, installed by its own installer. */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { THEME, WORDPRESS_DIR } from '../../../scripts/wordpress.mjs';
import { freePort } from '../../../test/support/free-port.mjs';
import { waitFor } from '../../support/browser';
import { DATABASE, DATABASE_USER, socketIn, startDatabase } from './database';
import { run, start } from './programs';

const PLUGIN_DIR = fileURLToPath(new URL('../../../integrations/wordpress/driftrock', import.meta.url));
const TEST_PLUGINS_DIR = fileURLToPath(new URL('../plugins', import.meta.url));
const ADMIN = { name: 'admin', password: 'a-password-of-the-tests', email: 'owner@example.com' };
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
  /** A session of this user. */
  logIn(name?: string): Promise<Cookie[]>;
  stop(): Promise<void>;
}

const config = (dir: string, url: string): string => `<?php
define( 'DB_NAME', '${DATABASE}' );
define( 'DB_USER', '${DATABASE_USER}' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:${socketIn(dir)}' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'WP_HOME', '${url}' );
define( 'WP_SITEURL', '${url}' );
define( 'DISABLE_WP_CRON', true );
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'FS_METHOD', 'direct' );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_LOG', '${dir}/debug.log' );
define( 'WP_DEBUG_DISPLAY', false );
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`;

/** Copies Debian's files, whose links lead to other packages, and without its own configuration and language files. */
function copyWordPress(site: string): void {
  const isWanted = (path: string) =>
    existsSync(path) && !/\/wp-content\/(languages|uploads|plugins\/akismet)/.test(path);
  cpSync(WORDPRESS_DIR, site, { recursive: true, dereference: true, filter: isWanted });
}

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
  const response = await fetch(`${url}/wp-admin/install.php?step=2`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const page = await response.text();
  if (!page.includes('wp-login.php')) throw new Error(`WordPress' installer has failed: ${page.slice(0, 2_000)}`);
}

const LOAD = "require 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/plugin.php';";

// What the tests' pages are, and a user who may not change settings.
const PREPARE = `
  switch_theme( '${THEME}' );
  wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => 'contact',
    'post_title' => 'Contact', 'post_content' => '[contact-form]' ) );
  wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => 'thanks',
    'post_title' => 'Thanks', 'post_content' => 'Thank you.' ) );
  wp_insert_user( array( 'user_login' => 'author', 'user_pass' => '${ADMIN.password}',
    'user_email' => 'author@example.com', 'role' => 'author' ) );`;

/** Starts database, web server and site. */
export async function startWordPress(): Promise<WordPress> {
  const dir = mkdtempSync(join(tmpdir(), 'driftrock-wordpress-'));
  const site = join(dir, 'site');
  const url = `http://127.0.0.1:${await freePort()}`;
  copyWordPress(site);
  writeFileSync(join(site, 'wp-config.php'), config(dir, url));
  const database = await startDatabase(dir);
  const php = start('php', ['-d', 'sendmail_path=/bin/true', '-S', url.replace('http://', ''), '-t', site], {
    PHP_CLI_SERVER_WORKERS: PHP_WORKERS,
  });
  await waitFor('PHP to listen', () =>
    fetch(`${url}/readme.html`)
      .then(() => true)
      .catch(() => undefined),
  );
  await install(url);

  const runCode = (code: string) => run('php', ['-r', `${LOAD} ${code}`], site);
  await runCode(PREPARE);

  return {
    url,
    async reset(plugins, settings) {
      const target = join(site, 'wp-content/plugins');
      rmSync(join(target, 'driftrock'), { recursive: true, force: true });
      cpSync(PLUGIN_DIR, join(target, 'driftrock'), { recursive: true });
      cpSync(TEST_PLUGINS_DIR, target, { recursive: true });
      const files = JSON.stringify(plugins.map((name) => `${name}/${name}.php`));
      const saved = JSON.stringify(settings ?? null);
      await runCode(`
        deactivate_plugins( get_option( 'active_plugins' ) );
        delete_option( 'driftrock_settings' );
        foreach ( get_comments( array( 'fields' => 'ids' ) ) as $id ) wp_delete_comment( $id, true );
        activate_plugins( json_decode( '${files}', true ) );
        $saved = json_decode( '${saved}', true );
        if ( $saved ) update_option( 'driftrock_settings', $saved );`);
    },
    ask: async (expression) => JSON.parse(await runCode(`echo json_encode( ${expression} );`)),
    async logIn(name = ADMIN.name) {
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
    },
    async stop() {
      await Promise.all([php.stop(), database.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
