<?php
/**
 * What of the given settings is kept: what is well-formed. The rest keeps its old value, and its field is named.
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

// As much of a wrong text as a message shows.
const SHOWN_LENGTH = 80;

/**
 * The settings to save. WordPress may hand over what this has returned once more: that stays as it is.
 *
 * @param mixed $given What the form has sent.
 * @return array
 */
function sanitize_settings( $given ) {
	$old   = read_settings();
	$given = array_merge( DEFAULTS, array_filter( (array) $given, 'is_scalar' ) );
	$relay = read_relay( (string) $given['relay'] );
	if ( is_wp_error( $relay ) ) {
		refuse( 'relay', __( 'Relay', 'driftrock' ), $relay->get_error_message(), $given['relay'] );
		$relay = array(
			'relay'     => $old['relay'],
			'source_id' => '',
		);
	}
	return array(
		'relay'       => $relay['relay'],
		'source_id'   => sanitize_source_id( trim( (string) $given['source_id'] ), $relay['source_id'], $old['source_id'] ),
		'consent'     => 'pending' === $given['consent'] ? 'pending' : 'granted',
		'attribution' => (bool) $given['attribution'],
	);
}

/**
 * The capture: the one that was typed, else the one of a pasted tag.
 *
 * @param string $typed  What the field says.
 * @param string $pasted What a pasted tag says.
 * @param string $old    What is saved.
 * @return string
 */
function sanitize_source_id( $typed, $pasted, $old ) {
	$source_id = '' === $typed ? $pasted : $typed;
	// What the snippet takes for no value: braces and tags are left by an example that nobody has filled in.
	if ( preg_match( '/[{}<>"\s]/', $source_id ) ) {
		refuse( 'source_id', __( 'Capture', 'driftrock' ), __( 'give the id of your Driftrock capture, and nothing else', 'driftrock' ), $source_id );
		return $old;
	}
	return $source_id;
}

/**
 * Says what is wrong with a field.
 *
 * @param string $code  The setting's name.
 * @param string $field The field's name for people.
 * @param string $what  What to do.
 * @param string $given What was given.
 */
function refuse( $code, $field, $what, $given ) {
	$message = sprintf(
		/* translators: 1: name of the field, 2: what to do, 3: what was typed. */
		__( '%1$s: %2$s. Nothing of this field was saved. It said: %3$s', 'driftrock' ),
		$field,
		$what,
		// A login in an address is nobody else's business, and messages are kept for a moment.
		mb_substr( preg_replace( '~//[^/@\s]*@~', '//', (string) $given ), 0, SHOWN_LENGTH )
	);
	// WordPress prints messages as they are.
	add_settings_error( OPTION, $code, esc_html( $message ) );
}
