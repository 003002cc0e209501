/** The files of a test's site: Debian's WordPress with its own configuration, and the plug-ins. */
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WORDPRESS_DIR } from '../../../scripts/wordpress.mjs';
import { DATABASE, DATABASE_USER, socketIn } from './database';

const PLUGIN_DIR = fileURLToPath(new URL('../../../integrations/wordpress/driftrock', import.meta.url));
const TEST_PLUGINS_DIR = fileURLToPath(new URL('../plugins', import.meta.url));

/** Where the site is in the run's folder, and where PHP writes its complaints. */
export const siteIn = (dir: string): string => join(dir, 'site');
export const logIn = (dir: string): string => join(dir, 'debug.log');

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
define( 'WP_DEBUG_LOG', '${logIn(dir)}' );
define( 'WP_DEBUG_DISPLAY', false );
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
`;

/** Copies Debian's files, whose links lead to other packages, without what is not WordPress' own. */
export function copyWordPress(dir: string, url: string): void {
  const isWanted = (path: string) =>
    existsSync(path) && !/\/wp-content\/(languages|uploads|plugins\/akismet)/.test(path);
  cpSync(WORDPRESS_DIR, siteIn(dir), { recursive: true, dereference: true, filter: isWanted });
  writeFileSync(join(siteIn(dir), 'wp-config.php'), config(dir, url));
}

/** Puts the plug-in, and those of the tests, where WordPress looks for them. */
export function copyPlugins(dir: string): void {
  const target = join(siteIn(dir), 'wp-content/plugins');
  rmSync(join(target, 'driftrock'), { recursive: true, force: true });
  cpSync(PLUGIN_DIR, join(target, 'driftrock'), { recursive: true });
  cpSync(TEST_PLUGINS_DIR, target, { recursive: true });
}
