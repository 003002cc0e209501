<?php
/**
 * Takes away what the plug-in has saved, on every site of a network. Runs when the plug-in is deleted.
 *
 * @package Driftrock
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

// 0 is for all of them; a single site has one.
$driftrock_sites = is_multisite() ? get_sites(
	array(
		'fields' => 'ids',
		'number' => 0,
	)
) : array( 0 );

foreach ( $driftrock_sites as $driftrock_site ) {
	if ( 0 !== $driftrock_site ) {
		switch_to_blog( $driftrock_site );
	}
	delete_option( 'driftrock_settings' );
	if ( 0 !== $driftrock_site ) {
		restore_current_blog();
	}
}
