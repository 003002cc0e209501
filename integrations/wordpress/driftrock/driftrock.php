<?php
/**
 * Plugin Name:       Driftrock leads
 * Plugin URI:        https://github.com/driftrock/driftrock/tree/main/integrations/wordpress
 * Description:       Brings the leads of your forms to Driftrock, by way of your own relay.
 * Version:           0.1.0
 * Requires at least: 5.9
 * Requires PHP:      7.4
 * Author:            Driftrock
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       driftrock
 * Domain Path:       /languages
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

const VERSION     = '0.1.0';
const PLUGIN_FILE = __FILE__;

require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/relay-address.php';
require_once __DIR__ . '/includes/sanitizing.php';
require_once __DIR__ . '/includes/tag.php';
require_once __DIR__ . '/includes/consent.php';
require_once __DIR__ . '/includes/privacy.php';
require_once __DIR__ . '/includes/settings-page.php';
require_once __DIR__ . '/includes/test-lead-words.php';
require_once __DIR__ . '/includes/test-lead.php';

add_action( 'init', __NAMESPACE__ . '\load_translations' );

/**
 * Makes the translations known that come with the plug-in.
 */
function load_translations() {
	load_plugin_textdomain( 'driftrock', false, dirname( plugin_basename( PLUGIN_FILE ) ) . '/languages' );
}
