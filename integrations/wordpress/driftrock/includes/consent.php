<?php
/**
 * Consent that the WP Consent API tells of, where that plug-in is active and leads wait for consent.
 *
 * The browser asks, not the server: a cached page says the same to every visitor.
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\enqueue_consent' );
add_filter( 'wp_consent_api_registered_' . plugin_basename( PLUGIN_FILE ), '__return_true' );

/**
 * Adds the script that hands consent on.
 */
function enqueue_consent() {
	$settings = read_settings();
	if ( '' !== $settings['relay'] && 'pending' === $settings['consent'] && function_exists( 'wp_has_consent' ) ) {
		wp_enqueue_script( 'driftrock-consent', plugins_url( 'assets/consent.js', PLUGIN_FILE ), array( 'wp-consent-api' ), VERSION, true );
	}
}
