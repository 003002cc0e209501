<?php
/**
 * Plugin Name: WP Consent API of the tests
 *
 * In place of the plug-in WP Consent API and a consent banner: the functions and events that its documentation names,
 * and two buttons.
 *
 * @package Driftrock
 */

defined( 'ABSPATH' ) || exit;

/**
 * What the API says to PHP.
 *
 * @return bool
 */
function wp_has_consent() {
	return false;
}

add_action( 'wp_enqueue_scripts', 'test_consent_enqueue', PHP_INT_MAX - 100 );

/**
 * Adds the API's script, which has the banner in it.
 */
function test_consent_enqueue() {
	wp_enqueue_script( 'wp-consent-api', plugins_url( 'consent-tool.js', __FILE__ ), array(), '1', true );
}
