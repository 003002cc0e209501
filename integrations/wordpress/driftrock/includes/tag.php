<?php
/**
 * The script tag in the head of every page of the site.
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

// What keeps optimisers from holding the script back until the visitor does something, or from changing it. Cloudflare
// reads its attribute only where it comes before src.
const LEFT_ALONE = array(
	'data-cfasync'            => 'false', // Cloudflare Rocket Loader, LiteSpeed Cache, Autoptimize.
	'nowprocket'              => true, // WP Rocket: delayed JavaScript.
	'data-no-minify'          => '1', // WP Rocket: minified and combined JavaScript.
	'data-no-optimize'        => '1', // LiteSpeed Cache.
	'data-no-defer'           => '1', // LiteSpeed Cache: deferred and delayed JavaScript.
	'data-noptimize'          => '1', // Autoptimize.
	'data-jetpack-boost'      => 'ignore', // Jetpack Boost.
	'data-pagespeed-no-defer' => true, // The module PageSpeed of nginx and Apache.
);

add_action( 'wp_head', __NAMESPACE__ . '\print_tag', 1 );

/**
 * Prints the tag, once a relay is set. An AMP page takes no scripts, so it gets none.
 */
function print_tag() {
	$is_amp = function_exists( 'amp_is_request' ) && \amp_is_request();
	if ( '' !== read_settings()['relay'] && ! $is_amp ) {
		wp_print_script_tag( tag_attributes( read_settings() ) );
	}
}

/**
 * The tag's attributes, in their order.
 *
 * @param array $settings The settings, with a relay.
 * @return array<string, string|bool>
 */
function tag_attributes( $settings ) {
	$attributes = array_merge(
		array( 'async' => true ),
		LEFT_ALONE,
		array( 'src' => $settings['relay'] . '/driftrock.js' ),
		'' === $settings['source_id'] ? array() : array( 'data-source-id' => $settings['source_id'] ),
		'granted' === $settings['consent'] ? array() : array( 'data-consent' => $settings['consent'] ),
		$settings['attribution'] ? array( 'data-attribution' => 'true' ) : array()
	);
	/**
	 * Filters the attributes of the tag: every option of the snippet has one, such as data-forms.
	 *
	 * @param array<string, string|bool> $attributes Names and values; true for an attribute without a value.
	 */
	return (array) apply_filters( 'driftrock_tag_attributes', $attributes );
}
