<?php
/**
 * The button that sends a test lead.
 *
 * The browser of the person who looks at the page sends it, with the same file to the same relay as a visitor's would:
 * so it meets what a visitor's lead meets. This server sends nothing.
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

// What Driftrock shows the lead as, so that nobody takes it for a visitor's.
const TEST_EVENT_NAME = 'Test lead from WordPress';

add_action( 'admin_enqueue_scripts', __NAMESPACE__ . '\enqueue_test_lead' );

/**
 * Adds the button's script to the settings page, and to no other.
 *
 * @param string $hook Which page of the administration this is.
 */
function enqueue_test_lead( $hook ) {
	if ( 'settings_page_' . PAGE !== $hook || '' === read_settings()['relay'] ) {
		return;
	}
	$given = array(
		'relay'     => read_settings()['relay'],
		'sourceId'  => read_settings()['source_id'],
		'eventName' => TEST_EVENT_NAME,
		'causes'    => cause_words(),
		'course'    => course_words(),
	);
	wp_enqueue_script( 'driftrock-test-lead', plugins_url( 'assets/test-lead.js', PLUGIN_FILE ), array(), VERSION, true );
	wp_add_inline_script( 'driftrock-test-lead', 'window.driftrockTestLead = ' . wp_json_encode( $given, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
}

/**
 * Prints the part of the page that sends a test lead.
 */
function print_test_lead() {
	printf( '<h2>%s</h2>', esc_html__( 'Test', 'driftrock' ) );
	if ( '' === read_settings()['relay'] ) {
		printf( '<p>%s</p>', esc_html__( 'Save the address of your relay first.', 'driftrock' ) );
		return;
	}
	printf( '<p>%s</p>', esc_html__( 'Your browser sends a lead that is marked as a test, the way of a visitor\'s lead: to the relay that is saved, and from there to Driftrock.', 'driftrock' ) );
	print_other_origin();
	printf(
		'<p><label for="driftrock-email">%s</label><br><input type="email" id="driftrock-email" class="regular-text" value="%s" autocomplete="email" required aria-describedby="driftrock-result"></p>',
		esc_html__( 'Your e-mail address', 'driftrock' ),
		esc_attr( wp_get_current_user()->user_email )
	);
	printf( '<p><button type="button" class="button" id="driftrock-send">%s</button></p>', esc_html__( 'Send a test lead', 'driftrock' ) );
	echo '<p id="driftrock-result" role="status"></p>';
	printf(
		'<p><a href="%s">%s</a></p>',
		esc_url( add_query_arg( 'driftrock_debug', '1', home_url( '/' ) ) ),
		esc_html__( 'See on your site which forms are captured', 'driftrock' )
	);
}

/**
 * Says it where the site's pages have another origin than this page: the relay then judges this one.
 */
function print_other_origin() {
	$pages = read_origin( home_url() );
	$here  = read_origin( admin_url() );
	if ( is_string( $pages ) && is_string( $here ) && $pages !== $here ) {
		printf(
			'<p>%s</p>',
			esc_html(
				sprintf(
					/* translators: 1: address of this page, 2: address of the site's pages. */
					__( 'This page is at %1$s, and the pages of your site are at %2$s. For the test, RELAY_ORIGINS of the relay must name both.', 'driftrock' ),
					$here,
					$pages
				)
			)
		);
	}
}
