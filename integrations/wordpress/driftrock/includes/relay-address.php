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
 * @return array{relay: string, source_id: string}|\WP_Error The relay's origin with the capture that a pasted tag
 *         names, each empty where there is none; an error in words where the text names no relay.
 */
function read_relay( $text ) {
	$tag = strpos( $text, '<' ) === false ? array( 'src' => trim( $text ) ) : read_tag( $text );
	// As in the snippet, attributes win over the address.
	$named  = array_merge( read_query( isset( $tag['src'] ) ? $tag['src'] : '' ), $tag );
	$relay  = isset( $named['relay'] ) ? $named['relay'] : ( isset( $named['src'] ) ? $named['src'] : '' );
	$origin = '' === trim( $text ) ? '' : read_origin( $relay );
	if ( is_wp_error( $origin ) ) {
		return $origin;
	}
	return array(
		'relay'     => $origin,
		'source_id' => isset( $named['source_id'] ) ? $named['source_id'] : '',
	);
}

/**
 * What the first script tag with an address says; empty where there is none.
 *
 * @param string $html Pasted HTML.
 * @return array<string, string> With the keys src, relay and source_id, as far as they are there.
 */
function read_tag( $html ) {
	preg_match_all( '/<script\b([^>]*)>/i', $html, $tags );
	foreach ( $tags[1] as $attributes ) {
		$given = wp_list_pluck( wp_kses_hair( $attributes, array( 'http', 'https' ) ), 'value' );
		if ( ! empty( $given['src'] ) ) {
			$found = array(
				'src'       => $given['src'],
				'relay'     => isset( $given['data-relay'] ) ? $given['data-relay'] : null,
				'source_id' => isset( $given['data-source-id'] ) ? $given['data-source-id'] : null,
			);
			return array_map( 'html_entity_decode', array_filter( $found, 'is_string' ) );
		}
	}
	return array();
}

/**
 * What the query of a script's address says, which is where tag managers have the options.
 *
 * @param string $url The script's address.
 * @return array<string, string> With the keys relay and source_id, as far as they are there.
 */
function read_query( $url ) {
	wp_parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
	$found = array(
		'relay'     => isset( $query['relay'] ) ? $query['relay'] : null,
		'source_id' => isset( $query['sourceId'] ) ? $query['sourceId'] : null,
	);
	return array_filter( $found, 'is_string' );
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
