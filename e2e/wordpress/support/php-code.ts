/** What the tests say to WordPress in PHP. */
import { THEME } from '../../../scripts/wordpress.mjs';

/** The owner of the site, whose password every user has. */
export const ADMIN = { name: 'admin', password: 'a-password-of-the-tests', email: 'owner@example.com' };

/** WordPress without a request. */
export const LOAD = "require 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/plugin.php';";

/** The pages of the tests, and a user who may not change settings. */
export const PREPARE = `
  switch_theme( '${THEME}' );
  wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => 'contact',
    'post_title' => 'Contact', 'post_content' => '[contact-form]' ) );
  wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_name' => 'thanks',
    'post_title' => 'Thanks', 'post_content' => 'Thank you.' ) );
  wp_insert_user( array( 'user_login' => 'author', 'user_pass' => '${ADMIN.password}',
    'user_email' => 'author@example.com', 'role' => 'author' ) );`;

/** The site as it was installed, with these plug-ins active and these settings saved. */
export const resetTo = (plugins: string[], settings: object | undefined): string => `
  deactivate_plugins( get_option( 'active_plugins' ) );
  delete_option( 'driftrock_settings' );
  delete_user_meta( 1, 'locale' );
  foreach ( get_comments( array( 'fields' => 'ids' ) ) as $id ) wp_delete_comment( $id, true );
  activate_plugins( json_decode( '${JSON.stringify(plugins.map((name) => `${name}/${name}.php`))}', true ) );
  $saved = json_decode( '${JSON.stringify(settings ?? null)}', true );
  if ( $saved ) update_option( 'driftrock_settings', $saved );`;

/** Makes the tables of a network with this site in it; the site goes on working alone. */
export const makeNetwork = (url: string): string => `
  require_once ABSPATH . 'wp-admin/includes/upgrade.php';
  foreach ( $wpdb->tables( 'ms_global' ) as $name => $table ) $wpdb->$name = $table;
  install_network();
  populate_network( 1, '${new URL(url).host}', '${ADMIN.email}', 'Bakeries', '/', false );`;

/** Makes this one process part of the network, before WordPress is loaded. */
export const inNetwork = (url: string): string => `
  $_SERVER['HTTP_HOST'] = '${new URL(url).host}';
  $_SERVER['REQUEST_URI'] = '/';
  define( 'MULTISITE', true );
  define( 'SUBDOMAIN_INSTALL', false );
  define( 'DOMAIN_CURRENT_SITE', '${new URL(url).host}' );
  define( 'PATH_CURRENT_SITE', '/' );
  define( 'SITE_ID_CURRENT_SITE', 1 );
  define( 'BLOG_ID_CURRENT_SITE', 1 );`;
