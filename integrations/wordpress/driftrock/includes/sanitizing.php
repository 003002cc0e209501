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
			'more'      => array(),
		);
	}
	if ( array() !== $relay['more'] ) {
		say_what_is_left( $relay['more'] );
	}
	return array(
		'relay'       => $relay['relay'],
		'source_id'   => sanitize_source_id( trim( (string) $given['source_id'] ), $relay['source_id'], $old['source_id'] ),
		'consent'     => 'pending' === $given['consent'] ? 'pending' : 'granted',
		'attribution' => (bool) $given['attribution'],
	);
}

/**
 * The capture: the one of a pasted tag, else the one in its field, which may be an earlier one.
 *
 * @param string $typed  What the field says.
 * @param string $pasted What a pasted tag says.
 * @param string $old    What is saved.
 * @return string
 */
function sanitize_source_id( $typed, $pasted, $old ) {
	$source_id = '' === $pasted ? $typed : $pasted;
	// What the snippet takes for no value: braces and tags are left by an example that nobody has filled in.
	if ( preg_match( '/[{}<>"\s]/', $source_id ) ) {
		refuse( 'source_id', __( 'Capture', 'driftrock' ), __( 'give the id of your Driftrock capture, and nothing else', 'driftrock' ), $source_id );
		return $old;
	}
	return $source_id;
}

/**
 * Names what of a pasted tag this page does not take over.
 *
 * @param string[] $names Names of attributes.
 */
function say_what_is_left( $names ) {
	$message = sprintf(
		/* translators: 1: names of attributes, 2: name of a filter. */
		__( 'Of the pasted tag, relay and capture were taken over, and not: %1$s. Consent and campaigns have fields on this page; the filter %2$s adds any other.', 'driftrock' ),
		mb_substr( implode( ', ', $names ), 0, SHOWN_LENGTH ),
		'driftrock_tag_attributes'
	);
	add_settings_error( OPTION, 'more', esc_html( $message ), 'warning' );
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
