<?php
/**
 * The address of a relay, from whatever a person pastes: the address itself, one of its paths, or the whole script tag.
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

/**
 * What the text says of a relay.
 *
 * @param string $text What was typed or pasted.
 * @return array{relay: string, source_id: string, more: string[]}|\WP_Error The relay's origin with the capture that a
 *         pasted tag names, each empty where there is none, and the names of what else the tag says; an error in words
 *         where the text names no relay.
 */
function read_relay( $text ) {
	$tag = strpos( $text, '<' ) === false ? array( 'src' => trim( $text ) ) : read_tag( $text );
	// As in the snippet, attributes win over the address.
	$named  = array_merge( array( 'src' => '' ), read_query( isset( $tag['src'] ) ? $tag['src'] : '' ), $tag );
	$relay  = isset( $named['data-relay'] ) ? $named['data-relay'] : $named['src'];
	$origin = '' === trim( $text ) ? '' : read_origin( $relay );
	if ( is_wp_error( $origin ) ) {
		return $origin;
	}
	return array(
		'relay'     => $origin,
		'source_id' => isset( $named['data-source-id'] ) ? $named['data-source-id'] : '',
		'more'      => array_values( preg_grep( '/^data-/', array_diff( array_keys( $named ), array( 'data-relay', 'data-source-id' ), array_keys( LEFT_ALONE ) ) ) ),
	);
}

/**
 * The attributes of the first script tag that has an address; empty where there is none.
 *
 * @param string $html Pasted HTML.
 * @return array<string, string>
 */
function read_tag( $html ) {
	preg_match_all( '/<script\b([^>]*)>/i', $html, $tags );
	foreach ( $tags[1] as $attributes ) {
		$given = wp_list_pluck( wp_kses_hair( $attributes, array( 'http', 'https' ) ), 'value' );
		if ( ! empty( $given['src'] ) ) {
			return array_map( 'html_entity_decode', array_change_key_case( $given ) );
		}
	}
	return array();
}

/**
 * The options in a script's address, which is where tag managers have them, by the names of their attributes.
 *
 * @param string $url The script's address.
 * @return array<string, string>
 */
function read_query( $url ) {
	wp_parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
	$found = array();
	foreach ( array_filter( $query, 'is_string' ) as $name => $value ) {
		$found[ 'data-' . strtolower( preg_replace( '/[A-Z]/', '-$0', $name ) ) ] = $value;
	}
	return $found;
}

/**
 * The origin of an address that browsers may send leads to: https, or a loopback address for tests.
 *
 * @param string $url An address.
 * @return string|\WP_Error
 */
function read_origin( $url ) {
	$parts  = wp_parse_url( trim( $url ) );
	$scheme = isset( $parts['scheme'] ) ? strtolower( $parts['scheme'] ) : '';
	$host   = isset( $parts['host'] ) ? strtolower( $parts['host'] ) : '';
	if ( ! in_array( $scheme, array( 'http', 'https' ), true ) || ! preg_match( '/^(\[[0-9a-f:.]+\]|[^\s<>"\'\\\\\[\]]+)$/', $host ) ) {
		return new \WP_Error( 'no_address', __( 'give an address that begins with https://, such as https://relay.example.com, or the script tag that your relay shows', 'driftrock' ) );
	}
	if ( isset( $parts['user'] ) ) {
		return new \WP_Error( 'has_login', __( 'take the name and the password out of the address', 'driftrock' ) );
	}
	// W3C Secure Contexts §3.1: browsers trust loopback addresses without https.
	if ( 'http' === $scheme && ! preg_match( '/^(localhost|127(\.\d+){3}|\[::1\])$/', $host ) ) {
		return new \WP_Error( 'no_https', __( 'the address has no https, and browsers would send the leads unprotected: give one that begins with https://', 'driftrock' ) );
	}
	return $scheme . '://' . $host . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}
