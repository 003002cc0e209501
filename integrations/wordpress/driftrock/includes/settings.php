<?php
/**
 * What the site owner has set: one option of this site, an array.
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

// The same name is in uninstall.php, which runs without the plug-in.
const OPTION       = 'driftrock_settings';
const OPTION_GROUP = 'driftrock';

const DEFAULTS = array(
	'relay'       => '',
	'source_id'   => '',
	'consent'     => 'granted',
	'attribution' => false,
);

add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );

/**
 * The settings in force; a default where nothing is saved.
 *
 * @return array{relay: string, source_id: string, consent: string, attribution: bool} The relay is an origin, or empty.
 */
function read_settings() {
	return array_merge( DEFAULTS, array_intersect_key( (array) get_option( OPTION, array() ), DEFAULTS ) );
}

/**
 * Lets options.php save the settings, once they are sanitized.
 */
function register_settings() {
	register_setting(
		OPTION_GROUP,
		OPTION,
		array(
			'type'              => 'array',
			'default'           => DEFAULTS,
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
		)
	);
}
