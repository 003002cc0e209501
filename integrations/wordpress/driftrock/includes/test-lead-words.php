<?php
/**
 * What keeps a test lead away, in words: what is wrong, and what to do.
 *
 * The English sentences of causes are those of the inspector and of the page on troubleshooting.
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

/**
 * The causes by their names; {url}, {origin} and {sourceId} are filled in by the browser.
 *
 * @return array<string, array{string, string}>
 */
function cause_words() {
	$correct_relay   = __( 'Correct the field Relay, or start the relay with its HTTPS and DNS entry.', 'driftrock' );
	$correct_capture = __( 'Correct the field Capture.', 'driftrock' );
	return array(
		'script-unreachable' => array( __( '{url} cannot be loaded', 'driftrock' ), $correct_relay . ' ' . __( 'If it opens in a new tab, an ad blocker keeps it away from this page.', 'driftrock' ) ),
		'relay-unreachable'  => array( __( 'The page gets no answer from {url}', 'driftrock' ), $correct_relay ),
		'relay-foreign'      => array( __( 'What answers at {url} takes no leads', 'driftrock' ), __( 'Correct the field Relay.', 'driftrock' ) ),
		'relay-not-ready'    => array( __( 'The relay at {url} takes no leads now', 'driftrock' ), __( 'Look at the relay\'s own page or its log: its disk is full, or it is being stopped.', 'driftrock' ) ),
		'origin-refused'     => array( __( 'The relay takes no leads from {origin}', 'driftrock' ), __( 'For the relay\'s operator: if the page is yours, add {origin} to RELAY_ORIGINS and start it again.', 'driftrock' ) ),
		'source-missing'     => array( __( 'No tag names a capture, and the relay has several', 'driftrock' ), __( 'Fill in the field Capture.', 'driftrock' ) ),
		'source-refused'     => array( __( 'The relay takes no leads for the capture {sourceId}', 'driftrock' ), $correct_capture . ' ' . __( 'If it is right, have the relay\'s operator add {sourceId} to RELAY_SOURCE_IDS and start it again.', 'driftrock' ) ),
		'key-refused'        => array( __( 'Driftrock refuses the relay\'s API key', 'driftrock' ), __( 'For the relay\'s operator: put a key that Driftrock knows into DRIFTROCK_API_KEY, and start it again. What waits is delivered then.', 'driftrock' ) ),
		'upstream-failing'   => array( __( 'Driftrock does not take what the relay sends', 'driftrock' ), __( 'The relay\'s own page says why. Leads wait there, and go out by themselves.', 'driftrock' ) ),
	);
}

/**
 * The words of the button's own course.
 *
 * @return array<string, string>
 */
function course_words() {
	return array(
		'sending'      => __( 'The test lead is on its way.', 'driftrock' ),
		'email'        => __( 'Give an e-mail address of your own: Driftrock takes it for a person\'s.', 'driftrock' ),
		'acknowledged' => __( 'The relay has taken the test lead. Look for "{eventName}" in your Driftrock capture.', 'driftrock' ),
		'rejected'     => __( 'The relay has refused the test lead for good: HTTP {status}.', 'driftrock' ),
		'retry'        => __( 'The relay has not taken the test lead: HTTP {status}. Its log says why.', 'driftrock' ),
	);
}
